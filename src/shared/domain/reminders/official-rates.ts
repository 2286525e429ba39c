import type { LocalDate } from '../../kernel/local-date.ts';

/** Hundredths of a percent: 12.15 % is 1215, so that interest is computed on integers. */
export type BasisPoints = number;

/** The two official rates of one half-year. */
export interface OfficialRates {
  /** `2026-1` for January to June 2026, `2026-2` for July to December. */
  readonly halfYear: string;
  /** Legal interest of claims of businesses ("autres cas", C. mon. fin. L313-2), set by decree. */
  readonly legal: BasisPoints;
  /** Main refinancing rate of the ECB on the first day of the half-year (C. com. L441-10 II). */
  readonly refinancing: BasisPoints;
}

/** What is known when this version of Carnet was made, oldest first; later half-years are a setting. */
export const OFFICIAL_RATES: readonly OfficialRates[] = [
  { halfYear: '2021-1', legal: 79, refinancing: 0 },
  { halfYear: '2021-2', legal: 76, refinancing: 0 },
  { halfYear: '2022-1', legal: 76, refinancing: 0 },
  { halfYear: '2022-2', legal: 77, refinancing: 0 },
  { halfYear: '2023-1', legal: 206, refinancing: 250 },
  { halfYear: '2023-2', legal: 422, refinancing: 400 },
  { halfYear: '2024-1', legal: 507, refinancing: 450 },
  { halfYear: '2024-2', legal: 492, refinancing: 425 },
  { halfYear: '2025-1', legal: 371, refinancing: 315 },
  { halfYear: '2025-2', legal: 276, refinancing: 215 },
  { halfYear: '2026-1', legal: 262, refinancing: 215 },
];

/** Rates that the company wrote down for half-years after the last known one; null keeps the last known. */
export interface NewerRates {
  readonly legal: BasisPoints | null;
  readonly refinancing: BasisPoints | null;
}

/** The half-year of a day, e.g. `2026-2`. */
export const halfYearOf = (day: LocalDate): string =>
  `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? '1' : '2'}`;

/** The last half-year whose rates are in the table. */
export const lastKnownHalfYear = (): string => OFFICIAL_RATES.at(-1)?.halfYear ?? '';

/** The rates of a half-year; before the table its first row, after it what the company wrote down or its last row. */
export function officialRates(halfYear: string, newer: NewerRates): OfficialRates {
  const known = OFFICIAL_RATES.find((one) => one.halfYear === halfYear);
  if (known !== undefined) return known;
  const isLater = halfYear > lastKnownHalfYear();
  const nearest = (isLater ? OFFICIAL_RATES.at(-1) : OFFICIAL_RATES[0]) ?? { legal: 0, refinancing: 0 };
  return {
    halfYear,
    legal: isLater ? (newer.legal ?? nearest.legal) : nearest.legal,
    refinancing: isLater ? (newer.refinancing ?? nearest.refinancing) : nearest.refinancing,
  };
}
