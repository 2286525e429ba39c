import { checkClient, type ClientFields } from '#main/modules/clients/client-input.ts';
import type { ContactFields } from '#main/modules/clients/contact-store.ts';
import { checkContact } from '#main/modules/clients/service.ts';
import { clientFields, contactFields } from '#shared/contract/client-views.ts';
import type { ImportField } from './column-mapping.ts';
import { countryCode } from './country-names.ts';

/** What is wrong with a cell; a warning keeps the row. */
export interface RowProblem {
  readonly field: string;
  readonly reason: string;
  readonly severity: 'refused' | 'warning';
}

/** A row of the file as a client, or why it is none. */
export interface ImportRow {
  /** Number of the record in the file; the header is 1. */
  readonly row: number;
  readonly name: string;
  /** Null when the row is refused. */
  readonly client: ClientFields | null;
  readonly contact: ContactFields | null;
  /** Fields that the row gives a value for: an empty cell never erases. */
  readonly given: readonly ImportField[];
  readonly problems: readonly RowProblem[];
}

const PERSON = new Set(['person', 'particulier', 'personne', 'individual', 'prive', 'private', 'p']);
const COMPANY = new Set(['company', 'entreprise', 'societe', 'professionnel', 'pro', 'business', 'e']);

/** Reads one record with the mapping that a person confirmed. */
export function readImportRow(
  record: readonly string[],
  mapping: readonly (ImportField | null)[],
  row: number,
): ImportRow {
  const { values, nameParts } = gather(record, mapping);
  const given = [...values.keys()];
  const text = (field: ImportField): string => values.get(field) ?? '';
  const name = text('name') === '' ? text('company') : text('name');
  const problems: RowProblem[] = [];
  const refuse = (field: string, reason: string): ImportRow => ({
    row,
    name,
    client: null,
    contact: null,
    given,
    problems: [...problems, { field, reason, severity: 'refused' }],
  });
  const country = text('country') === '' ? 'FR' : countryCode(text('country'));
  if (country === null) return refuse('country', 'NotACountry');
  const shaped = clientFields.safeParse({
    kind: kindOf(text('kind').toLowerCase(), values, nameParts),
    name,
    company: text('name') === '' ? '' : text('company'),
    industry: text('industry'),
    siren: text('siren'),
    siret: text('siret'),
    vatNumber: text('vatNumber'),
    email: text('email'),
    phone: text('phone'),
    address: {
      line1: text('line1'),
      line2: text('line2'),
      postalCode: text('postalCode'),
      city: text('city'),
      country,
    },
    tags: text('tags')
      .split(/[;,|\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    ownerUid: null,
    preferences: NO_PREFERENCES,
    note: text('note'),
  });
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    return refuse(fieldOfPath(issue?.path ?? []), reasonOfIssue(issue));
  }
  const checked = checkClient(shaped.data);
  if (!checked.ok) return refuse(checked.error.field?.replace('client.', '') ?? 'name', checked.error.reason);
  for (const warning of checked.value.warnings) problems.push({ ...warning, severity: 'warning' });
  let contact: ContactFields | null = null;
  if (text('contactName') !== '') {
    const typed = contactFields.safeParse({
      name: text('contactName'),
      role: text('contactRole'),
      phone: text('contactPhone'),
      mobile: '',
      email: text('contactEmail'),
      preferred: false,
    });
    if (!typed.success) return refuse('contactName', reasonOfIssue(typed.error.issues[0]));
    const kept = checkContact(typed.data, country, 'contact');
    if (!kept.ok) return refuse('contactEmail', kept.error.reason);
    contact = kept.value;
  }
  return { row, name: checked.value.fields.name, client: checked.value.fields, contact, given, problems };
}

const NO_PREFERENCES: ClientFields['preferences'] = {
  channel: 'email',
  language: 'fr',
  quietFrom: '',
  quietTo: '',
  noSms: false,
  accessNotes: '',
  consents: [],
};

/** Non-empty cells by field; several columns of one field are joined in the order of the file. */
function gather(
  record: readonly string[],
  mapping: readonly (ImportField | null)[],
): { readonly values: ReadonlyMap<ImportField, string>; readonly nameParts: number } {
  const values = new Map<ImportField, string>();
  let nameParts = 0;
  for (const [index, field] of mapping.entries()) {
    // Spreadsheets write no-break spaces into numbers and leave spaces behind words.
    const cell = (record[index] ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').trim();
    if (field === null || cell === '') continue;
    if (field === 'name') nameParts += 1;
    const before = values.get(field);
    const glue = field === 'note' ? '\n' : field === 'tags' ? ';' : ' ';
    values.set(field, before === undefined ? cell : `${before}${glue}${cell}`);
  }
  return { values, nameParts };
}

/** The kind as written, else guessed: company numbers make a company, a first and a last name a person. */
function kindOf(
  written: string,
  values: ReadonlyMap<ImportField, string>,
  nameParts: number,
): ClientFields['kind'] {
  if (PERSON.has(written)) return 'person';
  if (COMPANY.has(written)) return 'company';
  if (values.has('siren') || values.has('siret') || values.has('vatNumber')) return 'company';
  return nameParts > 1 ? 'person' : 'company';
}

const fieldOfPath = (path: readonly PropertyKey[]): string =>
  String((path[0] === 'address' ? path[1] : path[0]) ?? 'name');

function reasonOfIssue(
  issue: { readonly message: string; readonly code?: string; readonly params?: unknown } | undefined,
): string {
  if (issue === undefined) return 'Invalid';
  const params = issue.params;
  if (
    typeof params === 'object' &&
    params !== null &&
    'reason' in params &&
    typeof params.reason === 'string'
  )
    return params.reason;
  return /^[A-Z][A-Za-z]+$/.test(issue.message)
    ? issue.message
    : issue.code === 'too_big'
      ? 'TooLong'
      : 'Invalid';
}
