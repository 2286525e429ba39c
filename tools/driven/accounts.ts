import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Somebody of a company that a script sets up. */
export interface Person {
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** Goes through the set-up wizard: organisation, first account, recovery kit verified by unwrapping it. */
export async function setUp(
  client: CarnetClient,
  organisation: OrganisationSettings,
  person: Person,
): Promise<Uid> {
  const { recoveryKit, userUid } = await client.vault.create({
    organisation,
    person: { name: person.name, password: person.password },
  });
  await client.vault.verifyRecoveryKit({
    fileText: recoveryKit.fileText,
    passphrase: recoveryKit.passphrase,
  });
  return userUid;
}

/** Adds a colleague, who signs in at a seat of its own with the one-time code and replaces it by a password. */
export async function addColleague(
  administrator: CarnetClient,
  colleague: CarnetClient,
  person: Person,
): Promise<Uid> {
  const { uid, oneTimeCode } = await administrator.users.add({ name: person.name, roles: [...person.roles] });
  await colleague.vault.signIn({ account: uid, password: oneTimeCode.code });
  await colleague.vault.changePassword({ current: oneTimeCode.code, next: person.password });
  return uid;
}
