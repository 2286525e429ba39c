import { conflict, notFound, refused } from '#main/app/outcome.ts';
import { storedRow } from '#main/modules/lists/stored-row.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { parseVatRate } from '#shared/domain/invoices/vat-rate.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  codeIsTaken,
  findItem,
  findItems,
  insertItem,
  setItemArchived,
  updateItem,
  type CatalogueItem,
} from './catalogue-repository.ts';

const isNegative = (decimal: string): boolean => decimal.startsWith('-') && /[1-9]/.test(decimal);

/** What is wrong with the price of an item, or null. */
function priceProblem(item: CatalogueItem) {
  if (isNegative(item.unitPrice)) return refused('NegativePrice', { field: 'item.unitPrice' });
  if (!parseVatRate(item.vatRate, item.vatCategory).ok)
    return refused('UnknownVatRate', { field: 'item.vatRate' });
  return null;
}

/** Handlers of `catalogue`: what is sold; services and documents keep their own copy of a price. */
export const catalogueHandlers: HandlersOf<Contract['catalogue']> = {
  list: (context, input) => {
    const items = findItems(context.db, {
      text: input.text,
      includeArchived: input.includeArchived ?? false,
    });
    return ok({ items: items.map(({ id: _id, ...item }) => item) });
  },

  create: (context, { item }) => {
    const problem = priceProblem(item);
    if (problem !== null) return problem;
    if (codeIsTaken(context.db, item.code, null)) return refused('CodeTaken', { field: 'item.code' });
    const uid = context.newUid();
    const id = insertItem(context.db, item, uid, context.clock.now());
    context.note({
      objectKind: 'catalogue-item',
      objectUid: uid,
      row: storedRow(context.db, 'catalogue_items', id),
    });
    return ok({ uid, revision: 1 });
  },

  update: (context, { uid, revision, item }) => {
    const stored = findItem(context.db, uid);
    if (stored === null) return notFound('catalogue-item');
    if (stored.revision !== revision) return conflict('catalogue-item', stored.revision);
    const problem = priceProblem(item);
    if (problem !== null) return problem;
    if (codeIsTaken(context.db, item.code, stored.id)) return refused('CodeTaken', { field: 'item.code' });
    updateItem(context.db, stored.id, item, context.clock.now());
    context.note({
      objectKind: 'catalogue-item',
      objectUid: uid,
      fields: changedFields(stored, item),
      row: storedRow(context.db, 'catalogue_items', stored.id),
    });
    return ok({ revision: revision + 1 });
  },

  setArchived: (context, { uid, archived }) => {
    const stored = findItem(context.db, uid);
    if (stored === null) return notFound('catalogue-item');
    setItemArchived(context.db, stored.id, archived, context.clock.now());
    context.note({
      objectKind: 'catalogue-item',
      objectUid: uid,
      fields: ['archived'],
      row: storedRow(context.db, 'catalogue_items', stored.id),
    });
    return ok({ revision: stored.revision + 1 });
  },
};

const changedFields = (before: CatalogueItem, after: CatalogueItem): readonly string[] =>
  (Object.keys(after) as (keyof CatalogueItem)[]).filter((name) => before[name] !== after[name]);
