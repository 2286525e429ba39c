import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import { EXPORT_TABLES } from '#main/modules/transfers/export-tables.ts';
import { transfersHandlers } from '#main/modules/transfers/handlers.ts';
import { openTestBase, type TestBase } from '#tests/support/vault-base.ts';
import { addClient } from './client-samples.ts';

let base: TestBase;
beforeEach(() => {
  base = openTestBase();
});
afterEach(() => {
  base.close();
});

async function exported(by = base.people.administrator) {
  const outcome = await transfersHandlers.exportBusiness(base.process(by, 'business.export'), {
    purpose: 'Archive',
  });
  if (!outcome.ok) throw new Error('refused');
  const file = outcome.value;
  return { file, entries: unzipSync(await file.bytes()) };
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function addMoney(): void {
  const at = base.clock.now();
  base.connection.exec(`
    insert into interactions (uid, client_id, kind, occurred_at, body, author_id, search_text, created_at, updated_at)
      values (randomblob(16), 1, 'call', '${at}', '=devis', 1, '', '${at}', '${at}');
    insert into interaction_comments (uid, interaction_id, author_id, text, created_at)
      values (randomblob(16), 1, 1, 'Relu', '${at}');
    insert into satisfaction_surveys (uid, client_id, rating, comments, created_at, updated_at)
      values (randomblob(16), 1, 4, 'Ponctuel', '${at}', '${at}');
    insert into catalogue_items (uid, name, service_type, nature, unit, unit_price, vat_category, vat_rate, search_text, created_at, updated_at)
      values (randomblob(16), 'Entretien', 'maintenance', 'service', 'HUR', '45.5', 'S', '20', '', '${at}', '${at}');
    insert into services (uid, client_id, service_type, title, date, status, quantity, unit, unit_price, net_cents, vat_category, vat_rate, search_text, created_at, updated_at)
      values (randomblob(16), 1, 'maintenance', 'Visite', '2026-11-20', 'done', '2', 'HUR', '45.5', 9100, 'S', '20', '', '${at}', '${at}');
    insert into invoices (uid, kind, status, client_id, subject, language, net_cents, tax_cents, gross_cents, search_text, created_at, updated_at)
      values (randomblob(16), 'invoice', 'draft', 1, '=cmd', 'fr', 9100, 1820, 10920, '', '${at}', '${at}');
    insert into invoice_lines (invoice_id, position, service_id, name, nature, quantity, unit, unit_price, vat_category, vat_rate, discount_cents, net_cents)
      values (1, 1, 1, 'Visite', 'service', '2', 'HUR', '45.5', 'S', '20', 0, 9100);
    update invoices set status = 'issued', number = 'FA-A-2026-00001', issue_date = '2026-11-22', due_date = '2026-12-22', document = '{}' where id = 1;
    insert into payments (uid, invoice_id, payment_method, amount_paid_cents, payment_date, created_at)
      values (randomblob(16), 1, 'transfer', 5000, '2026-11-22', '${at}');
    insert into service_contracts (uid, client_id, title, starts_on, ends_on, notice_days, created_at, updated_at)
      values (randomblob(16), 1, '=Contrat', '2026-01-01', '2026-12-31', 60, '${at}', '${at}');
    insert into dunning_plans (uid, name, steps, created_at, updated_at)
      values (randomblob(16), 'Usuel', '[]', '${at}', '${at}');
    insert into client_dunning (client_id, plan_id, reason, updated_at) values (1, 1, 'Bon payeur', '${at}');
    insert into invoice_follow_ups (invoice_id, dispute_reason, updated_at) values (1, 'Visite trop courte', '${at}');
    insert into message_templates (key, channel, language, body, updated_at)
      values ('first', 'email', 'fr', 'Bonjour', '${at}');
    insert into messages (uid, kind, channel, client_id, language, recipient_address, body, state, not_before, message_id,
        created_at, updated_at)
      values (randomblob(16), 'reminder', 'email', 1, 'fr', 'a@b.example', '@Relance', 'sent', '${at}', '<1@x>', '${at}', '${at}');
    insert into message_subjects (message_id, invoice_id, level, channel, created_at) values (1, 1, 'first', 'email', '${at}');
    insert into message_attempts (message_id, at, outcome, answer_code) values (1, '${at}', 'sent', '250');`);
}

describe('the export of business data', () => {
  it('holds every table as CSV and JSON, with a manifest whose digests are right', async () => {
    addClient(base, { name: 'Œuvre & Cie', note: 'Deux\nlignes; "guillemets"', tags: ['a', 'b'] });
    addMoney();
    const { file, entries } = await exported();
    expect(file.name).toBe('carnet-export-2026-11-22.zip');
    expect(Object.keys(entries).toSorted()).toEqual(
      [...EXPORT_TABLES.flatMap(({ name }) => [`${name}.csv`, `${name}.json`]), 'manifest.json'].toSorted(),
    );
    const manifest = JSON.parse(text(entries['manifest.json'])) as {
      files: { name: string; rows: number; sha256: string; bytes: number }[];
    };
    const rowsOf = (name: string): number => {
      if (name.startsWith('contacts') || name.startsWith('client_assignments')) return 0;
      return name.startsWith('colleagues') ? Object.keys(base.people).length : 1;
    };
    for (const one of manifest.files) {
      expect(`${one.name}: ${String(one.rows)}`).toBe(`${one.name}: ${String(rowsOf(one.name))}`);
      expect(createHash('sha256').update(entries[one.name]!).digest('hex')).toBe(one.sha256);
      expect(entries[one.name]!.byteLength).toBe(one.bytes);
    }
    const invoices = text(entries['invoices.csv']);
    expect(invoices.startsWith('\uFEFFuid;clientUid;')).toBe(true);
    expect(invoices).toContain("'=cmd");
    expect(invoices).toContain('91,00;18,20;109,20;50,00');
    expect(invoices.split('\r\n')).toHaveLength(3);
    const [contract] = JSON.parse(text(entries['service_contracts.json'])) as Record<string, string>[];
    expect(contract).toMatchObject({
      title: '=Contrat',
      endsOn: '2026-12-31',
      noticeDays: '60',
      decision: '',
    });
    expect(text(entries['service_contracts.csv'])).toContain("'=Contrat");
    const [message] = JSON.parse(text(entries['messages.json'])) as Record<string, string>[];
    const [subject] = JSON.parse(text(entries['message_subjects.json'])) as Record<string, string>[];
    expect(message).toMatchObject({ state: 'sent', body: '@Relance', recipientAddress: 'a@b.example' });
    const [payment] = JSON.parse(text(entries['payments.json'])) as Record<string, string>[];
    const [invoice] = JSON.parse(text(entries['invoices.json'])) as Record<string, string>[];
    const [told] = JSON.parse(text(entries['interactions.json'])) as Record<string, string>[];
    expect(told).toMatchObject({ kind: 'call', body: '=devis' });
    const [comment] = JSON.parse(text(entries['interaction_comments.json'])) as Record<string, string>[];
    expect(comment).toMatchObject({ interactionUid: told?.['uid'], text: 'Relu' });
    expect(subject).toMatchObject({
      messageUid: message?.['uid'],
      invoiceUid: invoice?.['uid'],
      level: 'first',
    });
    expect(payment).toMatchObject({ invoiceUid: invoice?.['uid'], amount: '50.00', reversedAt: '' });
    expect(base.notes.at(-1)?.details).toMatchObject({ purpose: 'Archive', clients: 1, payments: 1 });
  });

  it('leaves no table of the base out without a reason', () => {
    const LEFT_OUT: Readonly<Record<string, string>> = {
      audit_checkpoints: 'the log leaves by itself, not with the business',
      carnet_migrations: 'a mark of the program',
      audit_entries: 'the log leaves by itself, not with the business',
      automatic_templates: 'a setting of the program',
      mailbox_reads: 'places in a mailbox',
      message_settings: 'how this program reaches its servers',
      blobs: 'keys of the encrypted PDFs, which are saved one by one',
      client_events: 'when a sheet was changed: the log tells it',
      client_summaries: 'sums of other rows',
      client_tags: 'a column of clients',
      devices: 'keys of this machine',
      drafts: 'half-typed forms',
      import_rows: 'what undoing an import needs',
      imports: 'what undoing an import needs',
      invoice_series: 'counters; the numbers stand on the invoices',
      month_summaries: 'sums of other rows',
      month_totals: 'sums of other rows',
      organisation_versions: 'what the person typed about the own company; the seller stands on every PDF',
      payment_reversals: 'columns of payments',
      report_subscriptions: 'a wish of a person',
      reports: 'PDFs, which are saved one by one',
      saved_views: 'a wish of a person',
      secrets: 'never leave',
      users: 'colleagues: names only',
      vault_state: 'marks of the program',
    };
    const named: Readonly<Record<string, string>> = { catalogue_items: 'catalogue' };
    const exportedNames = new Set(EXPORT_TABLES.map(({ name }) => name));
    const tables = base.connection
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\' order by name",
      )
      .pluck()
      .all() as readonly string[];
    const forgotten = tables.filter(
      (table) => !exportedNames.has(named[table] ?? table) && LEFT_OUT[table] === undefined,
    );
    expect(forgotten).toEqual([]);
    expect(Object.keys(LEFT_OUT).filter((table) => !tables.includes(table))).toEqual([]);
  });

  it('names the colleague of every uid that stands in another file', async () => {
    const agent = base.people.agent;
    addClient(base, { name: 'Atelier', ownerUid: agent.uid });
    const { entries } = await exported();
    const rowsOf = (name: string) => JSON.parse(text(entries[name])) as readonly Record<string, string>[];
    const [client] = rowsOf('clients.json');
    expect(rowsOf('colleagues.json').find(({ uid }) => uid === client?.['ownerUid'])?.['name']).toBe(
      agent.name,
    );
  });

  it('holds for an accountant and an auditor only what they may read', async () => {
    addClient(base, { name: 'Atelier' });
    addMoney();
    const missingFor = async (by: Parameters<typeof exported>[0]) => {
      const { entries } = await exported(by);
      return EXPORT_TABLES.map(({ name }) => name).filter((name) => entries[`${name}.csv`] === undefined);
    };
    expect(await missingFor(base.people.accountant)).toEqual(['interactions', 'interaction_comments']);
    expect(await missingFor(base.people.auditor)).toEqual([
      'interactions',
      'interaction_comments',
      'catalogue',
      'services',
      'dunning_plans',
      'message_templates',
    ]);
  });

  it('brings the same clients into another base', async () => {
    for (let count = 0; count < 1100; count += 1) {
      addClient(base, {
        name: `${['=', "'=", 'É', '-'][count % 4] ?? ''}Client ${String(count)}`,
        kind: count % 2 === 0 ? 'company' : 'person',
        phone: `01 99 00 ${String(1000 + count)}`.slice(0, 14),
        email: `c${String(count)}@exemple.invalid`,
        note: count % 5 === 0 ? 'Deux\nlignes; "x"' : '',
        tags: count % 3 === 0 ? ['été', 'vip'] : [],
        address: {
          line1: '1 rue; x',
          line2: '',
          postalCode: '',
          city: 'Łódź',
          country: count % 2 === 0 ? 'FR' : 'PL',
        },
      });
    }
    const { entries } = await exported();
    const other = openTestBase();
    try {
      const importing = () => other.process(other.people.manager, 'clients.import');
      const clientsFile = new File([entries['clients.csv']!], 'clients.csv');
      const header = await transfersHandlers.readHeader(importing(), { file: clientsFile });
      if (!header.ok) throw new Error('refused');
      const { mapping } = header.value;
      const done = await transfersHandlers.run(importing(), {
        file: clientsFile,
        mapping,
        matchBy: 'email',
        duplicates: 'create',
      });
      expect(done).toMatchObject({ value: { counts: { created: 1100, refused: 0 } } });
      const facts = (of: TestBase) =>
        of.connection
          .prepare(
            `select kind, name, company, industry, siren, siret, vat_number, email, phone, address_line1, postal_code, city, country, note, search_text,
              (select group_concat(tag) from client_tags where client_id = clients.id) as tags from clients order by id`,
          )
          .all();
      expect(facts(other)).toEqual(facts(base));
    } finally {
      other.close();
    }
  });

  it('shows nobody else than the permission lets', () => {
    expect(() => base.process(base.people.agent, 'business.export')).toThrow('Denied');
    expect(clientsHandlers.list(base.query(base.people.agent, 'clients.read'), {}).ok).toBe(true);
  });
});
