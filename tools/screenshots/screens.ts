/** What a screen may need of the vault to be shown. */
export interface ShownRecords {
  readonly client: string | null;
  readonly service: string | null;
  readonly invoice: string | null;
  readonly draft: string | null;
}

/** One screen of the signed-in product. */
export interface Screen {
  readonly name: string;
  /** Path after `#/`; null where the vault holds nothing to show there. */
  readonly path: (records: ShownRecords) => string | null;
  /** Something that appears late and must be there; the screen is scrolled to it. */
  readonly awaits?: string;
}

const fixed = (path: string): Screen => ({ name: path.replaceAll('/', '-'), path: () => path });

const below = (folder: string, uid: string | null, rest = ''): string | null =>
  uid === null ? null : `${folder}/${uid}${rest}`;

/** Every screen behind the sign-in. */
export const SCREENS: readonly Screen[] = [
  fixed('clients'),
  { name: 'client-sheet', path: ({ client }) => below('clients', client) },
  fixed('services'),
  { name: 'service-sheet', path: ({ service }) => below('services', service) },
  fixed('invoices'),
  { name: 'invoice-sheet', path: ({ invoice }) => below('invoices', invoice) },
  { name: 'invoice-pdf', path: ({ invoice }) => below('invoices', invoice), awaits: 'canvas' },
  { name: 'invoice-new', path: () => 'invoices/new' },
  { name: 'invoice-edit', path: ({ draft }) => below('invoices', draft, '/edit') },
  fixed('payments'),
  fixed('figures'),
  fixed('catalogue'),
  fixed('imports'),
  fixed('export'),
  fixed('audit'),
  ...[
    'company',
    'invoicing',
    'logo',
    'policies',
    'secrets',
    'kit',
    'users',
    'backups',
    'preferences',
    'password',
  ].map((page) => fixed(`settings/${page}`)),
];
