import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import { phoneForSms } from '#shared/domain/messages/phone-for-sms.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';

interface Addresses {
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
}

const isSendable = (text: string): boolean => {
  const address = parseEMail(text);
  return address.ok && address.value.notSendable === null;
};

/**
 * Where a message to a client goes: its own address, else that of its preferred contact, else the first one that works.
 *
 * Where none works the first one that is there is answered, so that the queue shows what has to be mended; empty for
 * none. A letter has its address on the paper.
 */
export function recipientAddress(db: ReadDb, clientId: number, channel: MessageChannel): string {
  const rows = rowsOf<Addresses>(
    db,
    `select email, phone, '' as mobile from clients where id = @clientId
     union all
     select email, phone, mobile from (select email, phone, mobile from contacts where client_id = @clientId
       order by preferred desc, id)`,
    { clientId },
  );
  switch (channel) {
    case 'email': {
      const given = rows.map(({ email }) => email).filter((email) => email !== '');
      return given.find(isSendable) ?? given[0] ?? '';
    }
    case 'sms': {
      const given = rows.flatMap(({ mobile, phone }) => [mobile, phone]).filter((phone) => phone !== '');
      return given.find((phone) => phoneForSms(phone).ok) ?? given[0] ?? '';
    }
    case 'letter':
      return '';
    default:
      return unreachable(channel);
  }
}
