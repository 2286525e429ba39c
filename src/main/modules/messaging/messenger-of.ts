import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { Messenger, MessengerSecrets, SendOutcome } from '#main/messaging/messenger.ts';
import { readSecret } from '#main/modules/organisation/secrets.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { SecretName } from '#shared/domain/messages/secret-name.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { currentMessaging } from './messaging-settings.ts';

/** The secrets that these settings send with; no other one is taken out of its place. */
export function secretsNeeded(settings: MessagingSettings): readonly SecretName[] {
  const needed: SecretName[] = [];
  const { email, sms } = settings;
  if (email.way === 'sendgrid') needed.push('sendgrid-key');
  if (email.way === 'smtp' && email.smtp.auth === 'password') needed.push('smtp-password');
  if (email.way === 'smtp' && email.smtp.auth === 'oauth2')
    needed.push('smtp-refresh-token', 'smtp-client-secret');
  if (sms.way === 'twilio') needed.push('twilio-token');
  return needed;
}

const notInDemonstration: SendOutcome = { tag: 'refused', reason: 'Demonstration', answerCode: '' };

const silentChannel = {
  name: 'demonstration',
  send: () => Promise.resolve(notInDemonstration),
  delivery: () => Promise.resolve(null),
};

/** A demonstration holds invented people with addresses that may be somebody's: nothing leaves it. */
const demonstrationMessenger: Messenger = {
  email: silentChannel,
  sms: silentChannel,
  close: () => Promise.resolve(),
};

/**
 * The way out of an open vault as it is set now; the caller closes it after its batch.
 *
 * It connects to nobody yet. A secret that its keychain lost is told by the outcome of a message (`SecretMissing`).
 */
export async function messengerOf(
  vault: VaultRuntime,
  deps: Pick<AppDeps, 'keychain' | 'clock' | 'messenger' | 'demonstration'>,
): Promise<Messenger> {
  if (deps.demonstration) return demonstrationMessenger;
  const header = vault.header();
  invariant(header, 'an open vault has a header');
  const { settings } = currentMessaging(vault.read());
  const secrets: { [Name in SecretName]?: Redacted<string> } = {};
  for (const name of secretsNeeded(settings)) {
    const value = await readSecret(vault.read(), deps.keychain, header.vaultId, name);
    if (value !== null) secrets[name] = new Redacted(value);
  }
  return deps.messenger(settings, secrets satisfies MessengerSecrets, { clock: deps.clock });
}
