// The browser host on a clock that a test moves forward: waits of minutes and hours are driven, not sat through.
import { startBrowserHost } from '#main/serve.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

const [dataFolder, beginsAhead = '0'] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('The data folder is missing');
const machine = systemClock();
const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });
let ahead = Number(beginsAhead);
const clock: Clock = {
  now: () => new Date(Date.parse(machine.now()) + ahead).toISOString() as Instant,
  // The day of Paris, as the machine's own clock tells it.
  today: () => dayOf.format(Date.parse(machine.now()) + ahead) as LocalDate,
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
