// Child process of the kills: sends what waits in a base to a server on loopback, and ends. Arguments: path of the base, key in
// hexadecimal, JSON of the device key, port of the server, and the moment at which its clock starts.
import { createMessenger } from '#main/messaging/create-messenger.ts';
import { createOutbox } from '#main/modules/messages/create-outbox.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { ok } from '#shared/kernel/result.ts';
import { smtpSettings } from '#tests/messaging/sample-message.ts';
import { SMTP_PASSWORD } from '#tests/support/mail-servers/smtp.ts';
import { openOutboxBase } from '#tests/support/outbox-base.ts';

const [path = '', key = '', device = '', port = '', start = ''] = process.argv.slice(2);
const base = openOutboxBase(start as Instant, { path, key: Buffer.from(key, 'hex'), device });
const outbox = createOutbox({
  vault: base.vault,
  deps: base.deps,
  run: base.newUid(),
  messenger: () =>
    Promise.resolve(
      createMessenger(
        smtpSettings({ host: 'localhost', port: Number(port) }),
        { 'smtp-password': new Redacted(SMTP_PASSWORD) },
        { clock: systemClock() },
      ),
    ),
  files: () => Promise.resolve(ok([])),
  pauseMilliseconds: 0,
  mostInOneGo: 1000,
});
process.stdout.write('begins\n');
await outbox.send();
base.close();
