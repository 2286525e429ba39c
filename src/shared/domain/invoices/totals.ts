import { ZERO, cents } from '../../kernel/money.ts';
import type { Cents } from '../../kernel/money.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { DocumentTotals, VatCategory, VatGroup } from './invoice-document.ts';
import { MAX_AMOUNT, computeLine, isAcceptedAmount, taxOf } from './line-amounts.ts';
import type { AmountFailure, LineAmounts, LineInput } from './line-amounts.ts';
import { vatExemption } from './vat-exemption.ts';
import type { VatRate } from './vat-rate.ts';

/** What totals depend on besides the lines. */
export interface TotalsOptions {
  /** Already paid before issue (BT-113); nothing by default. */
  readonly prepaid?: Cents;
  /** Language of the exemption wording; French by default. */
  readonly language?: 'fr' | 'en';
}

/** Lines with their amounts in the given order, and the totals over them. */
export interface Computed<Line extends LineInput> {
  readonly lines: readonly (Line & LineAmounts)[];
  readonly totals: DocumentTotals;
}

/**
 * Amounts of a document, exactly as EN 16931 BR-CO-10 to BR-CO-17 (invoicing.md §C1).
 *
 * Each line is rounded once; VAT is computed per group of category and rate, never per line; halves go away
 * from zero. The result does not depend on the order of the lines: groups are sorted by category, then by
 * falling rate. No line gives zeros: whether that may be issued is another rule (missing-before-issue.ts).
 * The first refused field is returned, with its path.
 */
export function computeTotals<Line extends LineInput>(
  lines: readonly Line[],
  options: TotalsOptions = {},
): Result<Computed<Line>, AmountFailure> {
  const computed: (Line & LineAmounts)[] = [];
  for (const [index, line] of lines.entries()) {
    const amounts = computeLine(line, `lines.${String(index)}`);
    if (!amounts.ok) return amounts;
    computed.push({ ...line, ...amounts.value });
  }
  const groups = groupByVat(computed);
  const net = sum(groups.map((group) => group.base));
  const tax = sum(groups.map((group) => group.tax));
  const prepaid = options.prepaid ?? ZERO;
  const due = net + tax - BigInt(prepaid);
  const everyAmount = [net, tax, net + tax, due, ...groups.flatMap((group) => [group.base, group.tax])];
  if (!everyAmount.every(isAcceptedAmount)) {
    return err({ tag: 'AmountOutOfRange', field: 'lines', maxCents: MAX_AMOUNT });
  }
  return ok({
    lines: computed,
    totals: {
      linesCents: toCents(net),
      netCents: toCents(net),
      taxCents: toCents(tax),
      grossCents: toCents(net + tax),
      prepaidCents: prepaid,
      dueCents: toCents(due),
      vat: groups.map((group) => toVatGroup(group, options.language ?? 'fr')),
    },
  });
}

interface Group {
  readonly category: VatCategory;
  readonly rate: VatRate;
  readonly base: bigint;
  readonly tax: bigint;
}

// BigInt sums: a thousand lines at the limit leave the safe integers before the range check sees them.
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);
const toCents = (amount: bigint): Cents => cents(Number(amount));

function groupByVat(lines: readonly LineAmounts[]): readonly Group[] {
  const basesByKey = new Map<string, { category: VatCategory; rate: VatRate; base: bigint }>();
  for (const { vatCategory, vatRate, netCents } of lines) {
    const key = `${vatCategory} ${vatRate}`;
    const base = (basesByKey.get(key)?.base ?? 0n) + BigInt(netCents);
    basesByKey.set(key, { category: vatCategory, rate: vatRate, base });
  }
  return [...basesByKey.values()]
    .map((group) => ({ ...group, tax: taxOf(group.base, group.rate) }))
    .toSorted(
      (left, right) =>
        CATEGORY_ORDER.indexOf(left.category) - CATEGORY_ORDER.indexOf(right.category) ||
        Number(right.rate) - Number(left.rate),
    );
}

const CATEGORY_ORDER: readonly VatCategory[] = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];

function toVatGroup(group: Group, language: 'fr' | 'en'): VatGroup {
  const exemption = vatExemption(group.category);
  return {
    category: group.category,
    rate: group.rate,
    baseCents: toCents(group.base),
    taxCents: toCents(group.tax),
    exemptionCode: exemption?.code ?? '',
    exemptionText: exemption?.[language] ?? '',
  };
}
