import type { ClientFields } from './client-values.ts';

const ADDRESS = ['line1', 'line2', 'postalCode', 'city', 'country'] as const;
const PREFERENCES = [
  'channel',
  'language',
  'quietFrom',
  'quietTo',
  'noSms',
  'accessNotes',
  'consents',
] as const;
const PLAIN = [
  'kind',
  'name',
  'company',
  'industry',
  'siren',
  'siret',
  'vatNumber',
  'email',
  'phone',
  'tags',
  'ownerUid',
  'note',
] as const;

/** A field that a person chooses a value for; address and preferences are chosen part by part. */
export type MergeField = (typeof PLAIN)[number] | (typeof ADDRESS)[number] | (typeof PREFERENCES)[number];

/** Whose value a field keeps. */
export type Side = 'mine' | 'theirs';

/** A field whose typed and saved values differ. */
export interface FieldDifference {
  readonly field: MergeField;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What is proposed: the typed value where the person touched the field, the saved one elsewhere. */
  readonly proposed: Side;
}

const flat = (fields: ClientFields): Readonly<Record<MergeField, unknown>> => {
  const { address, preferences, ...plain } = fields;
  return { ...plain, ...address, ...preferences };
};

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Fields that differ between what was typed and what is saved now, in the order of the form. */
export function clientDifferences(
  base: ClientFields,
  mine: ClientFields,
  theirs: ClientFields,
): readonly FieldDifference[] {
  const [before, typed, saved] = [flat(base), flat(mine), flat(theirs)];
  return [...PLAIN, ...ADDRESS, ...PREFERENCES]
    .filter((field) => !isSame(typed[field], saved[field]))
    .map((field) => ({
      field,
      mine: typed[field],
      theirs: saved[field],
      proposed: isSame(typed[field], before[field]) ? 'theirs' : 'mine',
    }));
}

/** The client with the chosen values; a field without a choice keeps the saved one. */
export function mergeClient(
  mine: ClientFields,
  theirs: ClientFields,
  choices: Readonly<Partial<Record<MergeField, Side>>>,
): ClientFields {
  const pick = <Part extends object>(
    typed: Part,
    saved: Part,
    names: readonly (keyof Part & MergeField)[],
  ): Part => {
    const chosen = names.filter((name) => choices[name] === 'mine').map((name) => [name, typed[name]]);
    return { ...saved, ...(Object.fromEntries(chosen) as Partial<Part>) };
  };
  return {
    ...pick(mine, theirs, PLAIN),
    address: pick(mine.address, theirs.address, ADDRESS),
    preferences: pick(mine.preferences, theirs.preferences, PREFERENCES),
  };
}
