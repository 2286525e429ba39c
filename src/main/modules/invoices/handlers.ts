import type { CommandContext } from '#main/app/context.ts';
import { conflict, notFound, refused } from '#main/app/outcome.ts';
import { presentInvoiceText } from '#main/modules/audit/row-text.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { archivedPdf } from './archived-pdf.ts';
import { creditable, creditInvoice } from './credit-invoice.ts';
import { draftAmounts, totalsView } from './draft-amounts.ts';
import { draftOfServices } from './draft-from-services.ts';
import { readDraft, type CheckedDraft } from './draft-input.ts';
import { deleteDraft, insertDraft, storeSent, updateDraft } from './draft-store.ts';
import { findInvoice } from './invoice-rows.ts';
import { viewInvoice } from './invoice-view.ts';
import { issueCandidate } from './issue-candidate.ts';
import { issueInvoice } from './issue-invoice.ts';
import { listInvoices } from './list-invoices.ts';
import { nextNumber } from './series.ts';
import { unprintableCharacters } from './unprintable.ts';

/** Handlers of `invoices`: drafts may change, issued documents are frozen and corrected by credit notes. */
export const invoicesHandlers: HandlersOf<Contract['invoices']> = {
  list: ({ db, access, clock }, input) => ok(listInvoices(db, access, input, clock.today())),

  get: ({ db, access, clock }, { uid }) => {
    const invoice = findInvoice(db, access, uid);
    return invoice === null ? notFound('invoice') : ok(viewInvoice(db, invoice, clock.today()));
  },

  computeTotals: (_context, { lines, language }) => {
    const amounts = draftAmounts(lines, language, '');
    if (!amounts.ok) return amounts;
    return ok({
      totals: totalsView(amounts.value.totals),
      lineNets: amounts.value.lines.map((line) => line.netCents),
    });
  },

  createDraft: (context, { draft }) => {
    const checked = readDraft(context.db, context.access, draft, null);
    return checked.ok ? ok(addDraft(context, checked.value)) : checked;
  },

  draftFromServices: (context, { serviceUids }) => {
    const draft = draftOfServices(context.db, context.access, serviceUids);
    return draft.ok ? ok(addDraft(context, draft.value)) : draft;
  },

  updateDraft: (context, { uid, revision, draft }) => {
    const stored = findInvoice(context.db, context.access, uid);
    if (stored === null) return notFound('invoice');
    if (stored.status !== 'draft') return refused('NotADraft');
    if (stored.revision !== revision) return conflict('invoice', stored.revision);
    const checked = readDraft(context.db, context.access, draft, stored);
    if (!checked.ok) return checked;
    updateDraft(context.db, stored.id, checked.value, context.clock.now());
    noteInvoice(context, uid);
    return ok({ revision: revision + 1 });
  },

  deleteDraft: (context, { uid }) => {
    const stored = findInvoice(context.db, context.access, uid);
    if (stored === null) return notFound('invoice');
    if (stored.status !== 'draft') return refused('NotADraft');
    context.note({ objectKind: 'invoice', objectUid: uid });
    deleteDraft(context.db, stored.id);
    return ok({});
  },

  prepareIssue: ({ db, access, clock }, { uid }) => {
    const draft = findInvoice(db, access, uid);
    if (draft === null) return notFound('invoice');
    if (draft.status !== 'draft') return refused('NotADraft');
    const today = clock.today();
    const next = nextNumber(db, 'invoice', today);
    if (!next.ok) return refused('ClockBeforeLastIssue', { details: { ...next.error } });
    const { document, problems } = issueCandidate(db, draft, today);
    return ok({
      expectedNumber: next.value.text,
      issueDate: today,
      dueDate: document.dueDate,
      lastIssueDate: next.value.lastIssueDate,
      missing: [...problems],
      unprintable: unprintableCharacters(document),
    });
  },

  issue: (context, input) => issueInvoice(context, input),

  prepareCredit: ({ db, access, clock }, { uid }) => {
    const today = clock.today();
    const found = creditable(db, access, uid, today);
    if (!found.ok) return found;
    const { next, missing } = found.value;
    return ok({ expectedNumber: next.text, issueDate: today, missing: [...missing] });
  },

  credit: (context, input) => creditInvoice(context, input),

  pdf: (context, input) => archivedPdf(context, input),

  markSent: (context, { uid, sent }) => {
    const stored = findInvoice(context.db, context.access, uid);
    if (stored === null) return notFound('invoice');
    if (stored.status !== 'issued') return refused('NotIssued');
    const now = context.clock.now();
    const sentAt = sent ? now : null;
    storeSent(context.db, stored.id, sentAt, now);
    noteInvoice(context, uid, ['sentAt'], { number: stored.number ?? '' });
    return ok({ sentAt });
  },
};

function addDraft(context: CommandContext, draft: CheckedDraft): { uid: Uid; revision: number } {
  const uid = context.newUid();
  insertDraft(context.db, draft, {
    uid,
    now: context.clock.now(),
    actorId: context.access.actor.id,
  });
  noteInvoice(context, uid);
  return { uid, revision: 1 };
}

const noteInvoice = (
  context: CommandContext,
  uid: Uid,
  fields: readonly string[] = [],
  details: Readonly<Record<string, string>> = {},
): void => {
  context.note({
    objectKind: 'invoice',
    objectUid: uid,
    fields,
    details,
    row: presentInvoiceText(context.db, uid),
  });
};
