import { desc, eq } from 'drizzle-orm';
import type { ReadDb } from '#main/db/handles.ts';
import { imports, users } from '#main/db/schema/index.ts';
import { importCountsSchema } from './import-counts.ts';

const SHOWN = 200;

/** Past imports, newest first. */
export const pastImports = (db: ReadDb) =>
  db
    .select({
      uid: imports.uid,
      at: imports.at,
      byName: users.name,
      counts: imports.counts,
      undoneAt: imports.undoneAt,
    })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.byId))
    .orderBy(desc(imports.id))
    .limit(SHOWN)
    .all()
    .map((row) => ({ ...row, counts: importCountsSchema.parse(JSON.parse(row.counts)) }));
