import type { Rating } from './rating.ts';

/** Random bytes behind the name of a link: nobody meets one by trying. */
export const LINK_BYTES = 10;

/** Bytes of the signature that are kept (HMAC-SHA-256, RFC 2104 §5: half of it is enough). */
export const SIGNATURE_BYTES = 16;

/** One answer of one survey, as it stands in the subject of a reply. */
export interface SurveyToken {
  /** 16 letters and digits that say nothing about the client. */
  readonly linkName: string;
  readonly rating: Rating;
  /** 26 letters and digits. */
  readonly signature: string;
}

// Case counts: a token is either as we wrote it or not ours.
const TOKEN = /(?<![A-Za-z0-9-])([A-Z2-7]{16})-([1-5])-([A-Z2-7]{26})(?![A-Za-z0-9-])/;

/** The token as it travels. */
export const tokenText = ({ linkName, rating, signature }: SurveyToken): string =>
  `${linkName}-${String(rating)}-${signature}`;

/** The first thing in a text that looks like a token; whether it is ours is told by its signature. */
export function findToken(text: string): SurveyToken | null {
  const found = TOKEN.exec(text);
  if (found === null) return null;
  const [, linkName = '', rating, signature = ''] = found;
  return { linkName, rating: Number(rating) as Rating, signature };
}

/** What the signature covers; the prefix keeps it from being one of anything else signed with the key. */
export const signedText = (linkName: string, rating: Rating): string =>
  `carnet-survey-1|${linkName}|${String(rating)}`;
