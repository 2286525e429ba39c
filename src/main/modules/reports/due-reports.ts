import { authorize, type Access } from '#main/app/access.ts';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import { change, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { removeBlob } from '#main/vault/blob-store.ts';
import { newUid } from '#main/vault/new-uid.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { lastOver, REPORT_KINDS, reportDays, type ReportKind } from '#shared/domain/reports/report-period.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReportWish } from './report-document.ts';
import { archiveReport, insertReport } from './report-store.ts';

interface Subscriber {
  readonly access: Access;
  readonly kind: ReportKind;
  readonly language: 'fr' | 'en';
  /** When they asked last: nothing older than what was over then is made. */
  readonly since: Instant;
}

interface Due extends Subscriber {
  readonly wish: ReportWish;
  /** Row of `vault_state` that remembers when the report of this period was made. */
  readonly mark: string;
}

/** Who asked for reports and may still read figures. */
function subscribers(db: ReadDb): readonly Subscriber[] {
  return rowsOf<{
    readonly id: number;
    readonly uid: Buffer;
    readonly name: string;
    readonly roles: string;
    readonly language: 'fr' | 'en';
    readonly monthly: number;
    readonly yearly: number;
    readonly since: Instant;
  }>(
    db,
    `select users.id, users.uid, users.name, users.roles, users.language, monthly, yearly,
       report_subscriptions.updated_at as since
     from report_subscriptions join users on users.id = report_subscriptions.user_id
     where users.state = 'active' order by users.id`,
  ).flatMap(({ id, uid, name, roles, language, monthly, yearly, since }) => {
    const actor = { id, uid: bytesToUid(uid), name, roles: JSON.parse(roles) as readonly Role[] };
    const access = authorize(actor, 'figures.read');
    if (access === null) return [];
    const asked = { month: monthly === 1, year: yearly === 1 };
    return REPORT_KINDS.filter((kind) => asked[kind]).map((kind) => ({ access, kind, language, since }));
  });
}

/** How many periods are caught up with when nobody opened the vault on their first days. */
const MISSED_AT_MOST: Readonly<Record<ReportKind, number>> = { month: 3, year: 1 };

const DAY_MILLISECONDS = 86_400_000;

/** Periods that are over and were not older than the last one when somebody asked, newest first. */
function periodsSince(kind: ReportKind, since: Instant, today: LocalDate): readonly string[] {
  const oldest = lastOver(kind, localDate(since.slice(0, 10)));
  const periods: string[] = [];
  for (
    let period = lastOver(kind, today);
    period >= oldest && periods.length < MISSED_AT_MOST[kind];
    period = lastOver(kind, reportDays(kind, period)?.from ?? today)
  )
    periods.push(period);
  return periods;
}

/**
 * Whether the report that a mark tells of was made by a clock that was right, or nearly.
 *
 * A report dated after now was made while the clock ran ahead, before its period was over: it is made again. A clock
 * set back by weeks looks alike: one report too many is better than one that tells of half a month.
 */
const isMade = (madeAt: string | undefined, now: Instant): boolean =>
  madeAt !== undefined && Date.parse(madeAt) <= Date.parse(now) + DAY_MILLISECONDS;

/**
 * Reports that somebody asked for and that were not made yet, of the last months and year that are over.
 *
 * One for the company however many asked. A report that was made and then deleted stays deleted. A clock that ran ahead
 * for a while does not hold back those of the months after.
 */
function dueReports(db: ReadDb, today: LocalDate, now: Instant): readonly Due[] {
  const due = new Map<string, Due>();
  for (const subscriber of subscribers(db)) {
    const { access, kind, since } = subscriber;
    const isOwn = access.reach === 'own';
    const language = isOwn ? subscriber.language : readSettings(db).documentLanguage;
    for (const period of periodsSince(kind, since, today)) {
      const days = reportDays(kind, period);
      const mark = `report-made:${kind}:${period}:${isOwn ? access.actor.uid : 'company'}`;
      const made = rowOf<{ readonly value: string }>(db, 'select value from vault_state where key = @mark', {
        mark,
      });
      if (days === null || due.has(mark) || isMade(made?.value, now)) continue;
      due.set(mark, { ...subscriber, mark, wish: { kind, period, days, language } });
    }
  }
  return [...due.values()];
}

async function makeOne(vault: VaultRuntime, deps: AppDeps, due: Due): Promise<void> {
  const { access, wish, mark } = due;
  const archived = await archiveReport(vault, deps, access, wish, deps.clock.today());
  const uid = newUid(deps);
  try {
    vault.write((db) => {
      insertReport(db, access, archived, { uid, wish, isAutomatic: true, now: deps.clock.now() });
      change(
        db,
        'insert into vault_state (key, value) values (@mark, @value) on conflict (key) do update set value = excluded.value',
        { mark, value: deps.clock.now() },
      );
      appendEntry(db, vault.auditor(), {
        class: 'security',
        action: 'report.made',
        outcome: 'done',
        actorUid: null,
        host: 'direct',
        objectKind: 'report',
        objectUid: uid,
        fields: [],
        details: { period: wish.period, automatic: 1 },
        row: null,
      });
    });
  } catch (problem) {
    await removeBlob(vault.folder, archived.blob.name);
    throw problem;
  } finally {
    archived.blob.key.fill(0);
  }
}

/** Makes, one after the other, the reports that are due; answers how many. Throws when the vault closes meanwhile. */
export async function makeDueReports(vault: VaultRuntime, deps: AppDeps): Promise<number> {
  const due = dueReports(vault.read(), deps.clock.today(), deps.clock.now());
  for (const one of due) await makeOne(vault, deps, one);
  return due.length;
}
