import type { Permission } from '#shared/domain/access/permission.ts';

/** How a column is written: as it is, as euros with two decimals, or as a uid. */
export type ColumnKind = 'text' | 'cents' | 'uid';

/** One file of the export: its columns and the query that fills it. */
export interface ExportTable {
  readonly name: string;
  /** What a role cannot read on the screen does not leave in a file either. */
  readonly needs: Permission;
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[];
  /**
   * SELECT of the columns in order, with a last column `key` for paging.
   *
   * `:own` stands for the condition on the client's id, which is one word before it; `:after` for the last key seen.
   */
  readonly query: string;
}

const text = (...names: string[]) => names.map((name) => [name, 'text'] as const);

/** All business data. Names of columns are those of the import where it has one, so that a file can be brought back. */
export const EXPORT_TABLES: readonly ExportTable[] = [
  {
    // Whom `ownerUid`, `technicianUid` and `authorUid` name in the other files.
    name: 'colleagues',
    needs: 'users.list-names',
    columns: [['uid', 'uid'], ...text('name', 'state')],
    query: `select uid, name, state, id as key from users where id > :after order by id`,
  },
  {
    name: 'clients',
    needs: 'clients.read',
    columns: [
      ['uid', 'uid'],
      ...text('kind', 'name', 'company', 'industry', 'siren', 'siret', 'vatNumber', 'email', 'phone'),
      ...text('line1', 'line2', 'postalCode', 'city', 'country', 'tags', 'note', 'status'),
      ['ownerUid', 'uid'],
      ...text('preferences', 'createdAt', 'updatedAt'),
    ],
    query: `select c.uid, c.kind, c.name, c.company, c.industry, c.siren, c.siret, c.vat_number, c.email, c.phone,
        c.address_line1, c.address_line2, c.postal_code, c.city, c.country,
        (select coalesce(group_concat(tag, ';'), '') from (select tag from client_tags t where t.client_id = c.id order by tag)),
        c.note, c.status, (select uid from users where users.id = c.owner_id), c.preferences, c.created_at, c.updated_at, c.id as key
      from clients c where c.id > :after and c.id in :own order by c.id`,
  },
  {
    name: 'client_assignments',
    needs: 'clients.read',
    columns: [
      ['clientUid', 'uid'],
      ['colleagueUid', 'uid'],
    ],
    query: `select c.uid, u.uid, a.rowid as key
      from client_assignments a join clients c on c.id = a.client_id join users u on u.id = a.user_id
      where a.rowid > :after and a.client_id in :own order by a.rowid`,
  },
  {
    name: 'contacts',
    needs: 'clients.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ...text('name', 'role', 'phone', 'mobile', 'email', 'preferred', 'createdAt', 'updatedAt'),
    ],
    query: `select k.uid, c.uid, k.name, k.role, k.phone, k.mobile, k.email, k.preferred, k.created_at, k.updated_at, k.id as key
      from contacts k join clients c on c.id = k.client_id where k.id > :after and k.client_id in :own order by k.id`,
  },
  {
    name: 'interactions',
    needs: 'interactions.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ['contactUid', 'uid'],
      ...text(
        'kind',
        'direction',
        'occurredAt',
        'durationMinutes',
        'subject',
        'body',
        'recallOn',
        'recallDoneAt',
      ),
      ['authorUid', 'uid'],
      ...text('createdAt', 'updatedAt'),
    ],
    query: `select n.uid, c.uid, (select uid from contacts where contacts.id = n.contact_id), n.kind, n.direction, n.occurred_at,
        n.duration_minutes, n.subject, n.body, n.recall_on, n.recall_done_at,
        (select uid from users where users.id = n.author_id), n.created_at, n.updated_at, n.id as key
      from interactions n join clients c on c.id = n.client_id where n.id > :after and n.client_id in :own order by n.id`,
  },
  {
    name: 'interaction_comments',
    needs: 'interactions.read',
    columns: [
      ['uid', 'uid'],
      ['interactionUid', 'uid'],
      ...text('text'),
      ['authorUid', 'uid'],
      ...text('createdAt'),
    ],
    query: `select m.uid, n.uid, m.text, (select uid from users where users.id = m.author_id), m.created_at, m.id as key
      from interaction_comments m join interactions n on n.id = m.interaction_id
      where m.id > :after and n.client_id in :own order by m.id`,
  },
  {
    name: 'catalogue',
    needs: 'catalogue.read',
    columns: [
      ['uid', 'uid'],
      ...text(
        'code',
        'name',
        'description',
        'serviceType',
        'nature',
        'unit',
        'unitPrice',
        'vatCategory',
        'vatRate',
      ),
      ...text('archived', 'createdAt', 'updatedAt'),
    ],
    query: `select uid, code, name, description, service_type, nature, unit, unit_price, vat_category, vat_rate, archived,
        created_at, updated_at, id as key
      from catalogue_items where id > :after order by id`,
  },
  {
    name: 'services',
    needs: 'services.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ...text(
        'serviceType',
        'title',
        'description',
        'plannedOn',
        'plannedFrom',
        'plannedTo',
        'performedOn',
        'date',
      ),
      ['technicianUid', 'uid'],
      ...text('status', 'quantity', 'unit', 'unitPrice'),
      ['net', 'cents'],
      ...text('vatCategory', 'vatRate'),
      ['invoiceUid', 'uid'],
      ...text('createdAt', 'updatedAt'),
    ],
    query: `select s.uid, c.uid, s.service_type, s.title, s.description, s.planned_on, s.planned_from, s.planned_to, s.performed_on, s.date,
        (select uid from users where users.id = s.technician_id), s.status, s.quantity, s.unit, s.unit_price, s.net_cents,
        s.vat_category, s.vat_rate, (select uid from invoices where invoices.id = s.invoice_id), s.created_at, s.updated_at, s.id as key
      from services s join clients c on c.id = s.client_id where s.id > :after and s.client_id in :own order by s.id`,
  },
  {
    name: 'invoices',
    needs: 'invoices.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ...text(
        'kind',
        'status',
        'number',
        'subject',
        'orderReference',
        'supplyFrom',
        'supplyTo',
        'issueDate',
        'dueDate',
      ),
      ...text('note', 'language'),
      ['net', 'cents'],
      ['tax', 'cents'],
      ['gross', 'cents'],
      ['paid', 'cents'],
      ['correctsUid', 'uid'],
      ['creditedByUid', 'uid'],
      ...text('pdfSha256', 'issuedAt', 'sentAt', 'createdAt', 'updatedAt'),
    ],
    query: `select i.uid, c.uid, i.kind, i.status, i.number, i.subject, i.order_reference, i.supply_from, i.supply_to, i.issue_date, i.due_date,
        i.note, i.language, i.net_cents, i.tax_cents, i.gross_cents, i.paid_cents,
        (select uid from invoices o where o.id = i.corrects_id), (select uid from invoices o where o.id = i.credited_by_id),
        i.pdf_sha256, i.issued_at, i.sent_at, i.created_at, i.updated_at, i.id as key
      from invoices i join clients c on c.id = i.client_id where i.id > :after and i.client_id in :own order by i.id`,
  },
  {
    name: 'invoice_lines',
    needs: 'invoices.read',
    columns: [
      ['invoiceUid', 'uid'],
      ...text('position'),
      ['serviceUid', 'uid'],
      ...text(
        'name',
        'description',
        'nature',
        'quantity',
        'unit',
        'unitPrice',
        'priceBase',
        'discountPercent',
      ),
      ...text('vatCategory', 'vatRate'),
      ['discount', 'cents'],
      ['net', 'cents'],
    ],
    query: `select i.uid, l.position, (select uid from services where services.id = l.service_id), l.name, l.description, l.nature,
        l.quantity, l.unit, l.unit_price, l.price_base, l.discount_percent, l.vat_category, l.vat_rate, l.discount_cents, l.net_cents, l.id as key
      from invoice_lines l join invoices i on i.id = l.invoice_id where l.id > :after and i.client_id in :own order by l.id`,
  },
  {
    name: 'payments',
    needs: 'payments.read',
    columns: [
      ['uid', 'uid'],
      ['invoiceUid', 'uid'],
      ...text('method'),
      ['amount', 'cents'],
      ...text('paidOn', 'reference', 'createdAt', 'reversedAt', 'reversalReason'),
    ],
    query: `select p.uid, i.uid, p.payment_method, p.amount_paid_cents, p.payment_date, p.reference, p.created_at, r.created_at, r.reason, p.id as key
      from payments p join invoices i on i.id = p.invoice_id left join payment_reversals r on r.payment_id = p.id
      where p.id > :after and i.client_id in :own order by p.id`,
  },
  {
    name: 'satisfaction_surveys',
    needs: 'surveys.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ['serviceUid', 'uid'],
      ...text('rating', 'comments', 'askedAt', 'answeredAt', 'answeredBy'),
      ['technicianUid', 'uid'],
      ...text('serviceType'),
      ['recallUid', 'uid'],
      ...text('createdAt', 'updatedAt'),
    ],
    query: `select q.uid, c.uid, (select uid from services where services.id = q.service_id), q.rating, q.comments, q.asked_at,
        q.answered_at, q.answered_by, (select uid from users where users.id = q.technician_id), q.service_type,
        (select uid from interactions where interactions.id = q.recall_id), q.created_at, q.updated_at, q.id as key
      from satisfaction_surveys q join clients c on c.id = q.client_id where q.id > :after and q.client_id in :own order by q.id`,
  },
  {
    name: 'service_contracts',
    needs: 'contracts.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ...text('title', 'startsOn', 'endsOn', 'noticeDays', 'note', 'decision', 'decidedAt'),
      ...text('createdAt', 'updatedAt'),
    ],
    query: `select k.uid, c.uid, k.title, k.starts_on, k.ends_on, k.notice_days, k.note, k.decision, k.decided_at,
        k.created_at, k.updated_at, k.id as key
      from service_contracts k join clients c on c.id = k.client_id where k.id > :after and k.client_id in :own order by k.id`,
  },
  {
    name: 'messages',
    needs: 'messages.read',
    columns: [
      ['uid', 'uid'],
      ['clientUid', 'uid'],
      ...text('kind', 'channel', 'language', 'recipientName', 'recipientAddress', 'subject', 'body'),
      ...text('state', 'reason', 'notBefore', 'attempts', 'sentAt', 'sentBy', 'delivery', 'deliveryAt'),
      ...text('approvedAt'),
      ['approvedByUid', 'uid'],
      ...text('createdAt', 'updatedAt'),
    ],
    query: `select m.uid, c.uid, m.kind, m.channel, m.language, m.recipient_name, m.recipient_address, m.subject, m.body,
        m.state, m.reason, m.not_before, m.attempts, m.sent_at, m.sent_by, m.delivery, m.delivery_at, m.approved_at,
        (select uid from users where users.id = m.approved_by_id), m.created_at, m.updated_at, m.id as key
      from messages m join clients c on c.id = m.client_id where m.id > :after and m.client_id in :own order by m.id`,
  },
  {
    name: 'message_subjects',
    needs: 'messages.read',
    columns: [
      ['messageUid', 'uid'],
      ['invoiceUid', 'uid'],
      ['serviceUid', 'uid'],
      ...text('level', 'channel', 'createdAt'),
    ],
    query: `select (select uid from messages where messages.id = j.message_id), i.uid, s.uid, j.level, j.channel, j.created_at,
        j.id as key
      from message_subjects j left join invoices i on i.id = j.invoice_id left join services s on s.id = j.service_id
      where j.id > :after and coalesce(i.client_id,s.client_id) in :own order by j.id`,
  },
  {
    name: 'message_attempts',
    needs: 'messages.read',
    columns: [['messageUid', 'uid'], ...text('at', 'outcome', 'reason', 'answerCode')],
    query: `select m.uid, a.at, a.outcome, a.reason, a.answer_code, a.id as key
      from message_attempts a join messages m on m.id = a.message_id
      where a.id > :after and m.client_id in :own order by a.id`,
  },
  {
    name: 'dunning_plans',
    needs: 'reminders.manage',
    columns: [
      ['uid', 'uid'],
      ...text('name', 'isDefault', 'steps', 'isGrouped', 'archived', 'createdAt', 'updatedAt'),
    ],
    query: `select uid, name, is_default, steps, is_grouped, archived, created_at, updated_at, id as key
      from dunning_plans where id > :after order by id`,
  },
  {
    name: 'client_dunning',
    needs: 'messages.read',
    columns: [
      ['clientUid', 'uid'],
      ['planUid', 'uid'],
      ...text('isPaused', 'pausedUntil', 'reason', 'updatedAt'),
    ],
    query: `select c.uid, (select uid from dunning_plans where dunning_plans.id = d.plan_id), d.is_paused, d.paused_until,
        d.reason, d.updated_at, d.client_id as key
      from client_dunning d join clients c on c.id = d.client_id
      where d.client_id > :after and d.client_id in :own order by d.client_id`,
  },
  {
    name: 'invoice_follow_ups',
    needs: 'invoices.read',
    columns: [
      ['invoiceUid', 'uid'],
      ...text('disputedOn', 'disputeReason', 'plannedUntil', 'planNote', 'isPaused', 'updatedAt'),
    ],
    query: `select i.uid, f.disputed_on, f.dispute_reason, f.planned_until, f.plan_note, f.is_paused, f.updated_at,
        f.invoice_id as key
      from invoice_follow_ups f join invoices i on i.id = f.invoice_id
      where f.invoice_id > :after and i.client_id in :own order by f.invoice_id`,
  },
  {
    name: 'message_templates',
    needs: 'reminders.manage',
    columns: text('key', 'channel', 'language', 'subject', 'body', 'updatedAt'),
    query: `select t.key, t.channel, t.language, t.subject, t.body, t.updated_at, t.rowid as key
      from message_templates t where t.rowid > :after order by t.rowid`,
  },
];
