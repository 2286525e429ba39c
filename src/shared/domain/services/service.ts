import {
  fractionToCentUnits,
  multiplyDecimals,
  decimalToFraction,
  parseDecimal,
} from '../../kernel/decimal.ts';
import type { DecimalFailure } from '../../kernel/decimal.ts';
import { cents } from '../../kernel/money.ts';
import type { Cents } from '../../kernel/money.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { MAX_AMOUNT, MAX_DECIMALS, isAcceptedAmount } from '../invoices/line-amounts.ts';

/** What kind of work a service is. */
export const SERVICE_TYPES = ['diagnostic', 'training', 'maintenance', 'other'] as const;

/** One kind of work. */
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** Where a service stands. */
export const SERVICE_STATUSES = ['planned', 'in-progress', 'done', 'cancelled'] as const;

/** One place of a service between plan and end. */
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

/** Allowed next states; going back is allowed while nothing is invoiced, because people click wrong. */
const NEXT: Readonly<Record<ServiceStatus, readonly ServiceStatus[]>> = {
  planned: ['in-progress', 'done', 'cancelled'],
  'in-progress': ['planned', 'done', 'cancelled'],
  done: ['in-progress'],
  cancelled: ['planned'],
};

/** Why a status is refused. */
export type ServiceTransitionFailure =
  | { readonly tag: 'TransitionRefused'; readonly from: ServiceStatus; readonly to: ServiceStatus }
  /** A service on an issued invoice keeps its status: what was sold was done. */
  | { readonly tag: 'AlreadyInvoiced' }
  | { readonly tag: 'DoneInFuture'; readonly today: LocalDate };

/** The states a service may go to now, for the buttons that are shown. */
export const nextServiceStatuses = (from: ServiceStatus, invoiced: boolean): readonly ServiceStatus[] =>
  invoiced ? [] : NEXT[from];

/** Checks a change of status; `doneOn` is the actual day when the new status is `done`. */
export function changeServiceStatus(
  service: { readonly status: ServiceStatus; readonly invoiced: boolean },
  to: ServiceStatus,
  doneOn: LocalDate | null,
  today: LocalDate,
): Result<ServiceStatus, ServiceTransitionFailure> {
  if (service.invoiced) return err({ tag: 'AlreadyInvoiced' });
  if (!NEXT[service.status].includes(to)) {
    return err({ tag: 'TransitionRefused', from: service.status, to });
  }
  if (to === 'done' && doneOn !== null && doneOn > today) return err({ tag: 'DoneInFuture', today });
  return ok(to);
}

/** Whether a service belongs to the list of what is done and not yet invoiced. */
export const isToInvoice = (service: {
  readonly status: ServiceStatus;
  readonly invoiced: boolean;
}): boolean => service.status === 'done' && !service.invoiced;

/** Why the amount of a service cannot be computed; `field` names the culprit. */
export type ServiceAmountFailure = { readonly field: 'quantity' | 'unitPrice' } & (
  | DecimalFailure
  | { readonly tag: 'NegativePrice' }
  | { readonly tag: 'QuantityNotPositive' }
  | { readonly tag: 'AmountOutOfRange'; readonly maxCents: Cents }
);

/**
 * Amount of a service without VAT: quantity times price, rounded once to cents, halves away from zero.
 *
 * A price of zero is work offered; a quantity of zero would be no work.
 */
export function serviceAmount(quantity: string, unitPrice: string): Result<Cents, ServiceAmountFailure> {
  const count = parseDecimal(quantity, MAX_DECIMALS.quantity);
  if (!count.ok) return err({ field: 'quantity', ...count.error });
  const price = parseDecimal(unitPrice, MAX_DECIMALS.unitPrice);
  if (!price.ok) return err({ field: 'unitPrice', ...price.error });
  if (count.value.units <= 0n) return err({ tag: 'QuantityNotPositive', field: 'quantity' });
  if (price.value.units < 0n) return err({ tag: 'NegativePrice', field: 'unitPrice' });
  const amount = fractionToCentUnits(decimalToFraction(multiplyDecimals(count.value, price.value)));
  if (!isAcceptedAmount(amount)) {
    return err({ tag: 'AmountOutOfRange', field: 'unitPrice', maxCents: MAX_AMOUNT });
  }
  return ok(cents(Number(amount)));
}
