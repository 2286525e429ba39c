import type { TIMELINE_KINDS } from '#shared/contract/client-views.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { INTERACTION_KINDS } from '#shared/domain/interactions/interaction.ts';

/** What a happening is about. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One kind of rows that the timeline is made of. */
export interface TimelineSource {
  readonly name: string;
  /** Breaks ties between sources at one moment: the higher one comes first. Never reused: cursors hold it. */
  readonly rank: number;
  readonly needs: Permission;
  readonly kinds: readonly TimelineKind[];
  /** Table expression and the condition that keeps the rows of `@client`. */
  readonly from: string;
  readonly where: string;
  readonly id: string;
  /** The moment, and what an index has of it to be compared and sorted by. */
  readonly at: string;
  /** `kind, verb, uid, label, detail, amount, actor` as SQL expressions. */
  readonly kind: string;
  readonly verb: string;
  readonly uid: string;
  readonly label: string;
  readonly detail: string;
  readonly amount: string;
  readonly actor: string;
  readonly holdsInteractions: boolean;
}

const common = { amount: 'null', detail: "''", holdsInteractions: false } as const;

/** Everything that a client's timeline shows. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  {
    ...common,
    name: 'interactions',
    rank: 8,
    needs: 'interactions.read',
    kinds: INTERACTION_KINDS,
    from: 'interactions',
    where: 'interactions.client_id = @client',
    id: 'interactions.id',
    at: 'interactions.occurred_at',
    kind: 'interactions.kind',
    verb: "'noted'",
    uid: 'interactions.uid',
    label: 'interactions.subject',
    actor: 'interactions.author_id',
    holdsInteractions: true,
  },
  {
    ...common,
    name: 'events',
    rank: 1,
    needs: 'clients.read',
    kinds: ['client', 'contact', 'import'],
    from: 'client_events',
    where: 'client_events.client_id = @client',
    id: 'client_events.id',
    at: 'client_events.at',
    kind: 'client_events.kind',
    verb: 'client_events.verb',
    uid: 'client_events.uid',
    label: 'client_events.label',
    detail: 'client_events.detail',
    actor: 'client_events.actor_id',
  },
  {
    ...common,
    name: 'services planned',
    rank: 2,
    needs: 'services.read',
    kinds: ['service'],
    from: 'services',
    where: 'services.client_id = @client',
    id: 'services.id',
    at: 'services.created_at',
    kind: "'service'",
    verb: "'planned'",
    uid: 'services.uid',
    label: 'services.title',
    detail: "coalesce(services.planned_on, '')",
    actor: 'services.created_by_id',
  },
  {
    ...common,
    name: 'services done',
    rank: 3,
    needs: 'services.read',
    kinds: ['service'],
    from: 'services',
    where: "services.client_id = @client and services.status = 'done' and services.performed_on is not null",
    id: 'services.id',
    at: "(services.performed_on || 'T12:00:00.000Z')",
    kind: "'service'",
    verb: "'done'",
    uid: 'services.uid',
    label: 'services.title',
    detail: 'services.performed_on',
    amount: 'services.net_cents',
    actor: 'services.technician_id',
  },
  {
    ...common,
    name: 'services cancelled',
    rank: 4,
    needs: 'services.read',
    kinds: ['service'],
    from: 'services',
    where: "services.client_id = @client and services.status = 'cancelled'",
    id: 'services.id',
    at: 'services.updated_at',
    kind: "'service'",
    verb: "'cancelled'",
    uid: 'services.uid',
    label: 'services.title',
    actor: 'null',
  },
  {
    ...common,
    name: 'contracts noted',
    rank: 20,
    needs: 'contracts.read',
    kinds: ['contract'],
    from: 'service_contracts',
    where: 'service_contracts.client_id = @client',
    id: 'service_contracts.id',
    at: 'service_contracts.created_at',
    kind: "'contract'",
    verb: "'noted'",
    uid: 'service_contracts.uid',
    label: 'service_contracts.title',
    detail: "(service_contracts.starts_on || '/' || service_contracts.ends_on)",
    actor: 'service_contracts.created_by_id',
  },
  {
    ...common,
    name: 'contracts decided',
    rank: 21,
    needs: 'contracts.read',
    kinds: ['contract'],
    from: 'service_contracts',
    where: 'service_contracts.client_id = @client and service_contracts.decided_at is not null',
    id: 'service_contracts.id',
    at: 'service_contracts.decided_at',
    kind: "'contract'",
    verb: 'service_contracts.decision',
    uid: 'service_contracts.uid',
    label: 'service_contracts.title',
    detail: "(service_contracts.starts_on || '/' || service_contracts.ends_on)",
    actor: 'null',
  },
  {
    ...common,
    name: 'documents',
    rank: 5,
    needs: 'invoices.read',
    kinds: ['invoice'],
    from: 'invoices',
    where: 'invoices.client_id = @client',
    id: 'invoices.id',
    // A draft that was issued is one happening: the issue.
    at: 'coalesce(invoices.issued_at, invoices.created_at)',
    kind: "'invoice'",
    verb: "case when invoices.status = 'draft' then 'drafted' when invoices.kind = 'credit-note' then 'credited' else 'issued' end",
    uid: 'invoices.uid',
    label: 'coalesce(invoices.number, invoices.subject)',
    detail: 'invoices.subject',
    amount: "case invoices.kind when 'invoice' then invoices.gross_cents else -invoices.gross_cents end",
    actor: 'coalesce(invoices.issued_by_id, invoices.created_by_id)',
  },
  {
    ...common,
    name: 'payments',
    rank: 6,
    needs: 'payments.read',
    kinds: ['payment'],
    from: 'invoices join payments on payments.invoice_id = invoices.id',
    where: 'invoices.client_id = @client',
    id: 'payments.id',
    at: 'payments.created_at',
    kind: "'payment'",
    verb: "'received'",
    uid: 'invoices.uid',
    label: "coalesce(invoices.number, '')",
    detail: 'payments.payment_date',
    amount: 'payments.amount_paid_cents',
    actor: 'payments.created_by_id',
  },
  {
    ...common,
    name: 'reversals',
    rank: 7,
    needs: 'payments.read',
    kinds: ['payment'],
    from: `invoices join payments on payments.invoice_id = invoices.id
      join payment_reversals on payment_reversals.payment_id = payments.id`,
    where: 'invoices.client_id = @client',
    id: 'payments.id',
    at: 'payment_reversals.created_at',
    kind: "'payment'",
    verb: "'reversed'",
    uid: 'invoices.uid',
    label: "coalesce(invoices.number, '')",
    detail: 'payment_reversals.reason',
    amount: '-payments.amount_paid_cents',
    actor: 'payment_reversals.created_by_id',
  },
  {
    ...common,
    name: 'messages sent',
    rank: 11,
    needs: 'messages.read',
    kinds: ['message'],
    from: 'messages',
    where: "messages.client_id = @client and messages.state = 'sent'",
    id: 'messages.id',
    at: 'messages.sent_at',
    kind: "'message'",
    verb: 'messages.channel',
    uid: 'messages.uid',
    label: "case messages.channel when 'sms' then substr(messages.body, 1, 80) else messages.subject end",
    detail: 'messages.kind',
    actor: 'messages.approved_by_id',
  },
  {
    ...common,
    name: 'surveys answered',
    rank: 30,
    needs: 'surveys.read',
    kinds: ['survey'],
    from: 'satisfaction_surveys',
    where: 'satisfaction_surveys.client_id = @client and satisfaction_surveys.answered_at is not null',
    id: 'satisfaction_surveys.id',
    at: 'satisfaction_surveys.answered_at',
    kind: "'survey'",
    verb: "case when satisfaction_surveys.rating is null then 'declined' else 'answered' end",
    uid: 'satisfaction_surveys.uid',
    label: "coalesce(satisfaction_surveys.rating, '')",
    detail: 'satisfaction_surveys.comments',
    actor: 'null',
  },
];

/**
 * SQL text of the newest rows of a source after a position.
 *
 * Values: `@client`, `@kinds` (JSON array), `@at` and `@id` (the position), `@limit`.
 */
export const sourceText = (source: TimelineSource): string =>
  `select ${source.id} as id, ${source.at} as at, ${source.kind} as kind, ${source.verb} as verb, ${source.uid} as uid,
    ${source.label} as label, ${source.detail} as detail, ${source.amount} as amount,
    (select name from users where users.id = ${source.actor}) as actorName
  from ${source.from}
  where ${source.where} and (${source.at}, ${source.id}) < (@at, @id)
    and ${source.kind} in (select value from json_each(@kinds))
  order by ${source.at} desc, ${source.id} desc limit @limit`;
