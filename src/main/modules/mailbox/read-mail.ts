import { simpleParser, type ParsedMail } from 'mailparser';
import { readBounce, type Bounce } from '#shared/domain/surveys/delivery-status.ts';
import { beforeHtmlQuote, plainFromHtml } from '#shared/domain/surveys/plain-from-html.ts';
import { replyComment } from '#shared/domain/surveys/reply-comment.ts';

const parse = (source: Buffer, keepDeliveryStatus: boolean): Promise<ParsedMail> =>
  simpleParser(source, {
    keepDeliveryStatus,
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    // Conversion of HTML is ours: theirs loses where a quote begins.
    skipHtmlToText: true,
  });

/** What a client wrote above the quote of a reply; empty when nothing. */
export async function commentOf(source: Buffer): Promise<string> {
  const mail = await parse(source, false);
  // Web forms and some phones send HTML alone; where both are there the text is what the person saw without its marks.
  const text =
    mail.text !== undefined && mail.text.trim() !== ''
      ? mail.text
      : plainFromHtml(beforeHtmlQuote(mail.html === false ? '' : (mail.html ?? '')));
  return replyComment(text);
}

/** What a bounce says of a message of ours; null when it is about something else or no failure. */
export async function bounceOf(source: Buffer): Promise<Bounce | null> {
  const { attachments } = await parse(source, true);
  const partOf = (...types: readonly string[]): string =>
    attachments.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8') ?? '';
  return readBounce(
    partOf('message/delivery-status'),
    partOf('message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'),
  );
}
