import type { Colleague } from '../../tools/demonstration/company.ts';

/** Whoever may sign in; published, since the vault holds nothing of anybody. */
export const ACCOUNTS = {
  manager: {
    name: 'Camille Renaud',
    label: 'manager (also administrator and accountant): sees every client',
    password: 'grenat-tambour-oblique-71-pluie',
    roles: ['administrator', 'manager', 'accountant'],
    worksOutside: true,
  },
  agent: {
    name: 'Inès Moreau',
    label: 'agent who sees 1 % of the clients',
    password: 'falaise-bourdon-26-encrier-jade',
    roles: ['agent'],
    worksOutside: true,
  },
  colleague: {
    name: 'Hugo Lefèvre',
    label: 'agent who sees a fifth of the clients',
    password: 'pivoine-wagon-57-marteau-brume',
    roles: ['agent'],
    worksOutside: true,
  },
} as const satisfies Readonly<Record<string, Colleague>>;

/** Agents of the ten years who have left: rows without a way in, so that no key pair is made for them. */
export const FORMER_AGENTS = [
  'Antoine Berger',
  'Brigitte Colin',
  'Cyril Dumas',
  'Delphine Faure',
  'Fabrice Girard',
  'Gaëlle Hamon',
  'Karim Haddad',
  'Laure Mercier',
] as const;
