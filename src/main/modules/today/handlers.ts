import { authorize } from '#main/app/access.ts';
import { listRecalls } from '#main/modules/interactions/list-interactions.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { ok } from '#shared/kernel/result.ts';
import { begunWork } from './begun.ts';
import { monthFigures } from './month-figures.ts';
import { SHOWN_ROWS } from './shown-rows.ts';
import { drafts, lateInvoices, unsent, waitingDocuments } from './waiting-documents.ts';
import { agendaOf, servicesToClose, servicesToInvoice } from './waiting-services.ts';

/** Handlers of `today`: each block is authorised by itself, before anything of it is read or counted. */
export const todayHandlers: HandlersOf<Contract['today']> = {
  get: ({ db, access, clock }) => {
    const { actor } = access;
    const day = clock.today();
    const may = (permission: Permission) => authorize(actor, permission);
    const services = may('services.read');
    const invoices = may('invoices.read');
    const figures = may('figures.read');
    // Recalls are for those who can tick them off.
    const interactions = may('interactions.write') === null ? null : may('interactions.read');
    const drafting = may('invoices.draft') === null ? null : invoices;
    const sending = may('invoices.edit-draft') === null ? null : invoices;
    const recalls =
      interactions === null
        ? null
        : listRecalls(db, interactions, { scope: 'mine', until: day, limit: SHOWN_ROWS }, day);
    return ok({
      day,
      begun: begunWork(db, { clients: access, services, invoices }),
      agenda: services === null ? null : agendaOf(db, services, day),
      toClose:
        services === null || may('services.write') === null ? null : servicesToClose(db, services, day),
      toInvoice: services === null || drafting === null ? null : servicesToInvoice(db, services),
      drafts: drafting === null ? null : waitingDocuments(db, drafts(drafting)),
      toSend: sending === null ? null : waitingDocuments(db, unsent(sending)),
      late: invoices === null ? null : lateInvoices(db, invoices, day),
      recalls:
        recalls === null
          ? null
          : {
              count: recalls.due,
              rows: recalls.rows.flatMap(({ uid, clientUid, clientName, subject, recallOn }) =>
                recallOn === null ? [] : [{ uid, clientUid, clientName, subject, recallOn }],
              ),
            },
      figures: figures === null ? null : monthFigures(db, figures, services, day),
    });
  },
};
