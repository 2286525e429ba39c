import { unreachable } from '../../kernel/exhaustive.ts';
import type { BasisPoints, OfficialRates } from './official-rates.ts';

/** What the wording of an invoice says about late payment, as far as a rate can be computed from it. */
export type PenaltyTerms =
  | { readonly kind: 'fixed'; readonly rate: BasisPoints }
  | { readonly kind: 'legal'; readonly times: number }
  | { readonly kind: 'refinancing'; readonly points: BasisPoints };

/** The least that the law allows between businesses (C. com. L441-10 II): taken where the wording gives no rate. */
export const LEAST_TERMS: PenaltyTerms = { kind: 'legal', times: 3 };

const WORDS: Readonly<Record<string, number>> = {
  une: 1,
  once: 1,
  deux: 2,
  two: 2,
  twice: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
};

const COUNT = `(\\d{1,2}|${Object.keys(WORDS).join('|')})`;

// A rate of a year only: "1 % par mois" is not guessed at.
const PER_YEAR = /(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:%|pour cent|percent|per cent)/;
const PER_MONTH = /par mois|mensuel|per month|monthly/;
const REFINANCING = /\b(?:bce|ecb|banque centrale|central bank|refi|refinancement|refinancing)\b/;
const POINTS = /(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:points?|%)/;
const LEGAL = /\b(?:legal|legaux|legale)\b/;

const hundredths = (text: string): BasisPoints => Math.round(Number(text.replace(',', '.')) * 100);

/**
 * Reads a rate out of the wording frozen on an invoice, e.g. "12,15 % par an", "3 fois le taux d'intérêt légal",
 * "taux BCE majoré de 10 points". Null where none of the three can be read without guessing.
 */
export function penaltyTermsOf(wording: string): PenaltyTerms | null {
  const text = foldForTerms(wording);
  if (REFINANCING.test(text)) {
    const points = POINTS.exec(text)?.[1];
    return points === undefined ? null : { kind: 'refinancing', points: hundredths(points) };
  }
  if (LEGAL.test(text)) {
    const count = new RegExp(`\\b${COUNT}\\b\\s*(?:x|fois|times)?`).exec(text)?.[1];
    if (count === undefined) return null;
    const times = WORDS[count] ?? Number(count);
    return times >= 1 && times <= 20 ? { kind: 'legal', times } : null;
  }
  if (PER_MONTH.test(text)) return null;
  const rates = text.match(new RegExp(PER_YEAR, 'g')) ?? [];
  const rate = PER_YEAR.exec(text)?.[1];
  // Two percentages in one sentence: which of them is the rate is not ours to decide.
  return rate === undefined || rates.length > 1 ? null : { kind: 'fixed', rate: hundredths(rate) };
}

/** The yearly rate of the terms in a half-year. */
export function rateUnder(terms: PenaltyTerms, official: OfficialRates): BasisPoints {
  switch (terms.kind) {
    case 'fixed':
      return terms.rate;
    case 'legal':
      return terms.times * official.legal;
    case 'refinancing':
      return official.refinancing + terms.points;
    default:
      return unreachable(terms);
  }
}

const foldForTerms = (wording: string): string =>
  wording
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .toLowerCase();
