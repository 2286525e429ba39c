import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uidToBytes } from '#main/db/columns.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { writeMessage } from '#main/modules/messages/write-message.ts';
import { remindersHandlers as reminders } from '#main/modules/reminders/handlers.ts';
import { attachmentBytes } from '#main/modules/reminders/letters.ts';
import { planFor, SHIPPED_PLAN_UID } from '#main/modules/reminders/plan-store.ts';
import { DEFAULT_STEPS, type DunningStep } from '#shared/domain/reminders/dunning-plan.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import {
  day,
  expectOk,
  openMoneyBase,
  reasonOf,
  typedLine,
  type MoneyBase,
} from '#tests/support/money-base.ts';
import { missingTool, pageTexts } from '#tests/support/pdf/outside-tools.ts';

let base: MoneyBase;

beforeEach(() => {
  base = openMoneyBase({ day: '2026-10-01' });
});
afterEach(() => {
  base.close();
});

const steps = (...more: readonly Partial<DunningStep>[]) =>
  more.map(({ channels, ...one }, index) => ({
    key: `step-${String(index)}`,
    days: index,
    template: 'first' as const,
    attachInvoice: true,
    attachStatement: false,
    ...one,
    channels: [...(channels ?? (['email'] as const))],
  }));

const idOf = (table: 'clients' | 'invoices', uid: Uid): number =>
  rowOf<{ readonly id: number }>(base.db, `select id from ${table} where uid = @uid`, {
    uid: uidToBytes(uid),
  })?.id ?? 0;

const manage = <Outcome extends Parameters<typeof reasonOf>[0]>(
  work: (context: Parameters<Parameters<MoneyBase['command']>[2]>[0]) => Outcome,
): Outcome => base.command(base.people.accountant, 'reminders.manage', work);

const plans = () =>
  expectOk(reminders.plans(base.query(base.people.accountant, 'reminders.manage'), {})).plans;

const savePlan = (input: Parameters<typeof reminders.savePlan>[1]) =>
  manage((context) => reminders.savePlan(context, input));

async function issued(clientUid: Uid): Promise<Uid> {
  const uid = base.addDraft(clientUid, [typedLine()]);
  expectOk(await base.issue(uid));
  return uid;
}

const followUp = (invoiceUid: Uid) =>
  expectOk(reminders.followUp(base.query(base.people.accountant, 'invoices.read'), { invoiceUid }));

const setFollowUp = (invoiceUid: Uid, more: Partial<Parameters<typeof reminders.setFollowUp>[1]>) =>
  base.command(base.people.accountant, 'invoices.follow-up', (context) =>
    reminders.setFollowUp(context, {
      invoiceUid,
      revision: followUp(invoiceUid).revision,
      disputedOn: null,
      disputeReason: '',
      plannedUntil: null,
      planNote: '',
      isPaused: false,
      ...more,
    }),
  );

describe('plans', () => {
  it('begin with the shipped one, which becomes a row when it is changed', () => {
    expect(plans()).toMatchObject([{ uid: SHIPPED_PLAN_UID, isDefault: true, revision: 1 }]);
    const changed = { name: 'Plan doux', isGrouped: false, steps: steps({ days: 10 }) };
    expectOk(savePlan({ uid: SHIPPED_PLAN_UID, revision: 1, plan: changed }));
    expect(plans()).toMatchObject([{ ...changed, isDefault: true, revision: 2 }]);
    expect(reasonOf(savePlan({ uid: SHIPPED_PLAN_UID, revision: 1, plan: changed }))).toBe('conflict');
  });

  it.each([
    ['NoSteps', []],
    ['DaysNotIncreasing', steps({ days: 7 }, { days: 7 })],
    ['DuplicateStep', steps({ key: 'same', days: 1 }, { key: 'same', days: 2 })],
    ['NoChannel', steps({ channels: [] })],
    ['TooManySteps', steps(...Array.from({ length: 11 }, () => ({})))],
  ])('are refused with %s', (reason, wrong) => {
    const plan = { name: 'Autre', isGrouped: true, steps: wrong };
    expect(reasonOf(savePlan({ uid: null, revision: 0, plan }))).toBe(reason);
    expect(plans()).toHaveLength(1);
  });

  it('are that of everybody, or a client’s own, and go back when it is archived', () => {
    const plan = { name: 'Grands comptes', isGrouped: true, steps: steps({ days: 45 }) };
    const { uid } = expectOk(savePlan({ uid: null, revision: 0, plan }));
    expect(reasonOf(savePlan({ uid: null, revision: 0, plan: { ...plan, name: 'GRANDS comptes' } }))).toBe(
      'PlanNameTaken',
    );
    const client = base.addClient();
    const set = (planUid: string | null) =>
      base.command(base.people.accountant, 'invoices.follow-up', (context) =>
        reminders.setClientDunning(context, {
          clientUid: client,
          revision: 0,
          planUid: planUid as Uid | null,
          isPaused: false,
          pausedUntil: null,
          reason: '',
        }),
      );
    expectOk(set(uid));
    expect(planFor(base.db, idOf('clients', client)).steps).toMatchObject([{ days: 45 }]);
    expectOk(
      manage((context) => reminders.archivePlan(context, { uid: uid as Uid, revision: 1, archived: true })),
    );
    expect(planFor(base.db, idOf('clients', client)).steps).toEqual(DEFAULT_STEPS);
    const archived = (context: Parameters<typeof reminders.makeDefaultPlan>[0]) =>
      reminders.makeDefaultPlan(context, { uid: uid as Uid, revision: 2 });
    expect(reasonOf(manage(archived))).toBe('PlanArchived');
    expect(
      reasonOf(
        manage((context) =>
          reminders.archivePlan(context, { uid: SHIPPED_PLAN_UID, revision: 1, archived: true }),
        ),
      ),
    ).toBe('DefaultPlan');
  });
});

