import type { AgeingBucket } from '#shared/domain/figures/ageing.ts';
import type { PaymentMethod } from '#shared/domain/payments/payment.ts';
import type { ServiceType } from '#shared/domain/services/service.ts';

/** Every word printed on a report that does not come from the vault; the same words as on the screens. */
export interface ReportWording {
  readonly monthly: string;
  readonly yearly: string;
  readonly months: readonly string[];
  readonly ofPerson: (name: string) => string;
  readonly madeOn: (date: string) => string;
  readonly invoicedNet: string;
  readonly invoicedGross: string;
  readonly received: string;
  readonly services: string;
  readonly servicesNet: string;
  readonly averageDays: string;
  readonly salesOutstanding: string;
  readonly utilisation: string;
  readonly days: (value: string) => string;
  readonly trend: string;
  readonly yearBefore: string;
  readonly byType: string;
  readonly count: string;
  readonly before: string;
  readonly ageing: (date: string) => string;
  readonly invoices: string;
  readonly rest: string;
  readonly clients: string;
  readonly otherClients: (count: number) => string;
  readonly technicians: string;
  readonly hoursDone: string;
  readonly hoursAvailable: string;
  readonly rate: string;
  readonly servicesDone: string;
  readonly invoicesIssued: string;
  readonly paymentsReceived: string;
  readonly date: string;
  readonly client: string;
  readonly service: string;
  readonly technician: string;
  readonly number: string;
  readonly method: string;
  readonly amountNet: string;
  readonly amountGross: string;
  readonly amount: string;
  readonly total: string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly page: (page: number, pages: number) => string;
  readonly type: Readonly<Record<ServiceType, string>>;
  readonly bucket: Readonly<Record<AgeingBucket, string>>;
  readonly methods: Readonly<Record<PaymentMethod, string>>;
  readonly formulas: string;
}

const FRENCH: ReportWording = {
  monthly: 'Rapport mensuel',
  yearly: 'Rapport annuel',
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  ofPerson: (name) => `Clients suivis par ${name}`,
  madeOn: (date) => `Établi le ${date}`,
  invoicedNet: 'Facturé HT',
  invoicedGross: 'Facturé TTC',
  received: 'Encaissé',
  services: 'Interventions réalisées',
  servicesNet: 'Interventions, montant HT',
  averageDays: 'Délai moyen de paiement',
  salesOutstanding: 'Encours en jours (DSO)',
  utilisation: 'Taux d’occupation',
  days: (value) => `${value}\u00a0j`,
  trend: 'Facturé et encaissé, douze mois',
  yearBefore: 'Facturé TTC un an avant',
  byType: 'Interventions réalisées par type',
  count: 'Nombre',
  before: 'Avant',
  ageing: (date) => `Factures à encaisser au ${date}`,
  invoices: 'Factures',
  rest: 'Reste dû',
  clients: 'Chiffre d’affaires par client',
  otherClients: (count) => (count === 1 ? '1 autre client' : `${String(count)} autres clients`),
  technicians: 'Occupation des techniciens',
  hoursDone: 'Heures réalisées',
  hoursAvailable: 'Heures disponibles',
  rate: 'Taux',
  servicesDone: 'Interventions réalisées',
  invoicesIssued: 'Factures et avoirs émis',
  paymentsReceived: 'Paiements reçus',
  date: 'Date',
  client: 'Client',
  service: 'Intervention',
  technician: 'Technicien',
  number: 'Numéro',
  method: 'Moyen',
  amountNet: 'HT',
  amountGross: 'TTC',
  amount: 'Montant',
  total: 'Total',
  more: (count) =>
    count === 1
      ? 'Une autre ligne se lit dans Carnet.'
      : `${String(count)} autres lignes se lisent dans Carnet.`,
  nothing: 'Rien sur cette période.',
  page: (page, pages) => `Page ${String(page)}/${String(pages)}`,
  type: { diagnostic: 'Diagnostic', training: 'Formation', maintenance: 'Maintenance', other: 'Autre' },
  bucket: {
    'not-due': 'Non échu',
    '1-30': '1 à 30 jours',
    '31-60': '31 à 60 jours',
    '61-90': '61 à 90 jours',
    'over-90': 'Plus de 90 jours',
  },
  methods: {
    card: 'Carte',
    transfer: 'Virement',
    cheque: 'Chèque',
    cash: 'Espèces',
    'direct-debit': 'Prélèvement',
  },
  formulas:
    'Facturé : factures émises moins avoirs. Encaissé : paiements non annulés. Délai moyen : jours entre émission et paiement, pondérés par montant. Encours en jours : créances à la fin de la période ÷ facturé TTC × jours. Taux d’occupation : heures réalisées ÷ heures disponibles (durée hebdomadaire ÷ 5 × jours ouvrés, jours fériés déduits).',
};

const ENGLISH: ReportWording = {
  monthly: 'Monthly report',
  yearly: 'Yearly report',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ofPerson: (name) => `Clients of ${name}`,
  madeOn: (date) => `Made on ${date}`,
  invoicedNet: 'Invoiced net',
  invoicedGross: 'Invoiced gross',
  received: 'Received',
  services: 'Services done',
  servicesNet: 'Services, net amount',
  averageDays: 'Average payment delay',
  salesOutstanding: 'Days sales outstanding',
  utilisation: 'Utilisation',
  days: (value) => `${value}\u00a0d`,
  trend: 'Invoiced and received, twelve months',
  yearBefore: 'Invoiced gross a year before',
  byType: 'Services done by type',
  count: 'Number',
  before: 'Before',
  ageing: (date) => `Open invoices on ${date}`,
  invoices: 'Invoices',
  rest: 'Left to pay',
  clients: 'Revenue by client',
  otherClients: (count) => (count === 1 ? '1 other client' : `${String(count)} other clients`),
  technicians: 'Utilisation of technicians',
  hoursDone: 'Hours done',
  hoursAvailable: 'Hours available',
  rate: 'Rate',
  servicesDone: 'Services done',
  invoicesIssued: 'Invoices and credit notes issued',
  paymentsReceived: 'Payments received',
  date: 'Date',
  client: 'Client',
  service: 'Service',
  technician: 'Technician',
  number: 'Number',
  method: 'Method',
  amountNet: 'Net',
  amountGross: 'Gross',
  amount: 'Amount',
  total: 'Total',
  more: (count) => (count === 1 ? 'One more row is in Carnet.' : `${String(count)} more rows are in Carnet.`),
  nothing: 'Nothing in this period.',
  page: (page, pages) => `Page ${String(page)}/${String(pages)}`,
  type: { diagnostic: 'Diagnostic', training: 'Training', maintenance: 'Maintenance', other: 'Other' },
  bucket: {
    'not-due': 'Not due',
    '1-30': '1 to 30 days',
    '31-60': '31 to 60 days',
    '61-90': '61 to 90 days',
    'over-90': 'Over 90 days',
  },
  methods: {
    card: 'Card',
    transfer: 'Transfer',
    cheque: 'Cheque',
    cash: 'Cash',
    'direct-debit': 'Direct debit',
  },
  formulas:
    'Invoiced: issued invoices minus credit notes. Received: payments that are not reversed. Average delay: days from issue to payment, weighted by amount. Days sales outstanding: receivables at the end of the period ÷ gross invoiced × days. Utilisation: hours done ÷ hours available (weekly hours ÷ 5 × working days, public holidays deducted).',
};

/** The words of a language. */
export const reportWording = (language: 'fr' | 'en'): ReportWording => (language === 'fr' ? FRENCH : ENGLISH);
