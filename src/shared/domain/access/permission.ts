/**
 * Everything a role may be granted, as `resource.action`.
 *
 * A procedure names exactly one; nothing is allowed that is not granted in `matrix.ts` (deny by default).
 */
export const PERMISSIONS = [
  'clients.read',
  'clients.create',
  'clients.update',
  'clients.delete',
  'clients.import',
  'interactions.read',
  'interactions.write',
  'interactions.delete',
  'catalogue.read',
  'catalogue.manage',
  'services.read',
  'services.write',
  'services.delete',
  'invoices.read',
  'invoices.draft',
  'invoices.edit-draft',
  'invoices.issue',
  'invoices.credit',
  'payments.read',
  'payments.record',
  'reminders.manage',
  'invoices.follow-up',
  'messages.read',
  'messages.approve',
  'messaging.manage',
  'surveys.read',
  'surveys.ask',
  'contracts.read',
  'contracts.write',
  'figures.read',
  'business.export',
  'rows.export',
  'organisation.manage',
  'users.read',
  'users.manage',
  'users.list-names',
  'audit.read',
  'audit.verify',
  'backups.manage',
  'secrets.manage',
] as const;

/** One grantable right. */
export type Permission = (typeof PERMISSIONS)[number];

/** How far a grant reaches: every row, or the rows of the person's own and assigned clients. */
export type Reach = 'all' | 'own';
