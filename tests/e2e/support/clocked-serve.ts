// The browser host on a clock that a test moves forward: waits of minutes and hours are driven, not sat through.
import { startBrowserHost } from '#main/serve.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('The data folder is missing');
const machine = systemClock();
let ahead = 0;
const clock: Clock = {
  now: () => new Date(Date.parse(machine.now()) + ahead).toISOString() as Instant,
  today: () => machine.today(),
  monotonic: () => machine.monotonic() + ahead,
};
const host = await startBrowserHost({ dataFolder, port: 0, demonstration: false, clock });
process.on('message', (milliseconds: number) => {
  ahead += milliseconds;
  process.send?.(milliseconds);
});
process.on('SIGTERM', () => {
  void host.close().then(() => process.exit(0));
});
process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token })}\n`);