describe('texts', () => {
  const name = { key: 'first', channel: 'email', language: 'fr' } as const;
  const save = (body: string, revision = 0, subject = 'Rappel {{numero}}') =>
    manage((context) => reminders.saveTemplate(context, { ...name, revision, subject, body }));

  it('are kept, refused by name of the variable, and put back', () => {
    expect(save('Bonjour {{prenom}}')).toMatchObject({
      error: { reason: 'UnknownVariable', field: 'body', details: { name: 'prenom' } },
    });
    expect(reasonOf(save(''))).toBe('TextMissing');
    expect(reasonOf(save('Bonjour', 0, ''))).toBe('TextMissing');
    expect(expectOk(save('Bonjour {{client}}')).revision).toBe(1);
    expect(reasonOf(save('Bonjour encore'))).toBe('conflict');
    const of = () =>
      expectOk(
        reminders.templates(base.query(base.people.accountant, 'reminders.manage'), {}),
      ).templates.find((one) => one.key === 'first' && one.channel === 'email' && one.language === 'fr');
    expect(of()).toMatchObject({ isOwn: true, body: 'Bonjour {{client}}' });
    expectOk(manage((context) => reminders.resetTemplate(context, { ...name, revision: 1 })));
    expect(of()).toMatchObject({ isOwn: false, revision: 0 });
  });

  it('are shown on a real invoice, also when they are not saved', async () => {
    const uid = await issued(base.addClient({ name: 'Garage du Port' }));
    base.clock.setDay(day('2026-11-10'));
    const preview = reminders.preview(base.query(base.people.accountant, 'reminders.manage'), {
      ...name,
      subject: '{{client}}',
      body: 'Total {{total}}',
      invoiceUid: uid,
    });
    // 1,068.00 at 12.15 % for 10 days, and the fee.
    expect(expectOk(preview)).toMatchObject({
      subject: 'Garage du Port',
      interest: Math.round((106_800 * 0.1215 * 10) / 365),
      fee: 4_000,
      rate: 1215,
      isRateOfInvoice: true,
    });
  });
});

describe('what stops the reminders of an invoice', () => {
  it('is a dispute, a payment plan while it runs, a pause, and money', async () => {
    const uid = await issued(base.addClient());
    expect(followUp(uid)).toMatchObject({ rest: null, next: { key: 'before-due', day: '2026-10-28' } });
    base.clock.setDay(day('2026-11-20'));
    expect(followUp(uid)).toMatchObject({ next: { key: 'firm', day: '2026-11-20' }, daysLate: 20 });
    expectOk(setFollowUp(uid, { disputedOn: day('2026-11-19'), disputeReason: 'Écran fendu' }));
    expect(followUp(uid)).toMatchObject({ rest: 'disputed', next: null, disputeReason: 'Écran fendu' });
    expectOk(setFollowUp(uid, { plannedUntil: day('2026-12-15') }));
    expect(followUp(uid)).toMatchObject({ rest: 'payment-plan' });
    base.clock.setDay(day('2026-12-16'));
    expect(followUp(uid)).toMatchObject({ rest: null, next: { key: 'formal-notice' } });
    expectOk(setFollowUp(uid, { isPaused: true }));
    expect(followUp(uid)).toMatchObject({ rest: 'paused' });
    base.pay(uid, 106_800);
    expect(followUp(uid)).toMatchObject({ rest: 'paid' });
  });

  it('refuses days that cannot be, and a form that is behind', async () => {
    const uid = await issued(base.addClient());
    expect(reasonOf(setFollowUp(uid, { disputedOn: day('2026-10-02') }))).toBe('DisputeInFuture');
    expect(reasonOf(setFollowUp(uid, { plannedUntil: day('2026-09-30') }))).toBe('PlanInPast');
    expectOk(setFollowUp(uid, { isPaused: true }));
    expect(reasonOf(setFollowUp(uid, { revision: 0, isPaused: false }))).toBe('conflict');
  });

  it('is not seen by an agent of other clients', async () => {
    const uid = await issued(base.addClient());
    expect(
      reasonOf(reminders.followUp(base.query(base.people.agent, 'invoices.read'), { invoiceUid: uid })),
    ).toBe('not-found');
  });
});

