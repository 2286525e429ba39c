import { setImmediate } from 'node:timers/promises';
import type { ReadDb } from '#main/db/handles.ts';
import type { ClientFields } from '#main/modules/clients/client-input.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { countOutcomes, type ImportCounts } from './import-counts.ts';
import { createPlanner, type RowPlan } from './import-plan.ts';
import type { ImportRow, RowProblem } from './import-row.ts';
import type { MatchKey } from './match-clients.ts';
import { ROWS_AT_ONCE } from './prepare-import.ts';

/** What an import would do with one row. */
export interface PreviewRow {
  readonly row: number;
  readonly outcome: RowPlan['outcome'];
  readonly name: string;
  readonly clientUid: Uid | null;
  readonly problems: RowProblem[];
  readonly changes: { readonly field: string; readonly before: string; readonly after: string }[];
}

/** A screen shows no more, and the answer must stay small; counts are of all rows. */
const MOST_ROWS = 2000;

/** What an import would do; rows that need a look come before plain creations when there are too many for one answer. */
export async function previewImport(
  db: ReadDb,
  rows: readonly ImportRow[],
  matchBy: MatchKey | 'none',
): Promise<{ readonly counts: ImportCounts; readonly rows: PreviewRow[] }> {
  const planner = createPlanner(db, matchBy);
  const outcomes: RowPlan['outcome'][] = [];
  const telling: PreviewRow[] = [];
  const plain: PreviewRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) await setImmediate();
    const plan = planner.plan(row);
    outcomes.push(plan.outcome);
    const isPlain = (plan.outcome === 'created' || plan.outcome === 'unchanged') && row.problems.length === 0;
    const list = isPlain ? plain : telling;
    if (list.length < MOST_ROWS) list.push(describe(row, plan));
  }
  return {
    counts: countOutcomes(outcomes),
    rows: [...telling, ...plain].slice(0, MOST_ROWS).toSorted((left, right) => left.row - right.row),
  };
}

function describe(row: ImportRow, plan: RowPlan): PreviewRow {
  const common = { row: row.row, outcome: plan.outcome, name: row.name };
  switch (plan.outcome) {
    case 'created':
      return { ...common, clientUid: null, problems: [...row.problems], changes: [] };
    case 'changed':
      return {
        ...common,
        clientUid: plan.client.uid,
        problems: [...row.problems],
        changes: [
          ...plan.changed.map((field) => ({
            field,
            before: shownValue(plan.before, field),
            after: shownValue(plan.after, field),
          })),
          ...(plan.addsContact ? [{ field: 'contactName', before: '', after: row.contact?.name ?? '' }] : []),
        ],
      };
    case 'unchanged':
      return { ...common, clientUid: plan.client.uid, problems: [...row.problems], changes: [] };
    case 'duplicate':
      return {
        ...common,
        clientUid: plan.client?.uid ?? null,
        problems: [...row.problems, plan.problem],
        changes: [],
      };
    case 'refused':
      return { ...common, clientUid: null, problems: [...plan.problems], changes: [] };
    default:
      return unreachable(plan);
  }
}

function shownValue(client: ClientFields, field: string): string {
  const { address, tags, ...fields } = client;
  const values: Readonly<Record<string, unknown>> = { ...fields, ...address, tags: tags.join(', ') };
  const value = values[field];
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
