import { change, rowsOf } from '#main/modules/lists/statements.ts';
import type { Delivery } from '#main/messaging/messenger.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { OutboxTools } from './outbox-tools.ts';

/** A phone that was switched off gets its message within days or never. */
const ASKED_FOR_DAYS = 4;

/** Messages asked after in one go. */
const MOST_IN_ONE_GO = 50;

const DAY = 86_400_000;

interface Taken {
  readonly id: number;
  readonly channel: 'email' | 'sms';
  readonly providerId: string;
}

const since = (now: Instant): string => new Date(Date.parse(now) - ASKED_FOR_DAYS * DAY).toISOString();

const taken = (tools: Pick<OutboxTools, 'vault' | 'deps'>): readonly Taken[] =>
  rowsOf<Taken>(
    tools.vault.read(),
    `select id, channel, provider_id as providerId from messages indexed by messages_by_state
     where state = 'sent' and not_before >= @since and provider_id is not null and delivery = 'accepted'
       and channel in ('email', 'sms') order by not_before limit ${String(MOST_IN_ONE_GO)}`,
    { since: since(tools.deps.clock.now()) },
  );

/** Whether a provider took something lately of which nobody knows yet whether it arrived. */
export const awaitsDelivery = (tools: Pick<OutboxTools, 'vault' | 'deps'>): boolean =>
  taken(tools).length > 0;

function note(tools: Pick<OutboxTools, 'vault' | 'deps'>, { id }: Taken, told: Delivery): number {
  const isLost = told.state === 'bounced' || told.state === 'failed';
  // As with an e-mail that came back: it was not delivered, whatever was said when it was taken.
  return tools.vault.write((db) =>
    change(
      db,
      `update messages set delivery = @state, delivery_detail = @detail, delivery_at = @now, updated_at = @now,
         state = case when @isLost = 1 then 'refused' else state end,
         reason = case when @isLost = 1 then 'RecipientRefused' else reason end, revision = revision + 1
       where id = @id and state = 'sent' and delivery = 'accepted'`,
      {
        id,
        state: told.state,
        detail: told.detail.slice(0, 40),
        isLost: isLost ? 1 : 0,
        now: tools.deps.clock.now(),
      },
    ),
  );
}

/**
 * Asks providers what became of the messages they took, for four days; answers how many are known since.
 *
 * What was not delivered is refused from then on, so that a person sees it among what is to be looked at. Providers that
 * tell nothing (SMTP, SendGrid without a server of ours) leave it at `accepted`; bounces come by the mailbox.
 */
export async function askAfterDeliveries(
  tools: Pick<OutboxTools, 'vault' | 'deps' | 'messenger'>,
): Promise<number> {
  if (!tools.vault.isOpen() || tools.deps.demonstration) return 0;
  const waiting = taken(tools);
  if (waiting.length === 0) return 0;
  const messenger = await tools.messenger();
  let known = 0;
  try {
    for (const one of waiting) {
      const told = (await messenger[one.channel]?.delivery(one.providerId)) ?? null;
      if (!tools.vault.isOpen()) return known;
      if (told !== null && told.state !== 'accepted') known += note(tools, one, told);
    }
  } finally {
    await messenger.close();
  }
  return known;
}
