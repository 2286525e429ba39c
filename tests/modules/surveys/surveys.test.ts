import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { setAutomatic } from '#main/modules/reminders/template-store.ts';
import { surveyHtml } from '#main/modules/surveys/survey-message.ts';
import { PASSWORD } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { openSurveyCompany, type SurveyCompany } from './survey-company.ts';

let company: SurveyCompany;
beforeAll(async () => {
  company = await openSurveyCompany();
}, 120_000);
afterAll(() => company.close());

const reasonOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'done';
  } catch (thrown) {
    const { code, data } = thrown as { code?: string; data?: { reason?: string; permission?: string } };
    return data?.reason ?? data?.permission ?? code ?? String(thrown);
  }
};
const counts = () => ({ surveys: company.surveys().length, messages: company.outbox().length });
const answered = async (service: { readonly uid: string }) =>
  (await company.manager.surveys.list({ serviceUid: service.uid })).rows[0];

describe('asking', () => {
  it('writes one survey and one message that waits for approval and for the delay', async () => {
    const before = counts();
    await company.done(await company.addClient());
    expect(counts()).toEqual({ surveys: before.surveys + 1, messages: before.messages + 1 });
    const message = company.outbox().at(-1);
    expect(message).toMatchObject({ state: 'to-approve', recipientAddress: 'accueil@tilleuls.example' });
    expect(Date.parse(message?.notBefore ?? '')).toBe(Date.parse(company.clock.now()) + 24 * 3_600_000);
    const links = message?.body.split('\n').filter((line) => line.includes('mailto:')) ?? [];
    expect(links).toHaveLength(5);
    for (const link of links) expect(link).toMatch(/: mailto:avis@carnet\.example\?subject=[\w%.!'()*~-]+$/);
    expect(message?.body).toContain('Entretien de chaudière');
  });

  it('lets it leave by itself once the template may', async () => {
    company.test.app.vault.write((db) => {
      setAutomatic(db, 'survey', true, { now: company.clock.now(), actorId: 1 });
    });
    await company.done(await company.addClient());
    expect(company.outbox().at(-1)?.state).toBe('waiting');
    company.test.app.vault.write((db) => {
      setAutomatic(db, 'survey', false, { now: company.clock.now(), actorId: 1 });
    });
  });

  it('derives HTML with five links from the text, and nothing else of it is markup', async () => {
    await company.done(await company.addClient({ name: '<img src=x onerror=alert(1)>' }));
    const html = surveyHtml(company.outbox().at(-1)?.body ?? '', 'fr');
    expect(html.match(/<a href="mailto:avis@carnet\.example\?subject=/g)).toHaveLength(5);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
    expect(html).not.toMatch(/https?:\/\//);
  });

  it('links to the web form with a signature per answer behind the #', async () => {
    company.set((settings) => ({
      ...settings,
      surveys: { ...settings.surveys, webFormAddress: 'https://www.carnet.example/avis.html' },
    }));
    await company.done(await company.addClient());
    expect(company.outbox().at(-1)?.body).toMatch(
      /: https:\/\/www\.carnet\.example\/avis\.html#[A-Z2-7]{16}(\.[A-Z2-7]{26}){5}$/m,
    );
    company.set((settings) => ({ ...settings, surveys: { ...settings.surveys, webFormAddress: '' } }));
  });

  it.each([
    ['surveys are off', {}, true],
    [
      'it wants no messages',
      { preferences: { ...sampleClient().preferences, channel: 'none' as const } },
      false,
    ],
    ['it objected', withConsent(false), false],
    ['it is a consumer who was never asked', { kind: 'person' as const }, false],
  ])('asks nobody when %s', async (_why, client, isOff) => {
    if (isOff) company.set((settings) => ({ ...settings, surveys: { ...settings.surveys, isOn: false } }));
    const before = counts();
    await company.done(await company.addClient(client));
    expect(counts()).toEqual(before);
    company.set((settings) => ({ ...settings, surveys: { ...settings.surveys, isOn: true } }));
  });

  it('asks a consumer who said yes', async () => {
    const before = counts();
    await company.done(await company.addClient({ kind: 'person', ...withConsent(true) }));
    expect(counts().messages).toBe(before.messages + 1);
  });

  it('reopened: cancelled and forgotten; done again: asked once', async () => {
    const before = counts();
    const service = await company.done(await company.addClient());
    const reopened = await company.manager.services.setStatus({ ...service, status: 'in-progress' });
    expect(company.outbox().at(-1)).toMatchObject({ state: 'cancelled', reason: 'service-reopened' });
    expect(counts().surveys).toBe(before.surveys);
    await company.manager.services.setStatus({
      uid: service.uid,
      revision: reopened.revision,
      status: 'done',
    });
    expect(counts()).toEqual({ surveys: before.surveys + 1, messages: before.messages + 2 });
    expect(company.outbox().filter(({ state }) => state === 'to-approve').length).toBeGreaterThan(0);
  });

  it('reopened after it was sent: nobody is asked twice', async () => {
    const service = await company.done(await company.addClient());
    company.markSent();
    const before = counts();
    const { revision } = await company.manager.services.setStatus({ ...service, status: 'in-progress' });
    await company.manager.services.setStatus({ uid: service.uid, revision, status: 'done' });
    expect(counts()).toEqual(before);
  });

  it('deleted: what was not sent is gone, what was sent stays with its client', async () => {
    const client = await company.addClient();
    const unsent = await company.done(client);
    const before = counts();
    await company.manager.services.delete({ uid: unsent.uid });
    expect(counts().surveys).toBe(before.surveys - 1);
    const sent = await company.done(client);
    company.markSent();
    await company.manager.services.delete({ uid: sent.uid });
    const { rows } = await company.manager.surveys.list({ clientUid: client });
    expect(rows).toMatchObject([{ serviceUid: null, state: 'asked' }]);
  });

  it('moved to another client while done: the former one is not written to', async () => {
    const [one, other] = [
      await company.addClient(),
      await company.addClient({ email: 'autre@client.example' }),
    ];
    const service = await company.done(one);
    const { uid: _uid, ...fields } = await company.manager.services.get({ uid: service.uid });
    await company.manager.services.update({
      ...service,
      service: {
        clientUid: other,
        catalogueItemUid: null,
        serviceType: fields.serviceType,
        title: fields.title,
        description: fields.description,
        plannedOn: fields.plannedOn,
        plannedFrom: '',
        plannedTo: '',
        performedOn: fields.performedOn,
        technicianUid: fields.technicianUid,
        quantity: fields.quantity,
        unit: fields.unit,
        unitPrice: fields.unitPrice,
        vatCategory: fields.vatCategory,
        vatRate: fields.vatRate,
      },
    });
    const [former, now] = company.outbox().slice(-2);
    expect(former?.state).toBe('cancelled');
    expect(now).toMatchObject({ state: 'to-approve', recipientAddress: 'autre@client.example' });
  });
});

describe('face to face', () => {
  it('locks the seat in the core, takes one answer, and opens a recall for a low one', async () => {
    const service = await company.done(await company.addClient());
    await company.agent.surveys.handOver({ serviceUid: service.uid });
    expect(await reasonOf(company.agent.clients.list({}))).toBe('handed-over');
    expect(
      await reasonOf(company.agent.vault.signIn({ account: company.agentUid, password: PASSWORD })),
    ).toBe('handed-over');
    expect((await company.agent.vault.session({}))?.isHandedOver).toBe(true);
    expect((await company.agent.surveys.handedOver({})).survey).toMatchObject({
      language: 'fr',
      serviceTitle: 'Entretien de chaudière',
      step: 'asked',
    });
    await company.agent.surveys.answerHere({ rating: 2, comment: 'Trop long.' });
    expect(await reasonOf(company.agent.surveys.answerHere({ rating: 5, comment: '' }))).toBe('SurveyClosed');
    expect(await reasonOf(company.agent.surveys.takeBack({ password: 'wrong' }))).toBe('WrongPassword');
    expect(await reasonOf(company.agent.clients.list({}))).toBe('handed-over');
    await company.agent.surveys.takeBack({ password: PASSWORD });
    expect((await company.agent.clients.list({})).total).toBeGreaterThan(0);
    expect(await answered(service)).toMatchObject({
      state: 'answered',
      rating: 2,
      comment: 'Trop long.',
      answeredBy: 'on-the-spot',
      isRecallDone: false,
      technicianUid: company.agentUid,
    });
    // Its message is no longer sent, and the agent who looks after the client is told to call back today.
    expect(company.outbox().at(-1)).toMatchObject({ state: 'cancelled', reason: 'answered' });
    const { rows } = await company.agent.interactions.recalls({ scope: 'mine' });
    expect(rows.at(-1)).toMatchObject({
      uid: (await answered(service))?.recallUid,
      recallOn: '2026-11-23',
      subject: 'Client mécontent (2/5) : rappeler au sujet de « Entretien de chaudière »',
    });
  });

  it('keeps the answer once: neither handed over again nor answered by mail afterwards', async () => {
    const service = await company.done(await company.addClient());
    await company.agent.surveys.handOver({ serviceUid: service.uid });
    await company.agent.surveys.answerHere({ rating: 5, comment: '' });
    await company.agent.surveys.takeBack({ password: PASSWORD });
    expect(await reasonOf(company.agent.surveys.handOver({ serviceUid: service.uid }))).toBe('SurveyClosed');
    expect((await answered(service))?.recallUid).toBeNull();
  });

  it('lets the client decline, for good', async () => {
    const service = await company.done(await company.addClient());
    await company.agent.surveys.handOver({ serviceUid: service.uid });
    await company.agent.surveys.declineHere({});
    expect(await reasonOf(company.agent.surveys.answerHere({ rating: 5, comment: '' }))).toBe('SurveyClosed');
    await company.agent.surveys.takeBack({ password: PASSWORD });
    expect(await answered(service)).toMatchObject({ state: 'declined', rating: null });
    expect(company.outbox().at(-1)?.state).toBe('cancelled');
  });

  it('writes into the log who took it back before an answer', async () => {
    const service = await company.done(await company.addClient());
    await company.agent.surveys.handOver({ serviceUid: service.uid });
    await company.agent.surveys.takeBack({ password: PASSWORD });
    const entry = rowOf<{ readonly details: string }>(
      company.test.app.vault.read(),
      "select details from audit_entries where action = 'survey.taken-back' order by sequence desc limit 1",
    );
    expect(JSON.parse(entry?.details ?? '')).toEqual({ by: 'password', step: 'asked' });
    expect((await answered(service))?.state).toBe('asked');
  });

  it('refuses what is not done, not theirs, or of a client who objected', async () => {
    const client = await company.addClient();
    const planned = await company.manager.services.create({
      service: { ...(await fieldsOf(client)), plannedOn: '2026-11-24' },
      status: 'planned',
    });
    expect(await reasonOf(company.agent.surveys.handOver({ serviceUid: planned.uid }))).toBe(
      'ServiceNotDone',
    );
    const done = await company.done(client, { technicianUid: null });
    expect(await reasonOf(company.stranger.surveys.handOver({ serviceUid: done.uid }))).toBe('NOT_FOUND');
    const other = await company.done(await company.addClient(withConsent(false)));
    expect(await reasonOf(company.agent.surveys.handOver({ serviceUid: other.uid }))).toBe(
      'ClientMayNotBeAsked',
    );
    expect(await reasonOf(company.agent.surveys.answerHere({ rating: 5, comment: '' }))).toBe(
      'NotHandedOver',
    );
    expect(await reasonOf(company.agent.surveys.takeBack({ password: PASSWORD }))).toBe('NotHandedOver');
  });
});

describe('who sees what', () => {
  it('shows an agent the surveys of own clients alone', async () => {
    const all = (await company.manager.surveys.list({})).total;
    expect(all).toBeGreaterThan(0);
    expect((await company.agent.surveys.list({})).total).toBe(all);
    expect((await company.stranger.surveys.list({})).total).toBe(0);
    const { rows } = await company.manager.surveys.list({ limit: 1 });
    expect(await reasonOf(company.stranger.surveys.get({ uid: rows[0]?.uid ?? '' }))).toBe('NOT_FOUND');
  });

  it('walks the list by page and each filter keeps what it names', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await company.manager.surveys.list({
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.rows.map(({ uid }) => uid));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe((await company.manager.surveys.list({})).total);
    expect(seen).toHaveLength(new Set(seen).size);
    const low = await company.manager.surveys.list({ satisfied: false });
    expect(low.rows.every(({ rating }) => rating !== null && rating < 4)).toBe(true);
    expect(low.total).toBe(1);
    expect((await company.manager.surveys.list({ withComment: true })).total).toBe(1);
    expect((await company.manager.surveys.list({ isAnswered: true, rating: 5 })).total).toBe(1);
    expect((await company.manager.surveys.list({ serviceType: 'maintenance' })).total).toBe(0);
    expect(
      (await company.manager.surveys.list({ sector: 'Santé', technicianUid: company.agentUid })).total,
    ).toBe(seen.length - 1);
  });

  it('gives figures that lead to as many rows', async () => {
    const month = { from: '2026-11-01', to: '2026-11-30' };
    const figures = await company.manager.surveys.figures(month);
    expect(figures).toMatchObject({ answers: 2, csat: 500, average: 3.5, distribution: [0, 1, 0, 0, 1] });
    for (const { serviceType, answers } of figures.byServiceType)
      expect(
        (
          await company.manager.surveys.list({
            ...month,
            serviceType: serviceType ?? 'other',
            isAnswered: true,
          })
        ).total,
      ).toBe(answers);
    expect((await company.stranger.surveys.figures(month)).answers).toBe(0);
    const overview = await company.manager.figures.satisfaction(month);
    expect(overview).toMatchObject({ answers: 2, average: 3.5 });
  });

  it('counts an answer in the period in which it came', async () => {
    const service = await company.done(await company.addClient());
    company.markSent();
    company.test.app.vault.write((db) => {
      change(
        db,
        `update satisfaction_surveys set rating = 3, answered_at = '2026-12-05T10:00:00.000Z'
         where service_id = (select max(id) from services)`,
      );
    });
    expect((await answered(service))?.state).toBe('answered');
    const december = { from: '2026-12-01', to: '2026-12-31' };
    expect((await company.manager.surveys.figures(december)).answers).toBe(1);
    expect((await company.manager.figures.satisfaction(december)).answers).toBe(1);
    expect((await company.manager.surveys.figures({ from: '2026-11-01', to: '2026-11-30' })).answers).toBe(2);
  });
});

describe('the web form', () => {
  it('is one file without anything from elsewhere, for administrators', async () => {
    const file = await company.test.admin.surveys.webForm({ language: 'fr', postTo: '' });
    const html = await file.text();
    expect(html).not.toMatch(/src=|href=|https?:\/\/|@import|url\(/);
    expect(html.match(/type="radio"/g)).toHaveLength(5);
    expect(html).toContain('avis@carnet.example');
    expect(html).toContain("default-src 'none'");
    expect(
      await reasonOf(company.test.admin.surveys.webForm({ language: 'fr', postTo: 'http://x.example' })),
    ).toBe('NotAnHttpsAddress');
    expect(await reasonOf(company.agent.surveys.webForm({ language: 'fr', postTo: '' }))).toBe(
      'messaging.manage',
    );
  });
});

function withConsent(granted: boolean): Pick<Parameters<typeof sampleClient>[0] & object, 'preferences'> {
  return {
    preferences: {
      ...sampleClient().preferences,
      consents: [{ purpose: 'surveys', granted, at: '2026-11-01', source: 'contrat' }],
    },
  };
}

async function fieldsOf(clientUid: string) {
  const { sampleService } = await import('#tests/faults/sample-work.ts');
  return sampleService(clientUid, { title: 'Visite', description: '' });
}
