import { sql } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { clients } from '#main/db/schema/index.ts';
import { findDuplicates, nameKey, type DuplicateFields } from '#shared/domain/clients/duplicate-match.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { withoutSeparators } from '#shared/domain/identifiers/digits.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { keepPhone } from './phone-number.ts';
import { prepared } from './prepared.ts';
import { isVisibleTo } from './row-rule.ts';

/** A client that may be the one being typed. */
export interface DuplicateClient {
  readonly uid: Uid;
  readonly name: string;
  readonly company: string;
  readonly city: string;
  readonly status: 'active' | 'archived';
  readonly reasons: string[];
}

const SHOWN = 10;
/** A typing error in the first letters of a word escapes; everything after them is compared letter by letter. */
const SURE_LETTERS = 3;

/**
 * Clients that look like the one being typed: candidates by index, then the rule of the domain.
 *
 * All clients are compared, whoever owns them; those the actor may not see are only counted.
 */
export function duplicateClients(
  db: ReadDb,
  access: Access,
  typed: DuplicateFields,
  exceptUid: Uid | undefined,
): { readonly matches: DuplicateClient[]; readonly hidden: number } {
  const email = parseEMail(typed.email);
  const address = email.ok ? email.value.address : '';
  const values = {
    siret: withoutSeparators(typed.siret),
    siren: withoutSeparators(typed.siren),
    email: address,
    emailLower: address.toLowerCase(),
    phone: keepPhone(typed.phone, 'FR').text,
    match: nameExpression(typed),
    except: exceptUid === undefined ? Buffer.alloc(0) : uidToBytes(exceptUid),
  };
  const value = (name: keyof typeof values) => sql.placeholder(name);
  const build = () =>
    db
      .select({
        uid: clients.uid,
        name: clients.name,
        company: clients.company,
        city: clients.city,
        siren: clients.siren,
        siret: clients.siret,
        email: clients.email,
        phone: clients.phone,
        status: clients.status,
        visible: sql<number>`${isVisibleTo(access)}`,
      })
      .from(clients)
      .where(
        sql`clients.id in (
            select id from clients where siret = ${value('siret')} and siret <> ''
            union select id from clients where siren = ${value('siren')} and siren <> ''
            union select id from clients where email in (${value('email')}, ${value('emailLower')}) and email <> ''
            union select id from clients where phone = ${value('phone')} and phone <> ''
            union select rowid from (select rowid from clients_fts where clients_fts match ${value('match')} limit 500))
          and clients.uid <> ${value('except')}`,
      )
      .prepare();
  const rows = prepared(db, `clients.duplicates ${access.reach} ${String(access.actor.id)}`, build).all(
    values,
  );
  const found = findDuplicates(typed, rows);
  const visible = found.filter(({ existing }) => existing.visible === 1);
  return {
    matches: visible.slice(0, SHOWN).map(({ existing, reasons }) => ({
      uid: existing.uid,
      name: existing.name,
      company: existing.company,
      city: existing.city,
      status: existing.status,
      reasons: [...reasons],
    })),
    hidden: found.length - visible.length,
  };
}

/** Candidates by name: the beginnings of all its words, or the words written in one. */
function nameExpression(typed: DuplicateFields): string {
  const expressions = [typed.name, typed.company].flatMap((name) => {
    const words = nameKey(name)
      .split(/[ @]/)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const beginnings = words.map((word) =>
      word.length < 5 ? `"${word}"` : `"${word.slice(0, SURE_LETTERS)}"*`,
    );
    return [`(${beginnings.join(' AND ')})`, `"${words.join('')}"*`];
  });
  // An empty expression is an error of FTS5; a word that nobody has is not.
  return expressions.length === 0 ? '"zzzzzzzzzzzzzzzzzzzz"' : expressions.join(' OR ');
}
