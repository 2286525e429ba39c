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
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReportWish } from './report-document.ts';
import { archiveReport, insertReport } from './report-store.ts';

interface Subscriber {
  readonly access: Access;
  readonly kind: ReportKind;
  readonly language: 'fr' | 'en';
}

interface Due extends Subscriber {
  readonly wish: ReportWish;
  /** Row of `vault_state` that remembers the last period made. */
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
  }>(
    db,
    `select users.id, users.uid, users.name, users.roles, users.language, monthly, yearly
     from report_subscriptions join users on users.id = report_subscriptions.user_id
     where users.state = 'active' order by users.id`,
  ).flatMap(({ id, uid, name, roles, language, monthly, yearly }) => {
    const actor = { id, uid: bytesToUid(uid), name, roles: JSON.parse(roles) as readonly Role[] };
    const access = authorize(actor, 'figures.read');
    if (access === null) return [];
    const asked = { month: monthly === 1, year: yearly === 1 };
    return REPORT_KINDS.filter((kind) => asked[kind]).map((kind) => ({ access, kind, language }));
  });
}

/**
 * Reports that somebody asked for and that were not made yet: of the last month and year that are over.
 *
 * One for the company however many asked. A report that was made and then deleted stays deleted.
 */
function dueReports(db: ReadDb, today: LocalDate): readonly Due[] {
  const due = new Map<string, Due>();
  for (const subscriber of subscribers(db)) {
    const { access, kind } = subscriber;
    const period = lastOver(kind, today);
    const days = reportDays(kind, period);
    const isOwn = access.reach === 'own';
    const mark = `report-made:${kind}:${isOwn ? access.actor.uid : 'company'}`;
    const made = rowOf<{ readonly value: string }>(db, 'select value from vault_state where key = @mark', {
      mark,
    });
    if (days === null || due.has(mark) || (made !== null && made.value >= period)) continue;
    const language = isOwn ? subscriber.language : readSettings(db).documentLanguage;
    due.set(mark, { ...subscriber, mark, wish: { kind, period, days, language } });
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
        { mark, value: wish.period },
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
  const due = dueReports(vault.read(), deps.clock.today());
  for (const one of due) await makeOne(vault, deps, one);
  return due.length;
}

/** Looks for due reports in the background. */
export interface ReportTimer {
  /** Starts a look unless one is under way; never throws, a failure is logged and tried at the next look. */
  look(): void;
  stop(): void;
}

const LOOK_MILLISECONDS = 60_000;

/** Looks when somebody has signed in and whenever the day has changed while the vault is open. */
export function createReportTimer(vault: VaultRuntime, deps: AppDeps): ReportTimer {
  let isLooking = false;
  let lastDay: LocalDate | null = null;
  const run = async (): Promise<void> => {
    try {
      await makeDueReports(vault, deps);
    } catch (problem) {
      // Closing the vault during the drawing ends here too: the report is made at the next look.
      lastDay = null;
      deps.logger.error('reports.due', newUid(deps), problem);
    } finally {
      isLooking = false;
    }
  };
  const look = (): void => {
    if (isLooking || !vault.isOpen()) return;
    isLooking = true;
    lastDay = deps.clock.today();
    void run();
  };
  const timer = setInterval(() => {
    if (deps.clock.today() !== lastDay) look();
  }, LOOK_MILLISECONDS);
  timer.unref();
  return {
    look,
    stop: () => {
      clearInterval(timer);
    },
  };
}
