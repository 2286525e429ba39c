import {
  choose,
  click,
  fill,
  giveFile,
  keys,
  leaveField,
  press,
  pressStart,
  see,
  steps,
  wait,
} from './acts.ts';
import type { Act, Screen, ShownRecords, State } from './screen.ts';

const ALWAYS: readonly State[] = ['demonstration', 'one', 'empty', 'error'];
const FILLED: readonly State[] = ['demonstration', 'one'];
const WITH_ERROR: readonly State[] = ['demonstration', 'one', 'error'];

const of =
  (folder: string, kind: keyof ShownRecords, rest = '') =>
  (records: ShownRecords): string | null => {
    const uid = records[kind];
    return uid === null ? null : `${folder}/${uid}${rest}`;
  };

const settings = (page: string, states = ALWAYS): Screen => ({
  name: `settings-${page}`,
  path: `settings/${page}`,
  states,
});

/** Every screen behind the sign-in; each is opened anew by its path, then acted on. */
export const SCREENS: readonly Screen[] = [
  // The day and the calendar.
  { name: 'today', path: 'today', states: ALWAYS },
  { name: 'recalls', path: 'recalls?scope=all', states: ALWAYS },
  { name: 'contracts', path: 'contracts', states: ALWAYS },
  { name: 'contract-new', path: 'contracts?form=new' },
  { name: 'calendar', path: 'calendar', states: ALWAYS },
  { name: 'calendar-month', path: 'calendar?view=month' },

  // Clients.
  { name: 'clients', path: 'clients', states: ALWAYS },
  { name: 'clients-no-match', path: 'clients?text=zzzz' },
  { name: 'clients-filter', path: 'clients', act: press('clients:filters.industry') },
  { name: 'client-sheet', path: of('clients', 'client'), states: WITH_ERROR },
  { name: 'client-new', path: 'clients?form=new' },
  { name: 'client-new-mistakes', path: 'clients?form=new', act: press('clients:form.create') },
  {
    name: 'client-new-look-alike',
    path: 'clients?form=new',
    states: ['one'],
    act: steps(
      fill('clients:form.nameCompany', 'Boulangerie Menard'),
      see('clients:duplicates.reasons.SimilarName'),
    ),
  },
  {
    name: 'client-composer',
    path: of('clients', 'client'),
    act: press('interactions:details'),
  },
  { name: 'client-edit', path: of('clients', 'client', '?form=edit') },
  { name: 'client-plan-service', path: of('clients', 'client', '?form=service') },
  { name: 'client-contact-new', path: of('clients', 'client'), act: press('clients:contacts.add') },
  {
    name: 'client-delete',
    path: of('clients', 'freeClient'),
    act: choose('action.more', 'clients:sheet.delete'),
  },
  {
    name: 'client-delete-refused',
    path: of('clients', 'client'),
    act: choose('action.more', 'clients:sheet.delete'),
  },
  {
    name: 'client-undo',
    path: of('clients', 'freeClient'),
    act: steps(choose('action.more', 'clients:sheet.archive'), see('toast.undo')),
  },
  { name: 'client-unknown', path: 'clients/018f0000-0000-7000-8000-000000000000' },

  // Services and the catalogue.
  { name: 'services', path: 'services', states: ALWAYS },
  { name: 'services-period', path: 'services', act: pressStart('services:filter.period') },
  { name: 'services-to-invoice', path: 'services?view=uninvoiced', states: FILLED },
  { name: 'service-sheet', path: of('services', 'service'), states: WITH_ERROR },
  { name: 'service-new', path: 'services', act: press('services:new') },
  { name: 'service-edit', path: of('services', 'planned'), act: choose('action.more', 'action.edit') },
  { name: 'service-delete', path: of('services', 'planned'), act: choose('action.more', 'action.delete') },
  { name: 'catalogue', path: 'catalogue', states: ALWAYS },
  { name: 'catalogue-new', path: 'catalogue', act: press('services:catalogue.new') },

  // Invoices and payments.
  { name: 'invoices', path: 'invoices', states: ALWAYS },
  { name: 'invoices-overdue', path: 'invoices?state=overdue' },
  { name: 'invoices-no-match', path: 'invoices?text=zzzz' },
  { name: 'invoice-sheet', path: of('invoices', 'invoice'), states: WITH_ERROR },
  { name: 'invoice-pdf', path: of('invoices', 'invoice'), states: FILLED, awaits: 'canvas' },
  {
    name: 'invoice-payment',
    path: of('invoices', 'unpaid'),
    states: FILLED,
    act: press('invoices:payment.record'),
  },
  {
    name: 'invoice-credit',
    path: of('invoices', 'unpaid'),
    states: FILLED,
    act: choose('action.more', 'invoices:credit.open'),
  },
  { name: 'credit-note', path: of('invoices', 'creditNote'), awaits: 'canvas' },
  { name: 'draft-sheet', path: of('invoices', 'draft') },
  { name: 'invoice-new', path: 'invoices/new', states: ['demonstration', 'empty'] },
  { name: 'invoice-edit', path: of('invoices', 'draft', '/edit'), states: WITH_ERROR },
  {
    name: 'invoice-issue',
    path: of('invoices', 'draft', '/edit'),
    states: FILLED,
    act: press('invoices:issue.open'),
  },
  { name: 'payments', path: 'payments', states: ALWAYS },
  { name: 'payment-reverse', path: 'payments', states: FILLED, act: press('payments:reverse.named') },

  // Figures.
  { name: 'figures', path: 'figures', states: ALWAYS },
  // The queue of messages; its sheets need a message, which the demonstration has once the core has planned.
  { name: 'reminders', path: 'reminders?state=all', states: ALWAYS },
  { name: 'reminders-to-approve', path: 'reminders', states: FILLED },
  { name: 'reports', path: 'reports', states: ALWAYS },
  { name: 'figures-table', path: 'figures', states: FILLED, act: press('figures:asTable') },

  // In and out.
  { name: 'import', path: 'imports', states: ALWAYS },
  {
    name: 'import-columns',
    path: 'imports',
    act: steps(giveFile('clients.csv'), see('transfers:import.columnsHelp')),
  },
  {
    name: 'import-check',
    path: 'imports',
    act: steps(giveFile('clients.csv'), press('transfers:import.check'), see('transfers:import.outcome')),
  },
  {
    name: 'import-done',
    path: 'imports',
    states: ['empty'],
    act: steps(
      giveFile('clients.csv'),
      press('transfers:import.check'),
      press('transfers:import.run'),
      see('transfers:import.done'),
    ),
  },
  { name: 'import-undo', path: 'imports', states: ['empty'], act: press('transfers:past.undoOf') },
  { name: 'export', path: 'export', states: ['demonstration', 'empty'] },
  { name: 'export-mistake', path: 'export', act: press('transfers:export.run') },

  // The log.
  { name: 'audit', path: 'audit', states: ALWAYS },
  { name: 'audit-verified', path: 'audit', states: FILLED, act: press('audit:verify') },

  // Settings.
  settings('company'),
  settings('invoicing'),
  settings('logo'),
  settings('messages', ['demonstration', 'one']),
  settings('reminders', WITH_ERROR),
  { name: 'settings-reminders-texts', path: 'settings/reminders?part=texts', states: WITH_ERROR },
  { name: 'settings-reminders-rates', path: 'settings/reminders?part=rates', states: FILLED },
  {
    name: 'messages-smtp',
    path: 'settings/messages',
    states: ['one'],
    act: click('input[type="radio"][value="smtp"]'),
  },
  settings('policies'),
  settings('secrets'),
  { name: 'secret-set', path: 'settings/secrets', act: press('organisation:secrets.setOne') },
  settings('kit', ['demonstration']),
  { name: 'kit-verify', path: 'settings/kit', act: press('organisation:kit.verify') },
  settings('users'),
  { name: 'user-add', path: 'settings/users', act: press('users:add') },
  { name: 'user-edit', path: 'settings/users', states: FILLED, act: choose('users:actionsOf', 'users:edit') },
  {
    name: 'user-reset',
    path: 'settings/users',
    states: FILLED,
    act: choose('users:actionsOf', 'users:reset'),
  },
  {
    name: 'user-disable',
    path: 'settings/users',
    states: FILLED,
    act: choose('users:actionsOf', 'users:disable'),
  },
  {
    name: 'user-code',
    path: 'settings/users',
    states: ['empty'],
    act: steps(
      press('users:add'),
      fill('users:name', 'Hélène Martin'),
      press('users:add'),
      see('users:codeDone'),
    ),
  },
  settings('backups'),
  {
    name: 'backup-made',
    path: 'settings/backups',
    states: ['one'],
    act: steps(press('backups:create'), see('backups:verified')),
  },
  settings('preferences'),
  settings('password'),

  // Around every screen.
  { name: 'person-menu', path: 'settings/preferences', act: click('[class*="person"][aria-haspopup]') },
  { name: 'shortcuts', path: 'clients', act: keys('?') },
  { name: 'palette', path: 'today', states: FILLED, act: keys('Control+k', 'm', 'e', 'n') },
  {
    name: 'step-up',
    path: 'settings/users',
    states: ['one'],
    act: steps(wait(6), choose('users:actionsOf', 'users:disable'), press('users:disableAction')),
  },
  { name: 'not-found', path: 'nowhere' },
];

