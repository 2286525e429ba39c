import { parseEMail } from '../identifiers/e-mail.ts';
import { compactDigits, phoneSearchForms } from './phone-search.ts';
import { foldForSearch } from './search-fold.ts';

/** What is compared; empty texts are not. */
export interface DuplicateFields {
  readonly name: string;
  readonly company: string;
  readonly siren: string;
  readonly siret: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
}

/** Why two clients may be one. */
export type DuplicateReason = 'SameSiret' | 'SameSiren' | 'SameEmail' | 'SamePhone' | 'SimilarName';

/** An existing client that may be the candidate, with every reason, strongest first. */
export interface DuplicateMatch<Existing extends DuplicateFields> {
  readonly existing: Existing;
  /** 0 to 100; only for ordering and for the words chosen, never a decision by itself. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

// A SIREN is shared by all establishments of a company, a phone or an address by a household or an office.
const WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  SameSiret: 100,
  SameEmail: 80,
  SameSiren: 70,
  SamePhone: 65,
  SimilarName: 60,
};
const WEIGHT_OF_SECOND_REASON = 15;
const WEIGHT_OF_SAME_CITY = 10;

/**
 * Existing clients that may be the candidate, best first.
 *
 * A warning for the person who types, so it errs on the side of showing; the caller narrows `existing` by index
 * first. Names are compared folded, without legal forms and whatever the order of their words.
 */
export function findDuplicates<Existing extends DuplicateFields>(
  candidate: DuplicateFields,
  existing: readonly Existing[],
): readonly DuplicateMatch<Existing>[] {
  const keys = comparisonKeys(candidate);
  return existing
    .map((one) => compare(keys, one))
    .filter((match) => match !== null)
    .toSorted((left, right) => right.score - left.score);
}

interface ComparisonKeys {
  readonly siren: string;
  readonly siret: string;
  readonly email: string;
  readonly phones: readonly string[];
  readonly names: readonly string[];
  readonly city: string;
}

function comparisonKeys(fields: DuplicateFields): ComparisonKeys {
  const email = parseEMail(fields.email);
  return {
    siren: compactDigits(fields.siren),
    siret: compactDigits(fields.siret),
    email: email.ok ? email.value.address.toLowerCase() : '',
    phones: phoneSearchForms(fields.phone),
    names: [fields.name, fields.company].map(nameKey).filter((name) => name !== ''),
    city: foldForSearch(fields.city),
  };
}

function compare<Existing extends DuplicateFields>(
  keys: ComparisonKeys,
  existing: Existing,
): DuplicateMatch<Existing> | null {
  const other = comparisonKeys(existing);
  const reasons: DuplicateReason[] = [];
  const same = (left: string, right: string): boolean => left !== '' && left === right;
  if (same(keys.siret, other.siret)) reasons.push('SameSiret');
  if (same(keys.email, other.email)) reasons.push('SameEmail');
  if (same(keys.siren, other.siren)) reasons.push('SameSiren');
  if (keys.phones.some((phone) => other.phones.includes(phone))) reasons.push('SamePhone');
  if (keys.names.some((name) => other.names.some((one) => areNamesAlike(name, one)))) {
    reasons.push('SimilarName');
  }
  const [strongest, ...others] = reasons;
  if (strongest === undefined) return null;
  const city = same(keys.city, other.city) ? WEIGHT_OF_SAME_CITY : 0;
  const score = Math.min(100, WEIGHTS[strongest] + others.length * WEIGHT_OF_SECOND_REASON + city);
  return { existing, score, reasons };
}

const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'sarl eurl sas sasu sa sca scs snc scop selarl selas selasu sci scp gie gaec earl ei eirl ' +
    'ltd llc inc plc corp gmbh ag bv nv srl spa sl ab as oy'
  ).split(' '),
);
const COURTESY: ReadonlySet<string> = new Set(['m', 'mr', 'mme', 'mlle', 'ste', 'societe', 'et', 'and']);

/**
 * A name made comparable: folded, without legal forms and courtesy titles, words sorted.
 *
 * `SARL Dupont & Fils` and `Dupont Fils (S.A.R.L.)` give the same key. A name made of nothing else keeps its words.
 */
export function nameKey(name: string): string {
  const joinedInitials = name.replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''));
  const words = foldForSearch(joinedInitials).split(' ');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word) && !COURTESY.has(word));
  return (telling.length === 0 ? words : telling).toSorted().join(' ');
}

/**
 * Whether two name keys are the same but for spaces or a typing error in a long word.
 *
 * A word of five letters may differ by one change, of nine by two (a swap of neighbours is one); shorter words and
 * numbers must be equal, otherwise "Garage du Nord" is "Garage du Port" and every branch is its neighbour.
 */
export function areNamesAlike(left: string, right: string): boolean {
  if (left.replaceAll(' ', '') === right.replaceAll(' ', '')) return true;
  const leftWords = left.split(' ');
  const rightWords = right.split(' ');
  return (
    leftWords.length === rightWords.length &&
    leftWords.every((word, index) => areWordsAlike(word, rightWords[index] ?? ''))
  );
}

function areWordsAlike(left: string, right: string): boolean {
  if (left === right) return true;
  const shortest = Math.min(left.length, right.length);
  if (shortest < 5 || /\d/.test(left + right)) return false;
  const allowed = shortest < 9 ? 1 : 2;
  return Math.abs(left.length - right.length) <= allowed && editDistance(left, right) <= allowed;
}

/** Damerau-Levenshtein in its restricted form: changes, insertions, removals, swaps of neighbours. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const equal = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (equal ? 0 : 1),
          row > 1 && column > 1 && swapped ? (beforePrevious[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
