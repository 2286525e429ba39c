import type Database from 'better-sqlite3';
import { seededChance } from '../../tools/demonstration/seeded-chance.ts';
import type { Staff } from './clients.ts';
import type { Dimensions } from './dimensions.ts';
import { at, inserter, uidBytes, workingMoment } from './rows.ts';

/** What paying needs to know of an invoice. */
export interface IssuedInvoice {
  readonly id: number;
  readonly day: number;
  readonly grossCents: number;
}

const METHODS = [
  'transfer',
  'transfer',
  'transfer',
  'transfer',
  'cheque',
  'card',
  'direct-debit',
  'cash',
] as const;
const SHARE_NEVER_PAID = 0.012;
const SHARE_PAID_HALF = 0.008;
const SHARE_REVERSED = 0.003;

/**
 * Pays invoices one by one and answers what was received on each; payments of days to come are not made.
 *
 * Enough invoices are paid in several parts that `payments` come out of `payable` invoices.
 */
export function payInvoices(
  connection: Database.Database,
  { payments, days, lastDay }: Dimensions,
  staff: Staff,
  payable: number,
): (invoice: IssuedInvoice) => number {
  const chance = seededChance(6006);
  const insert = inserter(
    connection,
    'payments',
    'id uid invoice_id payment_method amount_paid_cents payment_date reference created_at created_by_id'.split(
      ' ',
    ),
  );
  const reverse = inserter(
    connection,
    'payment_reversals',
    'payment_id uid reason created_at created_by_id'.split(' '),
  );
  let paymentId = 0;
  let invoicesLeft = payable;
  const pay = (invoice: IssuedInvoice, amount: number, day: number): void => {
    paymentId += 1;
    const moment = workingMoment(chance, at(days, day));
    insert([
      paymentId,
      uidBytes(chance, moment),
      invoice.id,
      chance.pick(METHODS),
      amount,
      at(days, day),
      '',
      moment,
      staff.manager,
    ]);
  };
  return (invoice) => {
    const share = (payments - paymentId) / Math.max(1, invoicesLeft);
    invoicesLeft -= 1;
    if (chance.happens(SHARE_NEVER_PAID)) return 0;
    const parts = chance.happens(share - Math.floor(share)) ? Math.ceil(share) : Math.floor(share);
    const isHalf = chance.happens(SHARE_PAID_HALF);
    let received = 0;
    let day = invoice.day + chance.whole(4, 30) + (chance.happens(0.15) ? chance.whole(5, 60) : 0);
    for (let part = 1; part <= Math.max(1, parts); part += 1) {
      if (day > lastDay) break;
      const isLast = part >= parts;
      const rest = invoice.grossCents - received;
      const amount = isLast && !isHalf ? rest : Math.floor(rest / 2);
      if (amount <= 0) break;
      pay(invoice, amount, day);
      if (chance.happens(SHARE_REVERSED)) {
        const moment = workingMoment(chance, at(days, Math.min(lastDay, day + 2)));
        reverse([paymentId, uidBytes(chance, moment), 'Rejet de la banque', moment, staff.manager]);
        if (day + 7 > lastDay) break;
        pay(invoice, amount, day + 7);
      }
      received += amount;
      day += chance.whole(5, 30);
    }
    return received;
  };
}
