import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { messageReason, messageRow } from '#shared/contract/messages.ts';
import type { MessageChannel, MessageKind, MessageState } from '#shared/domain/messages/message.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type MessageListRow = z.input<typeof messageRow>;
type Subject = MessageListRow['subjects'][number];

/** A code of the closed lists, or null for none. */
export type MessageReason = z.input<typeof messageReason>;

/** A stored message with the keys that rules need. */
export interface StoredMessage {
  readonly id: number;
  readonly uid: Uid;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly clientId: number;
  readonly language: 'fr' | 'en';
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly subject: string;
  readonly body: string;
  /** JSON. */
  readonly attachments: string;
  readonly state: MessageState;
  readonly reason: string;
  readonly isEdited: number;
  readonly notBefore: Instant;
  readonly attempts: number;
  readonly messageId: string;
  readonly providerId: string | null;
  readonly sentAt: Instant | null;
  readonly sentBy: string | null;
  readonly delivery: MessageListRow['delivery'];
  readonly deliveryDetail: string;
  readonly deliveryAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly approvedByName: string | null;
  readonly revision: number;
}

const STORED = `select messages.id, messages.uid as uidBytes, messages.kind, messages.channel,
  messages.client_id as clientId, messages.language, messages.recipient_name as recipientName,
  messages.recipient_address as recipientAddress, messages.subject, messages.body, messages.attachments,
  messages.state, messages.reason, messages.is_edited as isEdited, messages.not_before as notBefore,
  messages.attempts, messages.message_id as messageId, messages.provider_id as providerId,
  messages.sent_at as sentAt, messages.sent_by as sentBy, messages.delivery,
  messages.delivery_detail as deliveryDetail, messages.delivery_at as deliveryAt,
  messages.approved_at as approvedAt,
  (select name from users where users.id = messages.approved_by_id) as approvedByName, messages.revision
  from messages`;

type Raw = Omit<StoredMessage, 'uid'> & { readonly uidBytes: Buffer };

const toStored = ({ uidBytes, ...row }: Raw): StoredMessage => ({ ...row, uid: bytesToUid(uidBytes) });

/** A message by uid; null when there is none for this person. */
export function findMessage(db: ReadDb, access: Access, uid: Uid): StoredMessage | null {
  const row = rowOf<Raw>(
    db,
    `${STORED} where messages.uid = @uid and ${ownClients(access, 'messages.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null ? null : toStored(row);
}

/** A message by its key, for the core itself. */
export function messageById(db: ReadDb, id: number): StoredMessage | null {
  const row = rowOf<Raw>(db, `${STORED} where messages.id = @id`, { id });
  return row === null ? null : toStored(row);
}

/** What messages are about, by the key of the message. */
export function subjectsOf(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, readonly Subject[]> {
  const byMessage = new Map<number, Subject[]>();
  for (const row of rowsOf<{
    readonly messageId: number;
    readonly level: string;
    readonly invoiceUid: Buffer | null;
    readonly number: string | null;
    readonly serviceUid: Buffer | null;
    readonly title: string | null;
  }>(
    db,
    `select message_subjects.message_id as messageId, message_subjects.level, invoices.uid as invoiceUid,
       invoices.number, services.uid as serviceUid, services.title
     from message_subjects left join invoices on invoices.id = message_subjects.invoice_id
       left join services on services.id = message_subjects.service_id
     where message_subjects.message_id in (select value from json_each(@ids)) order by message_subjects.id`,
    { ids: JSON.stringify(ids) },
  )) {
    const subjects = byMessage.get(row.messageId) ?? [];
    byMessage.set(row.messageId, subjects);
    subjects.push({
      level: row.level,
      invoice: row.invoiceUid === null ? null : { uid: bytesToUid(row.invoiceUid), number: row.number ?? '' },
      service: row.serviceUid === null ? null : { uid: bytesToUid(row.serviceUid), title: row.title ?? '' },
    });
  }
  return byMessage;
}

/** Rows of the queue, in the order of the ids. */
export function messageRowsByIds(db: ReadDb, ids: readonly number[]): MessageListRow[] {
  const subjects = subjectsOf(db, ids);
  const rows = rowsOf<
    Omit<MessageListRow, 'uid' | 'clientUid' | 'subjects' | 'isEdited' | 'reason'> & {
      readonly id: number;
      readonly uidBytes: Buffer;
      readonly clientBytes: Buffer;
      readonly edited: number;
      readonly reasonText: string;
    }
  >(
    db,
    `select messages.id, messages.uid as uidBytes, messages.kind, messages.channel, messages.state,
       messages.reason as reasonText, clients.uid as clientBytes, clients.name as clientName,
       messages.recipient_name as recipientName, messages.recipient_address as recipientAddress,
       messages.subject, substr(messages.body, 1, 200) as excerpt, messages.is_edited as edited,
       messages.attempts, messages.not_before as notBefore, messages.sent_at as sentAt,
       messages.sent_by as sentBy, messages.delivery, messages.created_at as createdAt, messages.revision
     from messages join clients on clients.id = messages.client_id
     where messages.id in (select value from json_each(@ids))`,
    { ids: JSON.stringify(ids) },
  );
  const byId = new Map(
    rows.map(({ id, uidBytes, clientBytes, edited, reasonText, ...row }) => [
      id,
      {
        ...row,
        uid: bytesToUid(uidBytes),
        clientUid: bytesToUid(clientBytes),
        isEdited: edited === 1,
        reason: reasonOf(reasonText),
        subjects: [...(subjects.get(id) ?? [])],
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The stored code; empty is none. Only our own code writes it, so it is one of the lists. */
export const reasonOf = (text: string): MessageReason => (text === '' ? null : (text as MessageReason));
