/** Heads of a mail by which it is told what it is; absent ones are empty. */
export interface MailHeads {
  readonly subject: string;
  readonly contentType: string;
  readonly autoSubmitted: string;
  readonly precedence: string;
  /** `X-Autoreply`, `X-Autorespond` and `X-Auto-Response-Suppress` joined. */
  readonly autoReply: string;
}

/** What a mail is to us. */
export type MailNature = 'bounce' | 'automatic' | 'ordinary';

const AWAY =
  /^\s*(?:réponse automatique|reponse automatique|absence du bureau|message d['’]absence|absent|automatic reply|auto(?:matic)?[- ]?reply|out of (?:the )?office|autosvar)\b/i;

/**
 * Tells bounces (RFC 6522 `multipart/report` of delivery status) and automatic answers (RFC 3834, and what older
 * programs write) from what a person sent.
 */
export function natureOfMail(heads: MailHeads): MailNature {
  if (/^\s*multipart\/report/i.test(heads.contentType) && /delivery-status/i.test(heads.contentType))
    return 'bounce';
  if (/^\s*auto-replied/i.test(heads.autoSubmitted)) return 'automatic';
  if (/^\s*(?:auto_reply|junk)/i.test(heads.precedence)) return 'automatic';
  if (heads.autoReply.trim() !== '' || AWAY.test(heads.subject)) return 'automatic';
  return 'ordinary';
}