describe('letters', () => {
  const textOf = async (file: Blob): Promise<string> =>
    pageTexts(new Uint8Array(await file.arrayBuffer())).join('\n');

  it('state what is open, and give notice with interest to date', async ({ skip }) => {
    const missing = missingTool('pdftotext');
    if (missing !== null) skip(missing);
    const client = base.addClient({ name: 'Clinique des Tilleuls' });
    const uid = await issued(client);
    const paid = await issued(client);
    base.pay(paid, 106_800);
    base.clock.setDay(day('2026-11-30'));
    const statement = await textOf(
      expectOk(
        await reminders.statement(base.process(base.people.accountant, 'invoices.read'), {
          clientUid: client,
          purpose: 'view',
        }),
      ),
    );
    expect(statement).toContain('Relevé de compte');
    expect(statement).toContain(base.invoice(uid).number);
    expect(statement).not.toContain(base.invoice(paid).number);
    expect(statement).toMatch(/Total restant dû\s+1 068,00 €/);
    expect(statement).not.toContain('Pénalités');
    const notice = await textOf(
      expectOk(
        await reminders.formalNotice(base.process(base.people.accountant, 'invoices.follow-up'), {
          invoiceUid: uid,
          purpose: 'save',
        }),
      ),
    );
    expect(notice).toContain('Lettre recommandée avec demande d’avis');
    expect(notice).toContain('Clinique des Tilleuls');
    expect(notice).toContain('8 quai Perrache');
    expect(notice).toContain('article 1344 du Code civil');
    expect(notice).toContain('L441-10');
    // 1,068.00 at 12.15 % for 30 days: 10.67; with the fee 1,118.67.
    expect(notice).toMatch(/Total à régler\s+1 118,67 €/);
    expect(notice).toContain('taux annuel de 12,15 %');
    expect(
      reasonOf(
        await reminders.formalNotice(base.process(base.people.accountant, 'invoices.follow-up'), {
          invoiceUid: paid,
          purpose: 'save',
        }),
      ),
    ).toBe('NothingOpen');
  });

  it('go along with a message, and a damaged archive is told', async ({ skip }) => {
    const missing = missingTool('pdftotext');
    if (missing !== null) skip(missing);
    const client = base.addClient({ name: 'Garage du Port' });
    const uid = await issued(client);
    const clientId = idOf('clients', client);
    const messageUid = base.newUid();
    const id = writeMessage(
      base.db,
      {
        uid: messageUid,
        kind: 'reminder',
        channel: 'letter',
        clientId,
        language: 'fr',
        recipientName: 'Garage du Port',
        recipientAddress: '',
        subject: 'Mise en demeure',
        body: 'Texte changé par une personne.',
        attachments: [{ kind: 'invoice', invoiceUid: uid }, { kind: 'statement' }],
        isAutomatic: false,
        notBefore: base.clock.now(),
        subjects: [{ level: 'formal-notice', invoiceId: idOf('invoices', uid), serviceId: null }],
      },
      base.clock.now(),
    );
    expect(id).not.toBeNull();
    const context = () => base.process(base.people.accountant, 'messages.read');
    const letter = expectOk(await reminders.letter(context(), { messageUid, purpose: 'view' }));
    expect(await textOf(letter)).toContain('Texte changé par une personne.');
    const file = expectOk(await reminders.attachment(context(), { messageUid, index: 0, purpose: 'view' }));
    expect(file.name).toBe(`${base.invoice(uid).number ?? ''}.pdf`);
    expect(reasonOf(await reminders.attachment(context(), { messageUid, index: 7, purpose: 'view' }))).toBe(
      'AttachmentMissing',
    );
    expect(
      await attachmentBytes(
        context().vault,
        context().deps,
        { id: id ?? 0, clientId, language: 'fr', channel: 'email', subject: '', body: '' },
        { kind: 'invoice', invoiceUid: base.newUid() },
      ),
    ).toBeNull();
  });
});
