import { z } from 'zod';
import type { StoredClient } from '#main/modules/clients/client-store.ts';
import { isUid, type Uid } from '#shared/kernel/uid.ts';

/** A client as it was before an import changed it. */
export interface FormerClient {
  readonly client: StoredClient;
  readonly tags: readonly string[];
  /** The contact that the import added. */
  readonly addedContactUid: Uid | null;
}

const formerSchema = z.object({
  // Written by `formerClientText` from a row of the same table, inside the encrypted file.
  client: z.custom<StoredClient>(
    (value) => typeof value === 'object' && value !== null && 'sortName' in value,
  ),
  tags: z.array(z.string()),
  addedContactUid: z.custom<Uid>((value) => typeof value === 'string' && isUid(value)).nullable(),
});

/** The text kept in `import_rows.before`. */
export const formerClientText = (former: FormerClient): string => JSON.stringify(former);

/** Reads what `formerClientText` wrote; throws when the row was damaged. */
export const parseFormerClient = (text: string): FormerClient => formerSchema.parse(JSON.parse(text));
