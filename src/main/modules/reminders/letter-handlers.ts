import type { Access } from '#main/app/access.ts';
import type { ProcessContext } from '#main/app/context.ts';
import { notFound, refused } from '#main/app/outcome.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { OutgoingFile } from '#main/messaging/messenger.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { MessageAttachment } from '#shared/domain/messages/message.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { remindedInvoice } from './invoice-reminders.ts';
import {
  attachmentBytes,
  draw,
  letterBytes,
  noticeOf,
  statementOf,
  type AttachedMessage,
} from './letters.ts';

type Names = 'statement' | 'formalNotice' | 'letter' | 'attachment';

interface QueuedMessage extends AttachedMessage {
  readonly attachments: readonly MessageAttachment[];
}

/** A message that the actor may see, with what its files are made from; null otherwise. */
function queuedMessage(db: ReadDb, access: Access, uid: Uid): QueuedMessage | null {
  const row = rowOf<AttachedMessage & { readonly attachments: string }>(
    db,
    `select id, client_id as clientId, language, channel, subject, body, attachments from messages
     where uid = @uid and ${ownClients(access, 'messages.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null ? null : { ...row, attachments: JSON.parse(row.attachments) as MessageAttachment[] };
}

/** The file as an answer; the commit is what writes the reading down. */
function answer(context: ProcessContext, { name, type, bytes }: OutgoingFile) {
  context.commit(() => null);
  return ok(new File([new Uint8Array(bytes)], name, { type }));
}

/** Letters and attachments as PDF. */
export const letterHandlers: Pick<HandlersOf<Contract['reminders']>, Names> = {
  statement: async (context, { clientUid, language, purpose }) => {
    const db = context.db();
    const client = visibleClient(db, context.access, clientUid);
    if (client === null) return notFound('client');
    const letter = statementOf(
      db,
      client.id,
      language ?? readSettings(db).documentLanguage,
      context.clock.today(),
    );
    const file = await draw(context, letter);
    context.note({ objectKind: 'client', objectUid: clientUid, details: { purpose } });
    return answer(context, file);
  },

  formalNotice: async (context, { invoiceUid, purpose }) => {
    const db = context.db();
    const invoice = remindedInvoice(db, context.access, invoiceUid);
    if (invoice === null) return refused('NotAnIssuedInvoice', { field: 'invoiceUid' });
    if (invoice.isPaid || invoice.isCredited) return refused('NothingOpen');
    const letter = noticeOf(db, {
      clientId: invoice.clientId,
      invoiceIds: [invoice.id],
      today: context.clock.today(),
    });
    const file = await draw(context, letter);
    context.note({
      objectKind: 'invoice',
      objectUid: invoiceUid,
      details: { number: invoice.number, purpose },
    });
    return answer(context, file);
  },

  letter: async (context, { messageUid, purpose }) => {
    const message = queuedMessage(context.db(), context.access, messageUid);
    if (message === null) return notFound('message');
    if (message.channel !== 'letter') return refused('NotALetter');
    const file = await letterBytes(context, message);
    context.note({ objectKind: 'message', objectUid: messageUid, details: { purpose } });
    return answer(context, file);
  },

  attachment: async (context, { messageUid, index, purpose }) => {
    const message = queuedMessage(context.db(), context.access, messageUid);
    if (message === null) return notFound('message');
    const attachment = message.attachments[index];
    if (attachment === undefined) return refused('AttachmentMissing');
    const file = await attachmentBytes(context.vault, context.deps, message, attachment);
    if (file === null) return refused('AttachmentMissing');
    context.note({ objectKind: 'message', objectUid: messageUid, details: { purpose } });
    return answer(context, file);
  },
};
