// npm run docs:api: writes docs/api.md from the contract; npm run check compares it.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { currentApi } from './api-docs/render-api.ts';

const root = resolve(import.meta.dirname, '..');
writeFileSync(resolve(root, 'docs/api.md'), currentApi(root));
console.log('docs/api.md is written.');
