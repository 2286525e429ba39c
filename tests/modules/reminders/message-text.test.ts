import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uidToBytes } from '#main/db/columns.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { reminderText, type ReminderWish } from '#main/modules/reminders/message-text.ts';
import { storeTemplate } from '#main/modules/reminders/template-store.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { day, expectOk, openMoneyBase, typedLine, type MoneyBase } from '#tests/support/money-base.ts';

let base: MoneyBase;

beforeEach(() => {
  base = openMoneyBase({ day: '2026-10-01' });
});
afterEach(() => {
  base.close();
});

const idOf = (table: 'clients' | 'invoices', uid: Uid): number =>
  rowOf<{ readonly id: number }>(base.db, `select id from ${table} where uid = @uid`, {
    uid: uidToBytes(uid),
  })?.id ?? 0;

/** An invoice of 1,068.00 € due on 31 October 2026. */
async function issued(clientUid: Uid, unitPrice = '890'): Promise<Uid> {
  const uid = base.addDraft(clientUid, [typedLine({ unitPrice })]);
  expectOk(await base.issue(uid));
  return uid;
}

const wordsOf = (clientUid: Uid, invoices: readonly Uid[], more: Partial<ReminderWish> = {}) =>
  reminderText(base.db, {
    clientId: idOf('clients', clientUid),
    invoiceIds: invoices.map((uid) => idOf('invoices', uid)),
    template: 'firm',
    channel: 'email',
    today: day('2026-11-30'),
    ...more,
  });

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('the words of a reminder', () => {
  it('tell a company the rest, the interest to date, the fee and the law', async () => {
    const client = base.addClient({ name: 'Clinique des Tilleuls' });
    const uid = await issued(client);
    base.clock.setDay(day('2026-11-10'));
    base.pay(uid, 6_800, day('2026-11-10'));
    const { subject, body, language } = wordsOf(client, [uid]);
    expect(language).toBe('fr');
    expect(plain(subject)).toMatch(/^Relance : facture FA-A-2026-\d+$/);
    // 1,068.00 for 10 days and 1,000.00 for 20 days at 12.15 %.
    const interest = (0.1215 * (1068 * 10 + 1000 * 20)) / 365;
    expect(plain(body)).toContain('reste dû 1 000,00 € sur 1 068,00 €');
    expect(plain(body)).toContain(
      `Pénalités de retard au 30 nov. 2026 (12,15 % par an) : ${interest.toFixed(2).replace('.', ',')} €`,
    );
    expect(plain(body)).toContain('Indemnité forfaitaire pour frais de recouvrement : 40,00 €');
    expect(plain(body)).toContain(`${(1040 + interest).toFixed(2).replace('.', ',').replace('1', '1 ')} €`);
    expect(body).toContain('L441-10');
    expect(plain(body)).toContain('IBAN FR76 3000 6000 0112 3456 7890 189');
    expect(body).not.toContain('{{');
  });

  it('ask no fee and no interest of a person, whose notice cites the Civil Code', async () => {
    const client = base.addClient({ name: 'Odile Martin', kind: 'person', siren: '' });
    const uid = await issued(client);
    const firm = plain(wordsOf(client, [uid]).body);
    expect(firm).not.toMatch(/forfaitaire|Pénalités|L441-10/);
    expect(firm).toContain('Reste dû : 1 068,00 €');
    const notice = plain(wordsOf(client, [uid], { template: 'formal-notice', channel: 'letter' }).body);
    expect(notice).toContain('1344');
    expect(notice).toContain('1231-6');
    expect(notice).not.toMatch(/L441-10|40 €/);
  });

  it('speak of several invoices in one message, in the language asked for', async () => {
    const client = base.addClient();
    const both = [await issued(client), await issued(client, '100')];
    const { subject, body } = wordsOf(client, both, { template: 'formal-notice', language: 'en' });
    expect(subject).toMatch(/^Formal notice to pay: invoices FA-A-2026-\d+ and FA-A-2026-\d+$/);
    expect(body).toContain('(2 × €40.00): €80.00');
    expect(body.match(/^• /gm)).toHaveLength(2);
    expect(body).toContain('article 1344');
  });

  it('take the text of the company where there is one', async () => {
    const client = base.addClient({ name: 'Garage <du> Port' });
    const uid = await issued(client);
    storeTemplate(
      base.db,
      { key: 'firm', channel: 'sms', language: 'fr' },
      { subject: '', body: '{{client}} : {{reste}} en retard de {{jours}} j' },
      { now: base.clock.now(), actorId: base.people.accountant.id },
    );
    const { subject, body } = wordsOf(client, [uid], { channel: 'sms' });
    expect(subject).toBe('');
    expect(body).toBe('Garage <du> Port : 1 068,00 € en retard de 30 j');
  });
});