/** One attempt with a wrong password; past the fifth, the screen asks to wait and the attempt is left out. */
const wrongPassword: Act = async ({ page }) => {
  if ((await page.locator('main output, form output').count()) > 0) return;
  await page.locator('#password').fill('nicht-das-richtige-passwort');
  await page.keyboard.press('Enter');
  // The field is emptied with the answer, unless one has to wait meanwhile.
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLInputElement>('#password')?.value === '' ||
      document.querySelector('output') !== null,
  );
};

/** Before sign-in, each from a reloaded page. */
export const LOCKED_SCREENS: readonly Screen[] = [
  { name: 'unlock', path: '', states: ['locked', 'demonstration'] },
  { name: 'recover', path: '', states: ['locked'], act: press('vault:unlock.lost') },
  {
    name: 'one-time-code',
    path: '',
    states: ['locked'],
    act: click('button[aria-pressed]:has-text("Inès Caron")'),
  },
  {
    name: 'unlock-throttled',
    path: '',
    states: ['locked'],
    awaits: 'output',
    act: steps(
      click('button[aria-pressed]:has-text("Karim Belkacem")'),
      ...Array.from({ length: 7 }, () => wrongPassword),
    ),
  },
];

/** The first start, one step after the other on the same page. */
export const FRESH_SCREENS: readonly Screen[] = [
  { name: 'set-up', path: '' },
  { name: 'set-up-restore', path: '', act: press('vault:setUp.restore') },
  { name: 'set-up-company', path: '', act: steps(press('action.back'), press('vault:setUp.start')) },
  {
    name: 'set-up-company-mistake',
    path: '',
    act: steps(fill('organisation:field.siret', '7328293200007'), leaveField, press('action.continue')),
  },
  {
    name: 'set-up-person',
    path: '',
    act: steps(
      fill('organisation:field.name', 'ServiTech'),
      fill('organisation:field.siret', '73282932000074'),
      leaveField,
      press('action.continue'),
    ),
  },
  {
    name: 'set-up-person-weak',
    path: '',
    act: steps(
      fill('vault:setUp.name', 'Camille Roux'),
      fill('vault:setUp.password', 'motdepasse'),
      fill('vault:password.repeat', 'autre'),
    ),
  },
  {
    name: 'set-up-kit',
    path: '',
    act: steps(
      fill('vault:setUp.password', 'trombone-azur-42-girafe-plume'),
      fill('vault:password.repeat', 'trombone-azur-42-girafe-plume'),
      press('vault:setUp.create'),
      see('vault:kit.saveText'),
    ),
  },
  { name: 'set-up-kit-verify', path: '', act: steps(press('vault:kit.save'), press('vault:kit.next')) },
];
