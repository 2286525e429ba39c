import { simpleParser } from 'mailparser';
import type { MailHeads } from '#shared/domain/surveys/mail-nature.ts';

/** Heads of a mail from its raw lines: encoded words decoded, folded lines joined. */
export async function readHeads(raw: Buffer): Promise<MailHeads> {
  const { subject, headerLines } = await simpleParser(raw, { skipTextToHtml: true, skipTextLinks: true });
  const line = (name: string): string => {
    const found = headerLines.find(({ key }) => key === name)?.line ?? '';
    return found
      .slice(found.indexOf(':') + 1)
      .replaceAll(/\s+/g, ' ')
      .trim();
  };
  return {
    subject: (subject ?? '').replaceAll(/\s+/g, ' '),
    contentType: line('content-type'),
    autoSubmitted: line('auto-submitted'),
    precedence: line('precedence'),
    autoReply: ['x-autoreply', 'x-autorespond', 'x-autoresponder'].map(line).join(' '),
  };
}
