import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Person } from '../driven/accounts.ts';
import {
  fictitiousIban,
  fictitiousPhone,
  fictitiousSiren,
  fictitiousSiret,
  vatNumberOf,
} from './fictitious-numbers.ts';

const siren = fictitiousSiren(1);

/** The demonstration company; its name, footer and numbers say that it does not exist. */
export const COMPANY: OrganisationSettings = {
  name: 'Atelier Lumen (démonstration)',
  legalForm: 'SARL',
  capital: cents(2_000_000),
  address: { line1: '12 quai des Tanneurs', line2: '', postalCode: '69001', city: 'Lyon', country: 'FR' },
  siren,
  siret: fictitiousSiret(siren),
  register: 'RCS Lyon (fictif)',
  vatNumber: vatNumberOf(siren),
  vatRegime: 'normal',
  vatDue: 'payments',
  email: 'bonjour@atelier-lumen.example',
  phone: fictitiousPhone('southEast', 1),
  iban: fictitiousIban(),
  bic: '',
  accountHolder: 'Atelier Lumen (démonstration)',
  paymentTermDays: 30,
  paymentTermEndOfMonth: false,
  latePenalty: '3 fois le taux d’intérêt légal',
  earlyPaymentDiscount: 'Pas d’escompte pour paiement anticipé',
  footer: 'Document de démonstration : entreprise, clients et numéros fictifs, sans valeur comptable',
  documentLanguage: 'fr',
  brandHue: '#0b6e6e',
};

/** Somebody of the demonstration company. */
export interface Colleague extends Person {
  /** What the list printed at start calls the account. */
  readonly label: string;
  /** Whether clients and work are given to this person. */
  readonly worksOutside: boolean;
}

/**
 * The six accounts. Their passwords are published: the demonstration holds nothing of anybody.
 *
 * They satisfy the product's own rules all the same, since no weaker way in exists.
 */
export const COLLEAGUES: readonly [Colleague, ...Colleague[]] = [
  {
    name: 'Camille Renaud',
    label: 'administrateur, gérant et comptable',
    password: 'grenat-tambour-oblique-71-pluie',
    roles: ['administrator', 'manager', 'accountant'],
    worksOutside: true,
  },
  {
    name: 'Nadia Belkacem',
    label: 'gérante',
    password: 'lanterne-frimas-48-vertige-olive',
    roles: ['manager'],
    worksOutside: true,
  },
  {
    name: 'Philippe Garnier',
    label: 'comptable',
    password: 'cordage-minuit-93-abricot-sablier',
    roles: ['accountant'],
    worksOutside: false,
  },
  {
    name: 'Inès Moreau',
    label: 'agent',
    password: 'falaise-bourdon-26-encrier-jade',
    roles: ['agent'],
    worksOutside: true,
  },
  {
    name: 'Hugo Lefèvre',
    label: 'agent',
    password: 'pivoine-wagon-57-marteau-brume',
    roles: ['agent'],
    worksOutside: true,
  },
  {
    name: 'Claire Dubois',
    label: 'auditrice',
    password: 'horloge-saumon-84-granit-violette',
    roles: ['auditor'],
    worksOutside: false,
  },
];
