import type Database from 'better-sqlite3';
import { z } from 'zod';

const sequenceSchema = z.object({ sequence: z.number().nullable() });

/** Number of the last entry of a base's log, 0 where it is empty; the log has no gaps, so this is its length too. */
export const lastEntry = (connection: Database.Database): number =>
  sequenceSchema.parse(connection.prepare('select max(sequence) as sequence from audit_entries').get())
    .sequence ?? 0;
