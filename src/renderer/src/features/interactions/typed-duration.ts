const MINUTES_IN_HOUR = 60;
/** Longer than that is no call: "14 h 30" in a sentence is a time of day. */
const LONGEST_SPOKEN_HOURS = 8;

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u00A0\u202F\s]+/g, ' ')
    .trim()
    .toLowerCase();

const clockOf = (hours: string | undefined, minutes: string | undefined): number | null => {
  const hour = Number(hours);
  const minute = Number(minutes === undefined || minutes === '' ? 0 : minutes);
  return hour > 23 || minute > 59 ? null : hour * MINUTES_IN_HOUR + minute;
};

/** A time of day as typed (`14:30`, `14h30`, `14 h`, `9`) as `HH:MM`; null when it is none. */
export function parseTypedTime(text: string): string | null {
  const match = /^(\d{1,2})\s?(?:[:h.]\s?(\d{2})?)?$/.exec(folded(text));
  const minutes = match === null ? null : clockOf(match[1], match[2]);
  if (minutes === null) return null;
  const padded = (value: number): string => String(value).padStart(2, '0');
  return `${padded(Math.floor(minutes / MINUTES_IN_HOUR))}:${padded(minutes % MINUTES_IN_HOUR)}`;
}

/**
 * A duration as typed, in minutes: `15`, `15 min`, `1h`, `1 h 30`, `1:30`, `90'`, or a stretch `14:00-14:45`.
 *
 * Negative when the end of a stretch lies before its start; null when it is no duration.
 */
export function parseTypedDuration(text: string): number | null {
  const typed = folded(text);
  const stretch =
    /^(?:de |from )?(\d{1,2})\s?[:h]\s?(\d{2})?\s?(?:-|–|—|à|to)\s?(\d{1,2})\s?[:h]\s?(\d{2})?$/.exec(typed);
  if (stretch !== null) {
    const from = clockOf(stretch[1], stretch[2]);
    const to = clockOf(stretch[3], stretch[4]);
    return from === null || to === null ? null : to - from;
  }
  const minutes = /^(\d{1,4})\s?(?:min(?:utes?)?\.?|mn|m|')?$/.exec(typed);
  if (minutes !== null) return Number(minutes[1]);
  const hours = /^(\d{1,2})\s?(?:h(?:eures?|ours?|rs?)?|:)\s?(?:(\d{1,2})\s?(?:min|mn|m)?)?$/.exec(typed);
  if (hours === null || Number(hours[2] ?? 0) > 59) return null;
  return Number(hours[1]) * MINUTES_IN_HOUR + Number(hours[2] ?? 0);
}

const UNIT = String.raw`(?:(\d{1,3})\s?(?:minutes?|min\.?|mn)|(\d{1,2})\s?h(?:eures?|ours?)?(?:\s?(\d{2}))?)`;
const AT_END = new RegExp(String.raw`(?:^|[\s,;.(–-])${UNIT}\s?[).!]?$`);
const AT_START = new RegExp(String.raw`^${UNIT}(?=[\s,;:.–-]|$)`);
const TIME_WORDS =
  /(?:^|[\s,;(])(?:à|a|vers|at|de|dès|avant|après|before|after|from|dans|in|sous|within)\s*$/;

/**
 * The duration that a note begins or ends with (`Rappel du devis, 15 min`), in minutes; null when it tells none.
 *
 * Hours after "à", "vers", "dans"… are a time or a delay, and so are more than eight of them.
 */
export function durationInText(text: string): number | null {
  const typed = folded(text);
  const end = AT_END.exec(typed);
  const isTime = end !== null && TIME_WORDS.test(typed.slice(0, end.index + 1));
  const match = end === null || isTime ? AT_START.exec(typed) : end;
  if (match === null) return null;
  if (match[1] !== undefined) return Number(match[1]) === 0 ? null : Number(match[1]);
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  if (hours > LONGEST_SPOKEN_HOURS || minutes > 59 || hours + minutes === 0) return null;
  return hours * MINUTES_IN_HOUR + minutes;
}
