import { customType, integer } from 'drizzle-orm/sqlite-core';
import type { Cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** An amount that is nothing until something adds to it. */
export const centsColumn = (name: string) =>
  integer(name)
    .$type<Cents>()
    .notNull()
    .default(0 as Cents);

/** A UUID stored as its 16 bytes: half the size of text in the table and its unique index. */
export const uidColumn = customType<{ data: Uid; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: (uid) => uidToBytes(uid),
  fromDriver: (bytes) => bytesToUid(bytes),
});

/** Raw bytes. */
export const bytesColumn = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: (bytes) => Buffer.from(bytes),
  fromDriver: (bytes) => bytes,
});

/** The 16 bytes of a uid, for SQL that is not built by the query builder. */
export const uidToBytes = (uid: Uid): Buffer => Buffer.from(uid.replaceAll('-', ''), 'hex');

/** The uid of 16 stored bytes. */
export function bytesToUid(bytes: Uint8Array): Uid {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uid;
}
