import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import { averageDelayDays, daysSalesOutstanding } from '#shared/domain/figures/payment-delay.ts';
import { daysBetween, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { cents, ZERO, type Cents } from '#shared/kernel/money.ts';
import { comparedPeriod, untilToday, type Comparison, type Period } from './period-parts.ts';
import { sumsSource } from './sums-source.ts';

/** Answer of the payment delays. */
export type Delays = InferSchemaInput<
  NonNullable<(typeof figuresContract)['delays']['~orpc']['outputSchema']>
>;

const EARLIEST = localDate('0001-01-01');

interface Sums {
  readonly gross: number;
  readonly received: number;
  readonly waited: number;
}

function sumsOf(db: ReadDb, access: Access, period: Period): Sums {
  const source = sumsSource(access, period);
  const sums = rowOf<Sums>(
    db,
    `select coalesce(sum(gross), 0) as gross, coalesce(sum(received), 0) as received,
       coalesce(sum(waited), 0) as waited from ${source.text}`,
    source.values,
  );
  return sums ?? { gross: 0, received: 0, waited: 0 };
}

/** All invoiced minus all received up to a day. */
function receivablesOn(db: ReadDb, access: Access, day: LocalDate): Cents {
  const { gross, received } = sumsOf(db, access, { from: EARLIEST, to: day });
  return cents(gross - received);
}

function delaysOf(db: ReadDb, access: Access, period: Period, today: LocalDate) {
  const passed = untilToday(period, today);
  const sums = sumsOf(db, access, period);
  const averageDays = averageDelayDays(sums.waited, cents(sums.received));
  if (passed === null)
    return { averageDays, salesOutstandingDays: null, receivables: ZERO, until: null } as const;
  const receivables = receivablesOn(db, access, passed.to);
  const days = daysBetween(passed.from, passed.to) + 1;
  return {
    averageDays,
    salesOutstandingDays: daysSalesOutstanding(receivables, cents(sums.gross), days),
    receivables,
    until: passed.to,
  };
}

/** How long clients take to pay: both figures of a period and of the one it is compared with. */
export function figuresDelays(
  db: ReadDb,
  access: Access,
  { comparison, ...period }: Period & { readonly comparison?: Comparison | undefined },
  today: LocalDate,
): Delays {
  const before = comparedPeriod(period, comparison, today);
  const { averageDays, salesOutstandingDays } = delaysOf(db, access, before, today);
  return { ...delaysOf(db, access, period, today), before: { ...before, averageDays, salesOutstandingDays } };
}
