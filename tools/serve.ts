// npm run serve -- --data DIR --port N [--demo]: the browser host alone, for scripts and end-to-end tests.
import { resolve } from 'node:path';
import { startBrowserHost } from '#main/serve.ts';
import { ensurePages } from './build-pages.ts';
import { demonstrationReady } from './demonstration/demonstration-ready.ts';
import { readServeArguments, serveUsage } from './serve-arguments.ts';
import { untilAskedToStop } from './until-asked-to-stop.ts';

const read = readServeArguments(process.argv.slice(2));
if (!read.ok) {
  console.error(`${read.error}\n${serveUsage}`);
  process.exit(2);
}
if (!ensurePages()) process.exit(1);
const dataFolder = resolve(read.value.dataFolder);
// Standard output belongs to the one line below.
if (read.value.demonstration && !(await demonstrationReady(dataFolder, console.error))) process.exit(1);
const stop = untilAskedToStop();
const host = await startBrowserHost({ ...read.value, dataFolder });
// The only line on standard output; everything else goes to standard error.
console.log(JSON.stringify({ url: host.url, token: host.token }));
await stop;
await host.close();
process.exit(0);
