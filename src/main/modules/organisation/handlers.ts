import { eq } from 'drizzle-orm';
import type { ProcessContext } from '#main/app/context.ts';
import { conflict, refused } from '#main/app/outcome.ts';
import { users } from '#main/db/schema/index.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import { setHideLabels } from '#main/vault/slot-labels.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { SECRET_NAMES, type SecretName } from '#shared/domain/messages/secret-name.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { checkIdentity } from './identity-checks.ts';
import { checkLogo, readLogo, writeLogo } from './logo.ts';
import { changedPolicies, readPolicies, writePolicies } from './policies.ts';
import { keychainAccount, placeOfSecret, removeSecretRow, writeSecretRow } from './secrets.ts';
import { currentSettings, insertVersion, missingInSettings, seriesLetter } from './settings.ts';
import { readState } from './vault-state.ts';

const PLACES_LIMIT = 20;

/** Settings, logo, policies, own preferences, secrets and places. */
export const organisationHandlers: HandlersOf<Contract['organisation']> = {
  get: ({ db }) => {
    const { revision, updatedAt, settings } = currentSettings(db);
    return ok({
      revision,
      updatedAt,
      settings,
      hasLogo: readState(db, 'logo') !== null,
      series: seriesLetter(db),
      missing: [...missingInSettings(settings)],
    });
  },

  update: (context, input) => {
    const { db, access, clock } = context;
    const before = currentSettings(db);
    if (before.revision !== input.revision) return conflict('organisation', before.revision);
    const checked = checkIdentity(input.settings);
    if (!checked.ok) return checked;
    const revision = before.revision + 1;
    insertVersion(db, { revision, settings: checked.value, updatedAt: clock.now() }, access.actor.id);
    context.note({
      objectKind: 'organisation',
      fields: changedFields(before.settings, checked.value),
      details: { revision },
    });
    return ok({ revision });
  },

  logo: (context) => Promise.resolve(ok({ dataUrl: readLogo(context.db()) })),

  setLogo: (context, { dataUrl }) => {
    if (dataUrl !== null) {
      const checked = checkLogo(dataUrl);
      if (!checked.ok) return refused(checked.error, { field: 'dataUrl' });
      writeLogo(context.db, checked.value);
    } else {
      writeLogo(context.db, null);
    }
    context.note({ objectKind: 'organisation', fields: ['logo'] });
    return ok({});
  },

  policies: ({ db }) => ok(readPolicies(db)),

  setPolicies: (context, { weeklyHours, ...given }) =>
    // Apart from sign-ins and password changes: each writes the whole header.
    context.vault.exclusively(async () => {
      const before = readPolicies(context.db());
      const policies = { ...given, weeklyHours: weeklyHours ?? before.weeklyHours };
      const { vault } = context;
      const header = headerOf(context);
      if (header.hideLabels !== policies.labelsHidden) {
        const rows = context.db().select({ uid: users.uid, name: users.name }).from(users).all();
        const labels = new Map<Uid, string>(rows.map((row) => [row.uid, row.name]));
        const changed = setHideLabels(header, vault.keys().rootKey, policies.labelsHidden, labels);
        invariant(changed.ok, 'an open header is intact');
        // Header first: if the power goes now, the next sign-in copies its setting into the base.
        await vault.replaceHeader(changed.value);
      }
      context.note({ objectKind: 'policies', fields: changedPolicies(before, policies) });
      context.commit((db) => {
        writePolicies(db, policies);
      });
      return ok({});
    }),

  preferences: ({ db, access }) => {
    const row = db
      .select({
        language: users.language,
        theme: users.theme,
        density: users.density,
        singleKeyShortcuts: users.singleKeyShortcuts,
      })
      .from(users)
      .where(eq(users.id, access.actor.id))
      .get();
    invariant(row, 'a signed-in person has a row');
    return ok(row);
  },

  setPreferences: ({ db, access }, preferences) => {
    db.update(users).set(preferences).where(eq(users.id, access.actor.id)).run();
    return ok({});
  },

  secrets: async (context) => {
    const { keychain } = context.deps;
    const reason = await keychain.unavailable();
    const usable = reason === null ? keychain : null;
    const { vaultId } = headerOf(context);
    return ok({
      keychain: { available: reason === null, name: keychain.name, reason },
      secrets: await Promise.all(
        SECRET_NAMES.map((name) => placeOfSecret(context.db(), usable, vaultId, name)),
      ),
    });
  },

  setSecret: async (context, { name, value, place }) => {
    if (value === null) return ok({ place: await removeSecret(context, name) });
    if (place === 'vault') return ok({ place: await keepInVault(context, name, value) });
    const reason = await keepInKeychain(context, name, value);
    if (reason !== null) {
      return refused('KeychainUnavailable', { field: 'place', details: { because: reason } });
    }
    return ok({ place: 'keychain' });
  },

  places: ({ deps }, { text }) =>
    ok({ places: deps.places.find(text, PLACES_LIMIT).map((found) => ({ ...found })) }),
};

function headerOf(context: ProcessContext) {
  const header = context.vault.header();
  invariant(header, 'an open vault has a header');
  return header;
}

async function removeSecret(context: ProcessContext, name: SecretName): Promise<'absent'> {
  context.note({ objectKind: 'secret', details: { name, place: 'absent' } });
  context.commit((db) => {
    removeSecretRow(db, name);
  });
  await forgetInKeychain(context, name);
  return 'absent';
}

async function keepInVault(context: ProcessContext, name: SecretName, value: string): Promise<'vault'> {
  context.note({ objectKind: 'secret', details: { name, place: 'vault' } });
  context.commit((db) => {
    writeSecretRow(db, { name, place: 'vault', value, updatedAt: context.clock.now() });
  });
  await forgetInKeychain(context, name);
  return 'vault';
}

/** Null when it is kept, else why not; the base forgets its own copy only once the keychain has the value. */
async function keepInKeychain(
  context: ProcessContext,
  name: SecretName,
  value: string,
): Promise<string | null> {
  const { keychain } = context.deps;
  const reason = await keychain.unavailable();
  if (reason !== null) return reason;
  if (!(await keychain.write(keychainAccount(headerOf(context).vaultId, name), value))) return 'write-failed';
  context.note({ objectKind: 'secret', details: { name, place: 'keychain' } });
  context.commit((db) => {
    writeSecretRow(db, { name, place: 'keychain', value: null, updatedAt: context.clock.now() });
  });
  return null;
}

async function forgetInKeychain(context: ProcessContext, name: SecretName): Promise<void> {
  const { keychain } = context.deps;
  if ((await keychain.unavailable()) !== null) return;
  await keychain.remove(keychainAccount(headerOf(context).vaultId, name));
}

/** Names of the settings that differ; an address counts as one. */
const changedFields = (before: OrganisationSettings, after: OrganisationSettings): readonly string[] =>
  (Object.keys(after) as (keyof OrganisationSettings)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
