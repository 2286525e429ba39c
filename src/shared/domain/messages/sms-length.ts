/** Segments beyond which a text is no short message any more: the provider takes 1,600 characters at most. */
export const MOST_SMS_SEGMENTS = 4;

// 3GPP TS 23.038 §6.2.1, the default alphabet; the escape itself is no character.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
// §6.2.1.1, the extension table: each takes an escape and so two places.
const EXTENDED = new Set('\f^{}\\[~]|€');

/** How long a short message is on the air. */
export interface SmsLength {
  /** `gsm7` when every character is of the GSM alphabet, else `ucs2`. */
  readonly alphabet: 'gsm7' | 'ucs2';
  /** Places taken, in the alphabet's own units. */
  readonly units: number;
  /** Parts it is sent and paid in; 0 for nothing. */
  readonly segments: number;
  /** Places of one part: a text of one part has more room than each part of a longer one. */
  readonly unitsPerSegment: number;
}

const LIMITS = {
  gsm7: { single: 160, joined: 153 },
  ucs2: { single: 70, joined: 67 },
} as const;

/** Places of each character; a character never straddles two parts, nor does an escaped or a surrogate pair. */
function placesOf(text: string): {
  readonly alphabet: SmsLength['alphabet'];
  readonly places: readonly number[];
} {
  const places: number[] = [];
  for (const character of text) {
    if (BASIC.has(character)) places.push(1);
    else if (EXTENDED.has(character)) places.push(2);
    else {
      return { alphabet: 'ucs2', places: Array.from(text, (one) => one.length) };
    }
  }
  return { alphabet: 'gsm7', places };
}

/** Length of a short message by GSM 03.38 / 3GPP TS 23.038: 160 or 70 places, 153 or 67 per part of a longer one. */
export function smsLength(text: string): SmsLength {
  const { alphabet, places } = placesOf(text);
  const units = places.reduce((sum, one) => sum + one, 0);
  const { single, joined } = LIMITS[alphabet];
  if (units <= single) return { alphabet, units, segments: units === 0 ? 0 : 1, unitsPerSegment: single };
  let segments = 1;
  let used = 0;
  for (const one of places) {
    if (used + one > joined) {
      segments += 1;
      used = 0;
    }
    used += one;
  }
  return { alphabet, units, segments, unitsPerSegment: joined };
}

/** Whether a text may go out as a short message. */
export const isSmsTooLong = (text: string): boolean => smsLength(text).segments > MOST_SMS_SEGMENTS;
