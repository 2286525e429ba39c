// npm run notices: writes NOTICES from the installed packages; npm run check compares it.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { collectNotices } from './notices/collect-notices.ts';

const root = resolve(import.meta.dirname, '..');
const { text, objections } = collectNotices(root);
for (const objection of objections) console.error(objection);
if (objections.length > 0) process.exit(1);
writeFileSync(resolve(root, 'NOTICES'), text);
console.log('NOTICES is written.');
