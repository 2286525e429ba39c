import type { Brand } from './brand.ts';

/**
 * Identifier of a row for everything that leaves the vault: a UUIDv7 in its canonical lower-case text form.
 *
 * Inside the vault rows are joined by INTEGER keys; the uid is stored as 16 bytes (design.md §2 "ids").
 */
export type Uid = Brand<string, 'Uid'>;

const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a canonical UUID, whatever its version. */
export const isUid = (text: string): text is Uid => CANONICAL.test(text);
