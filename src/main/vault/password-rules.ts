import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Why a password is refused; the screen owns the words. */
export type PasswordReason = 'TooShort' | 'TooLong' | 'TooGuessable' | 'ContainsCompanyWords';

/** What the rules say about a password. */
export interface PasswordVerdict {
  readonly accepted: boolean;
  /** 0 (guessed at once) to 4 (over 10¹⁰ guesses), as zxcvbn counts. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Empty when accepted. */
  readonly reasons: readonly PasswordReason[];
}

/** Fewest characters after NFKC; 15 are advised (security.md §3 "Password rules"). */
export const SHORTEST_PASSWORD = 12;
/** Most characters after NFKC. */
export const LONGEST_PASSWORD = 128;

const ENOUGH_SCORE = 4;
// Long enough for any estimator, and on every attacker's list.
const FAMOUS_PHRASES: ReadonlySet<string> = new Set([
  'correcthorsebatterystaple',
  'correctchevalbatterieagrafe',
  'chevalcorrectbatterieagrafe',
]);
const SHORTEST_COMPANY_WORD = 3;

/**
 * Judges a chosen password, wholly offline.
 *
 * A stolen file is guessed without any throttle, so only the best score passes; no class of character is asked
 * for (ASVS 6.2.5). The dictionaries of common passwords, French and English words and names are the block-list;
 * `companyWords` adds the company's, the person's and the product's names.
 */
export async function checkPassword(
  password: string,
  companyWords: readonly string[] = [],
): Promise<PasswordVerdict> {
  const normalized = password.normalize('NFKC');
  const length = Array.from(normalized).length;
  if (length > LONGEST_PASSWORD) return { accepted: false, score: 0, reasons: ['TooLong'] };
  const estimator = await loadEstimator();
  const folded = fold(normalized);
  const score = FAMOUS_PHRASES.has(lettersOf(folded)) ? 0 : estimator.check(normalized).score;
  const rest = withoutWords(folded, companyWords.flatMap(companyForms));
  const reasons: PasswordReason[] = [];
  if (length < SHORTEST_PASSWORD) reasons.push('TooShort');
  if (score < ENOUGH_SCORE) reasons.push('TooGuessable');
  // A company word in a password that is strong without it does no harm.
  if (rest !== null && estimator.check(rest).score < ENOUGH_SCORE) reasons.push('ContainsCompanyWords');
  return { accepted: reasons.length === 0, score, reasons };
}

/** Without accents or case. */
const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** A name and its parts: "Dupont Énergie" gives dupontenergie, dupont, energie. */
const companyForms = (text: string): readonly string[] =>
  [lettersOf(fold(text)), ...fold(text).split(/[^\p{L}\p{N}]+/u)].filter(
    (word) => word.length >= SHORTEST_COMPANY_WORD,
  );

/** What is left once the words are gone; null when none was there. */
function withoutWords(folded: string, words: readonly string[]): string | null {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded);
  return rest === folded ? null : rest;
}

let estimator: Promise<ZxcvbnFactory> | null = null;

/** The dictionaries are several megabytes: they are loaded when a password is first chosen, not at start. */
function loadEstimator(): Promise<ZxcvbnFactory> {
  estimator ??= buildEstimator();
  return estimator;
}

async function buildEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, french, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      ...french.dictionary,
      ...english.dictionary,
    },
    graphs: common.adjacencyGraphs,
    maxLength: LONGEST_PASSWORD,
    // The default of 100 spends seconds on a long text of look-alike letters.
    l33tMaxSubstitutions: 10,
  });
}
