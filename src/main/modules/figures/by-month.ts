import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import { monthsOf, type Period } from './period-parts.ts';
import { sumsSource } from './sums-source.ts';

type MonthFigures = InferSchemaInput<
  NonNullable<(typeof figuresContract)['byMonth']['~orpc']['outputSchema']>
>['months'][number];

/** Fifty years: a longer period answers only the months in which something happened. */
const MOST_EMPTY_MONTHS = 600;

/** The months of a period with what was invoiced and received in each; a quiet month is there with zeros. */
export function figuresByMonth(db: ReadDb, access: Access, period: Period): MonthFigures[] {
  const source = sumsSource(access, period);
  const found = rowsOf<MonthFigures>(
    db,
    `select month, sum(net) as invoicedNet, sum(gross) as invoicedGross, sum(received) as received,
       sum(documents) as documents
     from ${source.text} group by month order by month`,
    source.values,
  );
  const years = Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4));
  if (years * 12 > MOST_EMPTY_MONTHS) return [...found];
  const figuresByName = new Map(found.map((figures) => [figures.month, figures]));
  return monthsOf(period).map(
    (month) =>
      figuresByName.get(month) ?? { month, invoicedNet: 0, invoicedGross: 0, received: 0, documents: 0 },
  );
}
