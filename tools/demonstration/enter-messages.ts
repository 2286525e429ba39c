import type { App } from '#main/app/create-app.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';

/** Titles, days before today on which they began and days after today on which they end. */
const CONTRACTS = [
  ['Maintenance annuelle du réseau', 330, 35],
  ['Astreinte téléphonique', 345, 20],
  ['Sauvegarde hébergée', 120, 245],
  ['Supervision des serveurs', 60, 305],
  ['Contrat de maintenance des postes', 500, -135],
] as const;

const NOTICE_DAYS = 60;

/**
 * Service contracts, a disputed invoice, one to be paid by a plan, messages in each state and answers to surveys.
 *
 * A demonstration sends nothing, so that what was sent and answered is written into the base as sending and reading
 * would have left it; every word is invented. Comes last: `today` is the day the company is looked at.
 */
export async function enterMessages(app: App, office: CarnetClient, today: LocalDate): Promise<void> {
  await enterContracts(office, today);
  await enterFollowUps(office, today);
  app.vault.write(() => {
    app.vault.connection().exec(surveysOf(today));
    app.vault.connection().exec(messagesOf(today));
  });
}

async function enterContracts(office: CarnetClient, today: LocalDate): Promise<void> {
  const { rows } = await office.clients.list({ status: 'active', limit: CONTRACTS.length });
  for (const [index, [title, before, after]] of CONTRACTS.entries()) {
    const client = rows[index % Math.max(1, rows.length)];
    if (client === undefined) return;
    const { uid, revision } = await office.contracts.create({
      contract: {
        clientUid: client.uid,
        title,
        startsOn: addDays(today, -before),
        endsOn: addDays(today, after),
        noticeDays: NOTICE_DAYS,
        note: '',
      },
    });
    if (after < 0) await office.contracts.renew({ uid, revision });
  }
}

async function enterFollowUps(office: CarnetClient, today: LocalDate): Promise<void> {
  const { rows } = await office.invoices.list({ state: 'overdue', limit: 2 });
  const [disputed, planned] = rows;
  const nothing = { disputedOn: null, disputeReason: '', plannedUntil: null, planNote: '', isPaused: false };
  if (disputed !== undefined)
    await office.reminders.setFollowUp({
      ...nothing,
      invoiceUid: disputed.uid,
      revision: 0,
      disputedOn: addDays(today, -4),
      disputeReason: 'Conteste la durée de la seconde visite',
    });
  if (planned !== undefined)
    await office.reminders.setFollowUp({
      ...nothing,
      invoiceUid: planned.uid,
      revision: 0,
      plannedUntil: addDays(today, 45),
      planNote: 'Deux versements, en milieu de mois',
    });
}

/** One survey for each of the last finished services: most are answered, most answers are good. */
const surveysOf = (today: LocalDate): string => `
  insert into satisfaction_surveys (uid, client_id, service_id, rating, comments, asked_at, answered_at, answered_by,
      technician_id, service_type, created_at, updated_at)
    select randomblob(16), client_id, id, rating,
      case when rating is null then '' when rating <= 2 then 'L’attente a été longue, sans un appel.'
        when id % 4 = 0 then 'Ponctuel et clair dans ses explications.' when id % 4 = 1 then 'Travail soigné, merci.'
        else '' end,
      asked, case when rating is not null then asked end, case when rating is not null then 'reply' end,
      technician_id, service_type, asked, asked
    from (select id, client_id, technician_id, service_type, performed_on || 'T16:00:00.000Z' as asked,
        case id % 10 when 0 then 2 when 1 then 3 when 2 then null when 3 then null when 4 then 4 when 5 then 4 else 5 end as rating
      from services where status = 'done' and performed_on is not null and performed_on < '${today}'
      order by performed_on desc, id desc limit 120);`;

/** Reminders in each state about late invoices, newest first; each names its invoice at one level. */
const messagesOf = (today: LocalDate): string => `
  create temp table shown_messages as
    select row_number() over (order by due_date desc, id desc) as place, id as invoice_id, client_id, number, due_date
    from invoices where status = 'issued' and kind = 'invoice' and credited_by_id is null
      and paid_cents < gross_cents and due_date < '${addDays(today, -7)}'
      and id not in (select invoice_id from invoice_follow_ups)
    order by due_date desc, id desc limit 24;
  insert into messages (uid, kind, channel, client_id, language, recipient_name, recipient_address, subject, body, state,
      reason, not_before, attempts, message_id, sent_at, sent_by, delivery, delivery_at, created_at, updated_at)
    select randomblob(16), 'reminder', 'email', shown.client_id, 'fr', clients.name, clients.email,
      'Facture ' || shown.number || ' : rappel',
      'Bonjour,' || char(10) || char(10) || 'Sauf erreur de notre part, la facture ' || shown.number
        || ' n’est pas encore réglée. Merci de nous dire si quelque chose s’y oppose.' || char(10) || char(10) || 'Cordialement,',
      state, case state when 'refused' then 'RecipientRefused' when 'uncertain' then 'LineBroken'
        when 'cancelled' then 'by-person' else '' end,
      '${today}T07:00:00.000Z', case when state in ('sent', 'refused', 'uncertain') then 1 else 0 end,
      '<' || lower(hex(randomblob(16))) || '@carnet.invalid>',
      case state when 'sent' then '${addDays(today, -1)}T08:00:00.000Z' end, case state when 'sent' then 'smtp' end,
      case state when 'sent' then 'accepted' end, case state when 'sent' then '${addDays(today, -1)}T08:00:00.000Z' end,
      '${addDays(today, -1)}T07:00:00.000Z', '${addDays(today, -1)}T08:00:00.000Z'
    from (select *, case when place <= 4 then 'to-approve' when place <= 6 then 'waiting' when place = 7 then 'refused'
        when place = 8 then 'uncertain' when place = 9 then 'cancelled' else 'sent' end as state
      from shown_messages) shown
    join clients on clients.id = shown.client_id where clients.email <> '';
  insert into message_subjects (message_id, invoice_id, level, channel, created_at)
    select messages.id, shown.invoice_id, 'first', 'email', messages.created_at
    from shown_messages shown
    join messages on messages.subject = 'Facture ' || shown.number || ' : rappel';
  insert into message_attempts (message_id, at, outcome, reason, answer_code)
    select id, updated_at, state, reason, case state when 'sent' then '250' when 'refused' then '550' else '' end
    from messages where state in ('sent', 'refused', 'uncertain');
  drop table shown_messages;`;
