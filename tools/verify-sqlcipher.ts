// npm run verify:sqlcipher: somebody else's word for the encryption. The reference SQLCipher opens a copy of a vault.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildReference } from './sqlcipher/build.ts';
import { openReference, type ReferenceRow } from './sqlcipher/reference-database.ts';
import { makeVaultCopy } from './sqlcipher/vault-copy.ts';

const built = buildReference();
if ('missing' in built) {
  console.log(`The reference SQLCipher is NOT RUN here: ${built.missing}`);
  process.exit(0);
}

let failures = 0;
function report(what: string, holds: boolean, figure = ''): void {
  if (!holds) failures += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${figure === '' ? '' : ` (${figure})`}`);
}

/** Opens the copy with a key, asks, and closes; undefined when the key is refused. */
async function ask(
  key: Buffer,
  ...questions: readonly string[]
): Promise<readonly ReferenceRow[][] | undefined> {
  const database = await openReference(folder, copy.path);
  try {
    // Its own lines about a refused page would read like failures of this check.
    await database.all('PRAGMA cipher_log_level = NONE');
    await database.all(`PRAGMA key = "x'${key.toString('hex')}'"`);
    const answers: ReferenceRow[][] = [];
    for (const question of questions) answers.push([...(await database.all(question))]);
    return answers;
  } catch (problem) {
    if (problem instanceof Error && problem.message.includes('SQLITE_NOTADB')) return undefined;
    throw problem;
  } finally {
    await database.close();
  }
}

const { folder } = built;
const copy = await makeVaultCopy();
try {
  const answers = await ask(
    copy.key,
    'PRAGMA cipher_version',
    'SELECT name FROM clients ORDER BY id',
    'SELECT count(*) AS pages FROM pragma_page_count, sqlite_schema',
    'PRAGMA cipher_integrity_check',
    'PRAGMA integrity_check',
  );
  const [version, clients, tables, cipherFaults, faults] = answers ?? [];
  report('opened with the unwrapped key', answers !== undefined, `SQLCipher ${textOf(version)}`);
  const names = clients?.map((row) => String(row['name'])) ?? [];
  report(
    'rows read as entered',
    names.join('|') === copy.clientNames.join('|'),
    `${String(names.length)} clients`,
  );
  report('the schema is readable', Number(textOf(tables)) > 10, `${textOf(tables)} objects`);
  report('cipher_integrity_check finds nothing', cipherFaults?.length === 0);
  report('integrity_check finds nothing', textOf(faults) === 'ok');
  const oneBitOff = Buffer.from(copy.key);
  oneBitOff[0] = (oneBitOff[0] ?? 0) ^ 1;
  report(
    'a key that differs in one bit is refused',
    (await ask(oneBitOff, 'SELECT 1 FROM clients')) === undefined,
  );
  report('a random key is refused', (await ask(randomBytes(32), 'SELECT 1 FROM clients')) === undefined);
  const bytes = readFileSync(copy.path);
  const inClear = ['SQLite format 3', 'CREATE TABLE', ...copy.clientNames].filter((text) =>
    bytes.includes(text),
  );
  report('the file holds no clear text', inClear.length === 0, `${String(bytes.length)} bytes`);
} finally {
  await copy.remove();
}
console.log(failures === 0 ? 'The reference SQLCipher agrees.' : `${String(failures)} of the checks failed.`);
process.exit(failures === 0 ? 0 : 1);

/** The first value of the first row, as text. */
function textOf(rows: readonly ReferenceRow[] | undefined): string {
  return String(Object.values(rows?.[0] ?? {})[0] ?? '');
}
