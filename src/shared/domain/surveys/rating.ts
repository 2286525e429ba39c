/** What a client can answer, worst first; 4 and 5 count as satisfied (CSAT). */
export const RATINGS = [1, 2, 3, 4, 5] as const;

/** One answer. */
export type Rating = (typeof RATINGS)[number];

/** From here on a client counts as satisfied. */
export const SATISFIED_FROM = 4;

/** Longest comment that is kept; what is beyond is cut, a mail can be of any length. */
export const LONGEST_COMMENT = 2000;

/** How an answer came. */
export const ANSWER_WAYS = ['reply', 'web', 'on-the-spot', 'import'] as const;

/** Whether a number is an answer. */
export const isRating = (value: number): value is Rating => (RATINGS as readonly number[]).includes(value);
