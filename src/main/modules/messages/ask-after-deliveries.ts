import { change, rowsOf } from '#main/modules/lists/statements.ts';
import type { Delivery } from '#main/messaging/messenger.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { returnMessage } from './move-message.ts';
import type { OutboxTools } from './outbox-tools.ts';

/** A phone that was switched off gets its message within days or never. */
const ASKED_FOR_DAYS = 4;

/** Messages asked after in one go. */
const MOST_IN_ONE_GO = 50;

const DAY = 86_400_000;

type Tools = Pick<OutboxTools, 'vault' | 'deps'>;

interface Taken {
  readonly id: number;
  readonly providerId: string;
}

const since = (now: Instant): string => new Date(Date.parse(now) - ASKED_FOR_DAYS * DAY).toISOString();

const taken = (tools: Tools): readonly Taken[] =>
  rowsOf<Taken>(
    tools.vault.read(),
    `select id, provider_id as providerId from messages indexed by messages_by_state
     where state = 'sent' and not_before >= @since and provider_id is not null and delivery = 'accepted'
       and channel = 'sms' order by not_before limit ${String(MOST_IN_ONE_GO)}`,
    { since: since(tools.deps.clock.now()) },
  );

/** Whether the provider took a short message lately of which nobody knows yet whether it arrived. */
export const awaitsDelivery = (tools: Tools): boolean => taken(tools).length > 0;

function note(tools: Tools, { id }: Taken, told: Delivery): boolean {
  const now = tools.deps.clock.now();
  const detail = told.detail.slice(0, 40);
  const { state } = told;
  return tools.vault.write((db) =>
    state === 'bounced' || state === 'failed'
      ? returnMessage(db, id, { delivery: state, detail }, now)
      : change(
          db,
          `update messages set delivery = @state, delivery_detail = @detail, delivery_at = @now, updated_at = @now
           where id = @id and state = 'sent'`,
          { id, state, detail, now },
        ) > 0,
  );
}

/**
 * Asks the provider what became of the short messages it took, for four days; answers how many are known since.
 *
 * Of e-mails nobody can be asked (SMTP, SendGrid without a web server of ours): those that come back are found in the
 * mailbox.
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
      const told = (await messenger.sms?.delivery(one.providerId)) ?? null;
      if (!tools.vault.isOpen()) return known;
      if (told !== null && told.state !== 'accepted' && note(tools, one, told)) known += 1;
    }
  } finally {
    await messenger.close();
  }
  return known;
}
