import { SATISFIED_FROM, RATINGS } from './rating.ts';

/** How many answered what; first the worst rating, last the best. */
export type Distribution = readonly [number, number, number, number, number];

/** Figures of a number of answers. */
export interface AnswerFigures {
  readonly answers: number;
  /** Share of satisfied clients, in tenths of a percent; null without an answer. */
  readonly csat: number | null;
  /** Average rating to a hundredth; null without an answer. */
  readonly average: number | null;
}

/** Share in tenths of a percent, rounded to the nearest; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole);

/** What a distribution comes to. */
export function answerFigures(distribution: Distribution): AnswerFigures {
  let answers = 0;
  let satisfied = 0;
  let sum = 0;
  for (const rating of RATINGS) {
    const count = distribution[rating - 1] ?? 0;
    answers += count;
    sum += count * rating;
    if (rating >= SATISFIED_FROM) satisfied += count;
  }
  return {
    answers,
    csat: shareOf(satisfied, answers),
    average: answers === 0 ? null : Math.round((sum * 100) / answers) / 100,
  };
}
