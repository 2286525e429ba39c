import { desc } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { organisationVersions } from '#main/db/schema/index.ts';
import { organisationFields, type OrganisationSettings } from '#shared/contract/organisation.ts';
import type { SellerSnapshot } from '#shared/domain/invoices/invoice-document.ts';
import { missingBeforeIssue, type IssueProblem } from '#shared/domain/invoices/missing-before-issue.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { readState } from './vault-state.ts';

/** The version of the settings in force. */
export interface CurrentSettings {
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly settings: OrganisationSettings;
}

/** Newest version of the settings; set-up writes the first one with the vault, so one is always there. */
export function currentSettings(db: ReadDb): CurrentSettings {
  const row = db
    .select({
      revision: organisationVersions.revision,
      settings: organisationVersions.settings,
      updatedAt: organisationVersions.updatedAt,
    })
    .from(organisationVersions)
    .orderBy(desc(organisationVersions.revision))
    .limit(1)
    .get();
  invariant(row, 'a vault has settings');
  return { ...row, settings: organisationFields.parse(JSON.parse(row.settings)) };
}

/** The settings in force without their version. */
export const readSettings = (db: ReadDb): OrganisationSettings => currentSettings(db).settings;

/** Adds a version; the former ones stay, triggers refuse to change them. */
export function insertVersion(db: WriteDb, version: CurrentSettings, actorId: number | null): void {
  db.insert(organisationVersions)
    .values({
      revision: version.revision,
      settings: JSON.stringify(version.settings),
      updatedAt: version.updatedAt,
      updatedById: actorId,
    })
    .run();
}

/** Letter of the series that this copy of the vault numbers in; `A` until a restore opens the next one. */
export const seriesLetter = (db: ReadDb): string => readState(db, 'series-letter') ?? 'A';

/** The settings as a document freezes them. */
export const sellerOf = (settings: OrganisationSettings): SellerSnapshot => ({
  name: settings.name,
  legalForm: settings.legalForm,
  capitalCents: settings.capital,
  address: settings.address,
  siren: settings.siren,
  siret: settings.siret,
  register: settings.register,
  vatNumber: settings.vatNumber,
  vatRegime: settings.vatRegime,
  vatDue: settings.vatDue,
  email: settings.email,
  phone: settings.phone,
  iban: settings.iban,
  bic: settings.bic,
  accountHolder: settings.accountHolder,
  latePenalty: settings.latePenalty,
  earlyPaymentDiscount: settings.earlyPaymentDiscount,
  footer: settings.footer,
});

const ANY_DAY = localDate('2026-01-01');

/** What the settings lack before any document may be issued, with the field names of the settings screen. */
export function missingInSettings(settings: OrganisationSettings): readonly IssueProblem[] {
  const empty = { line1: '', line2: '', postalCode: '', city: '', country: '' };
  // Only the seller's part of the answer is kept, so the rest of the candidate may be empty.
  const problems = missingBeforeIssue({
    seller: sellerOf(settings),
    buyer: {
      reference: '',
      kind: 'person',
      name: '',
      contactName: '',
      address: empty,
      siren: '',
      siret: '',
      vatNumber: '',
      email: '',
    },
    lines: [],
    issueDate: ANY_DAY,
    dueDate: ANY_DAY,
    supply: null,
    paymentTerms: null,
  });
  return problems
    .filter((problem) => problem.where === 'organisation')
    .map((problem) => (problem.field === 'capitalCents' ? { ...problem, field: 'capital' } : problem));
}
