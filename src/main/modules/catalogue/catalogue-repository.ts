import type { z } from 'zod';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { catalogueFields } from '#shared/contract/services.ts';
import { foldForSearch, searchWords } from '#shared/domain/clients/search-fold.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** An item as typed and checked. */
export type CatalogueItem = z.output<typeof catalogueFields>;

/** A stored item. */
export interface StoredItem extends CatalogueItem {
  readonly id: number;
  readonly uid: Uid;
  readonly archived: boolean;
  readonly revision: number;
  readonly updatedAt: Instant;
}

type ItemRow = Omit<StoredItem, 'uid' | 'archived'> & { readonly uid: Buffer; readonly archived: number };

const COLUMNS = `id, uid, code, name, description, service_type as serviceType, nature, unit,
  unit_price as unitPrice, vat_category as vatCategory, vat_rate as vatRate, archived, revision,
  updated_at as updatedAt`;

const toItem = (row: ItemRow): StoredItem => ({
  ...row,
  uid: bytesToUid(row.uid),
  archived: row.archived === 1,
});

/** Items whose folded code, name and description hold every word; a catalogue is small enough to be read whole. */
export function findItems(
  db: ReadDb,
  filter: { readonly text?: string | undefined; readonly includeArchived: boolean },
): readonly StoredItem[] {
  const typed = filter.text?.trim() ?? '';
  const words = searchWords(typed);
  if (typed !== '' && words.length === 0) return [];
  const rows = rowsOf<ItemRow>(
    db,
    `select ${COLUMNS} from catalogue_items
     where (archived = 0 or @includeArchived)
       and not exists (select 1 from json_each(@words) word where instr(search_text, word.value) = 0)
     order by archived, name, id`,
    { includeArchived: filter.includeArchived ? 1 : 0, words: JSON.stringify(words) },
  );
  return rows.map(toItem);
}

/** One item, or null. */
export function findItem(db: ReadDb, uid: Uid): StoredItem | null {
  const row = rowOf<ItemRow>(db, `select ${COLUMNS} from catalogue_items where uid = @uid`, {
    uid: uidToBytes(uid),
  });
  return row === null ? null : toItem(row);
}

/** Whether another item has this code, whatever its case; an empty code is never taken. */
export const codeIsTaken = (db: ReadDb, code: string, exceptId: number | null): boolean =>
  code !== '' &&
  rowOf(db, 'select 1 from catalogue_items where lower(code) = lower(@code) and id is not @exceptId', {
    code,
    exceptId,
  }) !== null;

const typed = (item: CatalogueItem) => ({
  ...item,
  searchText: foldForSearch([item.code, item.name, item.description].join(' ')),
});

/** Adds an item; answers its id. */
export const insertItem = (db: WriteDb, item: CatalogueItem, uid: Uid, now: Instant): number =>
  insert(
    db,
    `insert into catalogue_items (uid, code, name, description, service_type, nature, unit, unit_price,
       vat_category, vat_rate, search_text, created_at, updated_at)
     values (@uid, @code, @name, @description, @serviceType, @nature, @unit, @unitPrice,
       @vatCategory, @vatRate, @searchText, @now, @now)`,
    { ...typed(item), uid: uidToBytes(uid), now },
  );

/** Replaces what was typed of an item. */
export function updateItem(db: WriteDb, id: number, item: CatalogueItem, now: Instant): void {
  change(
    db,
    `update catalogue_items set code = @code, name = @name, description = @description,
       service_type = @serviceType, nature = @nature, unit = @unit, unit_price = @unitPrice,
       vat_category = @vatCategory, vat_rate = @vatRate, search_text = @searchText,
       revision = revision + 1, updated_at = @now
     where id = @id`,
    { ...typed(item), id, now },
  );
}

/** Withdraws an item or brings it back. */
export function setItemArchived(db: WriteDb, id: number, archived: boolean, now: Instant): void {
  change(
    db,
    `update catalogue_items set archived = @archived, revision = revision + 1, updated_at = @now where id = @id`,
    { id, archived: archived ? 1 : 0, now },
  );
}
