import { REMINDER_TEMPLATES } from '../reminders/dunning-plan.ts';
import { unreachable } from '../../kernel/exhaustive.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { MessageChannel } from './message.ts';

/** Every text that can be written by the company: those of reminders, and that of the survey. */
export const TEMPLATE_KEYS = [...REMINDER_TEMPLATES, 'survey'] as const;

/** One of them. */
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** A variable with its name in each language; either name is understood in either text. */
interface VariableNames {
  readonly fr: string;
  readonly en: string;
}

/** All variables there are. The list is closed: a text that names another one is refused when it is saved. */
export const TEMPLATE_VARIABLES = {
  client: { fr: 'client', en: 'client' },
  contact: { fr: 'contact', en: 'contact' },
  company: { fr: 'societe', en: 'company' },
  companyPhone: { fr: 'telephone', en: 'phone' },
  companyEmail: { fr: 'courriel', en: 'email' },
  signature: { fr: 'signature', en: 'signature' },
  today: { fr: 'aujourdhui', en: 'today' },
  number: { fr: 'numero', en: 'number' },
  reference: { fr: 'reference', en: 'reference' },
  invoices: { fr: 'factures', en: 'invoices' },
  issueDay: { fr: 'emission', en: 'issued' },
  dueDay: { fr: 'echeance', en: 'due' },
  daysLate: { fr: 'jours', en: 'days' },
  gross: { fr: 'montant', en: 'amount' },
  rest: { fr: 'reste', en: 'rest' },
  rate: { fr: 'taux', en: 'rate' },
  penalties: { fr: 'penalites', en: 'penalties' },
  fee: { fr: 'indemnite', en: 'fee' },
  total: { fr: 'total', en: 'total' },
  amounts: { fr: 'decompte', en: 'amounts' },
  legalBasis: { fr: 'textes', en: 'law' },
  deadline: { fr: 'delai', en: 'deadline' },
  iban: { fr: 'iban', en: 'iban' },
  service: { fr: 'intervention', en: 'service' },
  serviceDay: { fr: 'jour', en: 'day' },
  answers: { fr: 'reponses', en: 'answers' },
} as const satisfies Readonly<Record<string, VariableNames>>;

/** One variable. */
export type TemplateVariable = keyof typeof TEMPLATE_VARIABLES;

const COMMON = [
  'client',
  'contact',
  'company',
  'companyPhone',
  'companyEmail',
  'signature',
  'today',
] as const;
const OF_REMINDER = [
  ...COMMON,
  'number',
  'reference',
  'invoices',
  'issueDay',
  'dueDay',
  'daysLate',
  'gross',
  'rest',
  'rate',
  'penalties',
  'fee',
  'total',
  'amounts',
  'legalBasis',
  'deadline',
  'iban',
] as const;

/** Which variables a text may name. */
export const VARIABLES_OF: Readonly<Record<TemplateKey, readonly TemplateVariable[]>> = {
  'before-due': OF_REMINDER,
  first: OF_REMINDER,
  firm: OF_REMINDER,
  'formal-notice': OF_REMINDER,
  survey: [...COMMON, 'service', 'serviceDay', 'answers'],
};

/** Variables whose value has lines of its own; they are not for a subject. */
export const BLOCK_VARIABLES: ReadonlySet<TemplateVariable> = new Set([
  'invoices',
  'amounts',
  'legalBasis',
  'signature',
  'answers',
]);

/** Why a text is not accepted; `name` is what stands between the braces, cut to 40 characters. */
export type TemplateFailure =
  | { readonly tag: 'UnknownVariable'; readonly name: string }
  | { readonly tag: 'OpenBraces'; readonly name: string };

const PLACE = /\{\{([^{}]*)\}\}/g;

/** The variable that a name means in a text; null when the text may not name it. */
export function variableNamed(key: TemplateKey, name: string): TemplateVariable | null {
  const wanted = name.trim().toLowerCase();
  return (
    VARIABLES_OF[key].find((variable) => {
      const names = TEMPLATE_VARIABLES[variable];
      return names.fr === wanted || names.en === wanted;
    }) ?? null
  );
}

/** Checks that a text names nothing but its variables and leaves no brace pair open; answers those it names. */
export function checkTemplate(
  key: TemplateKey,
  text: string,
): Result<readonly TemplateVariable[], TemplateFailure> {
  const named = new Set<TemplateVariable>();
  for (const [, name = ''] of text.matchAll(PLACE)) {
    const variable = variableNamed(key, name);
    if (variable === null) return err({ tag: 'UnknownVariable', name: name.trim().slice(0, 40) });
    named.add(variable);
  }
  const rest = text.replaceAll(PLACE, '');
  const open = /\{\{|\}\}/.exec(rest);
  if (open !== null) return err({ tag: 'OpenBraces', name: rest.slice(open.index, open.index + 40) });
  return ok([...named]);
}

/** What each variable of a message says; a variable that has nothing to say is empty. */
export type TemplateValues = Readonly<Partial<Record<TemplateVariable, string>>>;

/** Where a text is put: the rules of escaping differ. */
export type TextPlace = 'subject' | 'text' | 'sms';

/**
 * Puts the values into a text, in one pass: a value that itself holds `{{…}}` stays as it is written.
 *
 * A value cannot bring controls or, outside the variables made of lines, line breaks: a client's name must not add a
 * header to a mail nor a line to a text. A line whose variables are all empty is left out with its words, as the line
 * of the IBAN of a company that has none.
 */
export function fillTemplate(
  key: TemplateKey,
  text: string,
  values: TemplateValues,
  place: TextPlace,
): string {
  const lines = text.split('\n').flatMap((line) => {
    let named = 0;
    let empty = 0;
    const filled = line.replaceAll(PLACE, (whole: string, name: string) => {
      const variable = variableNamed(key, name);
      if (variable === null) return whole;
      const value = cleanValue(values[variable] ?? '', place !== 'subject' && BLOCK_VARIABLES.has(variable));
      named += 1;
      if (value === '') empty += 1;
      return value;
    });
    return named > 0 && named === empty ? [] : [filled];
  });
  const joined = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  switch (place) {
    case 'subject':
      return joined.replaceAll(/\s*\n\s*/g, ' ');
    case 'sms':
      return plainForSms(joined);
    case 'text':
      return joined;
    default:
      return unreachable(place);
  }
}

// Controls, line and paragraph separators, direction and zero-width marks: they forge headers and names.
// oxlint-disable-next-line no-control-regex -- the controls are what is taken out.
const FORGING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

function cleanValue(value: string, keepsLines: boolean): string {
  const clean = value.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(FORGING, '');
  return keepsLines ? clean : clean.replaceAll(/[\n\t]+/g, ' ');
}

/**
 * Signs that would turn a short message into UCS-2, of which one segment holds 70 signs in place of 160, where the GSM
 * alphabet (3GPP TS 23.038) has an equal: spaces that do not break, curly quotes, dashes.
 */
function plainForSms(text: string): string {
  return text
    .replaceAll(/[\u00A0\u2007\u2009\u202F]/g, ' ')
    .replaceAll(/[\u2018\u2019\u201B\u02BC]/g, "'")
    .replaceAll(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u2026', '...');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands inside HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** What one channel needs of a text. */
export interface TemplateText {
  /** Empty on the channels that have none. */
  readonly subject: string;
  readonly body: string;
}

/** Longest text of a channel that can be saved; a short message of more than six segments is no short message. */
export const LONGEST_BODY: Readonly<Record<MessageChannel, number>> = {
  email: 6_000,
  sms: 600,
  letter: 6_000,
};
