import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { bytesColumn, uidColumn } from '../columns.ts';

/** Accounts; the secret side of each lives in the vault's header under the same uid. */
export const users = sqliteTable('users', {
  id: integer('id').primaryKey(),
  uid: uidColumn('uid').notNull().unique(),
  name: text('name').notNull().unique(),
  roles: text('roles', { mode: 'json' }).$type<readonly Role[]>().notNull(),
  state: text('state').$type<'active' | 'invited' | 'disabled'>().notNull(),
  language: text('language').$type<'fr' | 'en'>().notNull().default('fr'),
  theme: text('theme').$type<'light' | 'dark' | 'auto'>().notNull().default('auto'),
  density: text('density').$type<'compact' | 'comfortable'>().notNull().default('compact'),
  singleKeyShortcuts: integer('single_key_shortcuts', { mode: 'boolean' }).notNull().default(true),
  lastSignInAt: text('last_sign_in_at').$type<Instant>(),
  createdAt: text('created_at').$type<Instant>().notNull(),
});

/** The append-only, hash-chained log; triggers refuse UPDATE and DELETE. It never holds a personal value. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    sequence: integer('sequence').primaryKey(),
    at: text('at').$type<Instant>().notNull(),
    class: text('class').$type<'security' | 'accounting'>().notNull(),
    action: text('action').notNull(),
    outcome: text('outcome').$type<'done' | 'denied' | 'refused' | 'failed'>().notNull(),
    actorUid: uidColumn('actor_uid'),
    host: text('host').notNull(),
    objectKind: text('object_kind'),
    objectUid: uidColumn('object_uid'),
    fields: text('fields').notNull(),
    details: text('details').notNull(),
    /** HMAC of the row after the change: shows a page of the file that was put back (security.md §0.5). */
    rowDigest: text('row_digest'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_entries_by_object').on(table.objectUid, table.sequence)],
);

/** Ed25519 signatures of the chain's head by this device. */
export const auditCheckpoints = sqliteTable('audit_checkpoints', {
  sequence: integer('sequence').primaryKey(),
  at: text('at').$type<Instant>().notNull(),
  hash: text('hash').notNull(),
  deviceUid: uidColumn('device_uid').notNull(),
  signature: text('signature').notNull(),
});

/** Devices that signed checkpoints and issued documents; the private key never leaves the encrypted file. */
export const devices = sqliteTable('devices', {
  uid: uidColumn('uid').primaryKey(),
  publicKey: text('public_key').notNull(),
  privateKey: bytesColumn('private_key'),
  createdAt: text('created_at').$type<Instant>().notNull(),
});

/** Single values of the vault: series letter, policies, recovery kit verified, last clock. */
export const vaultState = sqliteTable('vault_state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Versions of the organisation's settings; the newest is in force. */
export const organisationVersions = sqliteTable('organisation_versions', {
  revision: integer('revision').primaryKey(),
  settings: text('settings').notNull(),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
  updatedById: integer('updated_by_id').references(() => users.id),
});

/** Secrets of mail and SMS providers that no keychain could take. */
export const secrets = sqliteTable('secrets', {
  name: text('name').primaryKey(),
  value: text('value'),
  place: text('place').$type<'keychain' | 'vault'>().notNull(),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
});
