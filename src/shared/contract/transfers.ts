import { procedure } from './base.ts';
import { instant, line, uid } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Columns of a client file that an import can fill. */
export const IMPORT_FIELDS = [
  'name',
  'company',
  'kind',
  'industry',
  'siren',
  'siret',
  'vatNumber',
  'email',
  'phone',
  'line1',
  'line2',
  'postalCode',
  'city',
  'country',
  'tags',
  'note',
  'contactName',
  'contactRole',
  'contactPhone',
  'contactEmail',
] as const;

/** For each column of the file, the field it fills, or null to leave it out. */
const mapping = z.array(z.enum(IMPORT_FIELDS).nullable()).max(100);

const counts = z.object({
  total: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  duplicates: z.int(),
  refused: z.int(),
});

/** Chosen rows that leave as one file; whoever needs more takes the whole export, with its purpose. */
export const MOST_EXPORTED_ROWS = 500;

/** Which rows of a file are the same client as one in the vault. */
const matchBy = z.enum(['siret', 'siren', 'email', 'phone', 'name', 'none']);

/** Bring clients, take data. */
export const transfersContract = {
  readHeader: procedure({
    route: {
      method: 'POST',
      path: '/imports/header',
      summary: 'Columns, separator, encoding and first rows of a CSV file, with a guessed mapping',
    },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: unaudited('Nothing is kept'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({ file: z.file() }),
    output: z.object({
      columns: z.array(z.string()),
      mapping,
      separator: z.string(),
      encoding: z.string(),
      sample: z.array(z.array(z.string())),
      rows: z.int(),
    }),
    refusals: ['FileEmpty', 'FileTooLarge', 'TooManyRows', 'NotCsv', 'CellTooLong'],
  }),
  preview: procedure({
    route: { method: 'POST', path: '/imports/preview', summary: 'What an import would do, row by row' },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: unaudited('Nothing is kept'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({ file: z.file(), mapping, matchBy }),
    output: z.object({
      counts,
      rows: z.array(
        z.object({
          row: z.int(),
          outcome: z.enum(['created', 'changed', 'unchanged', 'duplicate', 'refused']),
          name: z.string(),
          clientUid: uid.nullable(),
          problems: z.array(
            z.object({ field: z.string(), reason: z.string(), severity: z.enum(['refused', 'warning']) }),
          ),
          changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
        }),
      ),
    }),
    refusals: ['FileEmpty', 'FileTooLarge', 'TooManyRows', 'NotCsv', 'CellTooLong', 'NameColumnMissing'],
  }),
  run: procedure({
    route: { method: 'POST', path: '/imports', summary: 'Import the file, whole or not at all' },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: audited('import.run'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({ file: z.file(), mapping, matchBy, duplicates: z.enum(['skip', 'create']) }),
    output: z.object({ uid, counts }),
    refusals: [
      'FileEmpty',
      'FileTooLarge',
      'TooManyRows',
      'NotCsv',
      'CellTooLong',
      'NameColumnMissing',
      'ImportUnderWay',
      'ImportCancelled',
      'ImportInterrupted',
    ],
  }),
  progress: procedure({
    route: { method: 'GET', path: '/imports/progress', summary: 'How far the import or undoing at work is' },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: unaudited('Counts only'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      job: z.object({ kind: z.enum(['run', 'undo']), done: z.int(), total: z.int() }).nullable(),
    }),
    refusals: [],
  }),
  cancel: procedure({
    route: { method: 'POST', path: '/imports/cancellation', summary: 'Stop the import at work and undo it' },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: unaudited('The undoing that follows has its own entry'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({ cancelled: z.boolean() }),
    refusals: [],
  }),
  list: procedure({
    route: { method: 'GET', path: '/imports', summary: 'Past imports' },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: unaudited('Counts only'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      imports: z.array(
        z.object({ uid, at: instant, byName: z.string().nullable(), counts, undoneAt: instant.nullable() }),
      ),
    }),
    refusals: [],
  }),
  undo: procedure({
    route: {
      method: 'POST',
      path: '/imports/{uid}/undoing',
      summary: 'Undo a whole import; rows changed since are kept and named',
    },
    policy: {
      admission: 'clients.import',
      rowRule: 'none',
      audit: audited('import.undone'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({
      removed: z.int(),
      restored: z.int(),
      kept: z.array(z.object({ clientUid: uid, name: z.string(), reason: z.string() })),
    }),
    refusals: ['AlreadyUndone', 'ImportUnderWay', 'ImportInterrupted'],
  }),
  exportBusiness: procedure({
    route: {
      method: 'POST',
      path: '/exports',
      summary: 'All business data as one ZIP of CSV and JSON files',
    },
    policy: {
      admission: 'business.export',
      rowRule: 'own-clients',
      audit: audited('business.exported'),
      kind: 'process',
      stepUp: true,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({ purpose: line(200) }),
    output: z.file(),
    refusals: [],
  }),
  recordRows: procedure({
    route: {
      method: 'POST',
      path: '/exports/rows',
      summary: 'Puts on record that chosen rows of a list leave as a file, before the window makes it',
    },
    policy: {
      admission: 'rows.export',
      rowRule: 'none',
      audit: audited('rows.exported'),
      kind: 'command',
      stepUp: true,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({
      list: z.enum(['clients', 'services', 'invoices', 'payments']),
      rows: z.int().min(1).max(MOST_EXPORTED_ROWS),
    }),
    output: z.object({}),
    refusals: [],
  }),
};
