import type { ClientLetter } from '#shared/domain/reminders/client-letter.ts';
import type { DocumentLanguage } from '#shared/domain/documents/written-values.ts';

/** Every word printed on a letter that does not come from its text. */
export interface LetterWording {
  readonly title: Readonly<Record<ClientLetter['kind'], string>>;
  readonly registered: string;
  readonly subject: string;
  readonly placeAndDay: (city: string, day: string) => string;
  readonly statementIntroduction: (day: string) => string;
  readonly nothingOpen: string;
  readonly table: (day: string) => string;
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly daysLate: string;
  readonly notDue: string;
  readonly gross: string;
  readonly rest: string;
  readonly interest: string;
  readonly fee: string;
  readonly total: string;
  readonly totalLate: string;
  readonly totalToPay: string;
  readonly rates: (rates: string) => string;
  readonly payTo: string;
}

const FRENCH: LetterWording = {
  title: { statement: 'Relevé de compte', reminder: 'Relance', 'formal-notice': 'Mise en demeure' },
  registered: 'Lettre recommandée avec demande d’avis de réception',
  subject: 'Objet',
  placeAndDay: (city, day) => (city === '' ? `Le ${day}` : `${city}, le ${day}`),
  statementIntroduction: (day) => `Factures restant à régler au ${day}.`,
  nothingOpen: 'Aucune facture ne reste à régler.',
  table: (day) => `Détail des sommes au ${day}`,
  number: 'Facture',
  issued: 'Émise le',
  due: 'Échéance',
  daysLate: 'Retard',
  notDue: 'à échoir',
  gross: 'Montant TTC',
  rest: 'Reste dû',
  interest: 'Pénalités',
  fee: 'Indemnité',
  total: 'Total restant dû',
  totalLate: 'Dont en retard',
  totalToPay: 'Total à régler',
  rates: (rates) =>
    `Pénalités de retard au taux annuel de ${rates}, calculées sur 365 jours à partir du lendemain de l’échéance.`,
  payTo: 'Règlement par virement',
};

const ENGLISH: LetterWording = {
  title: { statement: 'Statement of account', reminder: 'Reminder', 'formal-notice': 'Formal notice' },
  registered: 'Registered letter with acknowledgement of receipt',
  subject: 'Subject',
  placeAndDay: (city, day) => (city === '' ? day : `${city}, ${day}`),
  statementIntroduction: (day) => `Invoices outstanding on ${day}.`,
  nothingOpen: 'No invoice is outstanding.',
  table: (day) => `Details of the sums on ${day}`,
  number: 'Invoice',
  issued: 'Issued',
  due: 'Due',
  daysLate: 'Late',
  notDue: 'not due',
  gross: 'Amount with VAT',
  rest: 'Outstanding',
  interest: 'Interest',
  fee: 'Compensation',
  total: 'Total outstanding',
  totalLate: 'Of which late',
  totalToPay: 'Total to pay',
  rates: (rates) =>
    `Late payment interest at a yearly rate of ${rates}, over 365 days from the day after the due date.`,
  payTo: 'Payment by bank transfer',
};

/** The words of letters in a language. */
export const letterWording = (language: DocumentLanguage): LetterWording =>
  language === 'fr' ? FRENCH : ENGLISH;
