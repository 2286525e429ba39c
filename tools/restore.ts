// npm run restore -- --file BACKUP [--data DIR]: brings a backup of any size back into an empty data folder.
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderOf } from './data-folder.ts';
import { restoreFromFile } from './restore-from-file.ts';

const usage = 'usage: npm run restore -- --file BACKUP [--data DIR]';

function readArguments(): { readonly file: string; readonly dataFolder: string } | null {
  try {
    const { values } = parseArgs({
      options: { file: { type: 'string' }, data: { type: 'string' } },
      allowPositionals: false,
    });
    if (values.file === undefined) return null;
    const surroundings = { platform: process.platform, environment: process.env, home: homedir() };
    return {
      file: resolve(values.file),
      dataFolder: resolve(values.data ?? dataFolderOf(surroundings, false)),
    };
  } catch {
    return null;
  }
}

const wanted = readArguments();
if (wanted === null) {
  console.error(usage);
  process.exitCode = 2;
} else if (!(await restoreFromFile(wanted, console.log))) process.exitCode = 1;
