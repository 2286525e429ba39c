/**
 * Legal forms of French companies as printed, with what an invoice must show for them.
 *
 * Companies print their share capital and their register (C. com. R123-237, R123-238); a sole trader prints
 * "EI" and has neither capital nor, for liberal professions, a register. `Autre` covers the rest and demands nothing.
 */
export const LEGAL_FORMS = [
  { form: 'SARL', capital: true },
  { form: 'EURL', capital: true },
  { form: 'SAS', capital: true },
  { form: 'SASU', capital: true },
  { form: 'SA', capital: true },
  { form: 'SCA', capital: true },
  { form: 'SCS', capital: true },
  { form: 'SNC', capital: true },
  { form: 'SCOP', capital: true },
  { form: 'SELARL', capital: true },
  { form: 'SELAS', capital: true },
  { form: 'SELASU', capital: true },
  { form: 'SCI', capital: true },
  { form: 'SCP', capital: true },
  { form: 'EI', capital: false },
  { form: 'Association', capital: false },
  { form: 'GIE', capital: false },
  { form: 'Autre', capital: false },
] as const;

/** One of the forms offered. */
export type LegalForm = (typeof LEGAL_FORMS)[number]['form'];

const FORMS_WITH_CAPITAL: ReadonlySet<string> = new Set(
  LEGAL_FORMS.filter((one) => one.capital).map((one) => one.form),
);

/**
 * Whether a form is that of a company with share capital and an entry in the trade register.
 *
 * Case and dots are ignored: `S.A.R.L.` is `SARL`. An unknown form demands nothing.
 */
export const hasShareCapital = (form: string): boolean =>
  FORMS_WITH_CAPITAL.has(form.replaceAll('.', '').trim().toUpperCase());
