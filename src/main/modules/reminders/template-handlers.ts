import { conflict, refused } from '#main/app/outcome.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { MESSAGE_CHANNELS } from '#shared/domain/messages/message.ts';
import {
  checkTemplate,
  LONGEST_BODY,
  TEMPLATE_KEYS,
  type TemplateKey,
  type TemplateText,
} from '#shared/domain/messages/template.ts';
import { OFFICIAL_RATES } from '#shared/domain/reminders/official-rates.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { ok } from '#shared/kernel/result.ts';
import { remindedInvoice } from './invoice-reminders.ts';
import { lateInvoice } from './late-invoices.ts';
import { reminderText } from './message-text.ts';
import { readRates, writeRates } from './rates.ts';
import {
  forgetTemplate,
  setAutomatic,
  storedTemplate,
  storeTemplate,
  templateText,
} from './template-store.ts';

type Names =
  | 'templates'
  | 'saveTemplate'
  | 'resetTemplate'
  | 'setAutomatic'
  | 'preview'
  | 'rates'
  | 'setRates';

/** Null when subject and body name nothing but their variables. */
function templateFault(key: TemplateKey, { subject, body }: TemplateText) {
  for (const [field, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    const checked = checkTemplate(key, text);
    if (!checked.ok) return { field, ...checked.error };
  }
  return null;
}

/** Texts, whether they leave by themselves, and the rates that interest is computed by. */
export const templateHandlers: Pick<HandlersOf<Contract['reminders']>, Names> = {
  templates: ({ db }) =>
    ok({
      templates: TEMPLATE_KEYS.flatMap((key) =>
        MESSAGE_CHANNELS.filter((channel) => key !== 'survey' || channel !== 'letter').flatMap((channel) =>
          (['fr', 'en'] as const).map((language) => {
            const name = { key, channel, language };
            const stored = storedTemplate(db, name);
            return {
              ...name,
              ...templateText(db, name),
              isOwn: stored !== null,
              revision: stored?.revision ?? 0,
            };
          }),
        ),
      ),
      automatic: rowsOf<{ readonly key: TemplateKey }>(db, 'select key from automatic_templates')
        .map(({ key }) => key)
        .filter((key) => TEMPLATE_KEYS.includes(key)),
    }),

  saveTemplate: (context, { key, channel, language, revision, subject, body }) => {
    const { db, access, clock } = context;
    const name = { key, channel, language };
    const current = storedTemplate(db, name)?.revision ?? 0;
    if (current !== revision) return conflict('template', current);
    if (body === '') return refused('TextMissing', { field: 'body' });
    if (channel !== 'sms' && subject === '') return refused('TextMissing', { field: 'subject' });
    if (body.length > LONGEST_BODY[channel])
      return refused('TextTooLong', { field: 'body', details: { max: LONGEST_BODY[channel] } });
    const fault = templateFault(key, { subject, body });
    if (fault !== null) return refused(fault.tag, { field: fault.field, details: { name: fault.name } });
    storeTemplate(
      db,
      name,
      { subject: channel === 'sms' ? '' : subject, body },
      { now: clock.now(), actorId: access.actor.id },
    );
    context.note({ objectKind: 'template', details: { key, channel, language } });
    const stored = storedTemplate(db, name);
    invariant(stored !== null, 'a text that was kept is there');
    return ok({ revision: stored.revision });
  },

  resetTemplate: (context, { revision, ...name }) => {
    const current = storedTemplate(context.db, name)?.revision ?? 0;
    if (current !== revision) return conflict('template', current);
    forgetTemplate(context.db, name);
    context.note({ objectKind: 'template', details: name });
    return ok({});
  },

  setAutomatic: (context, { key, isOn }) => {
    setAutomatic(context.db, key, isOn, { now: context.clock.now(), actorId: context.access.actor.id });
    context.note({ objectKind: 'template', details: { key, state: isOn ? 'automatic' : 'to-approve' } });
    return ok({});
  },

  preview: ({ db, access, clock }, { key, channel, language, subject, body, invoiceUid }) => {
    const invoice = remindedInvoice(db, access, invoiceUid);
    if (invoice === null) return refused('NotAnIssuedInvoice', { field: 'invoiceUid' });
    const fault = templateFault(key, { subject, body });
    if (fault !== null) return refused(fault.tag, { field: fault.field, details: { name: fault.name } });
    const today = clock.today();
    const costs = lateInvoice(db, invoice.id, today);
    invariant(costs !== null, 'an issued invoice has its costs');
    const words = reminderText(db, {
      clientId: invoice.clientId,
      invoiceIds: [invoice.id],
      template: key,
      channel,
      today,
      language,
      text: { subject, body },
    });
    return ok({
      recipientName: words.recipientName,
      subject: words.subject,
      body: words.body,
      interest: costs.interestCents,
      fee: costs.feeCents,
      rate: costs.rate,
      isRateOfInvoice: costs.isRateOfInvoice,
      isConsumer: costs.isConsumer,
    });
  },

  rates: ({ db }) => {
    const known = OFFICIAL_RATES.at(-1);
    invariant(known !== undefined, 'the table of rates has rows');
    return ok({ rates: readRates(db), known: { ...known } });
  },

  setRates: (context, { rates }) => {
    writeRates(context.db, rates);
    context.note({ objectKind: 'reminder-rates' });
    return ok({});
  },
};
