import { refused, type Refused } from '#main/app/outcome.ts';
import type { MESSAGING_REFUSALS } from '#shared/contract/messaging.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { ok, type Err, type Result } from '#shared/kernel/result.ts';

/** Why settings are refused. */
export type MessagingRefusal = (typeof MESSAGING_REFUSALS)[number];

type Mistake = Err<Refused<MessagingRefusal>> | null;

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/iu;
const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
// E.164, the id of a messaging service, or a name of 3 to 11 letters and digits with at least one letter.
const SMS_SENDER = /^(\+\d{7,15}|MG[0-9a-f]{32}|(?=.*[a-z])[a-z0-9 ]{3,11})$/iu;

const at = (field: string, reason: MessagingRefusal): Mistake =>
  refused(reason, { field: `settings.${field}` });

const isAddress = (text: string): boolean => {
  const parsed = parseEMail(text);
  return parsed.ok && parsed.value.notSendable === null;
};

/** Whether a text is an https address without a user in it. */
function isSecureAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
}

function emailMistake({ email }: MessagingSettings): Mistake {
  const { fromAddress, replyTo, smtp, way } = email;
  if (fromAddress !== '' && !isAddress(fromAddress)) return at('email.fromAddress', 'WrongEmail');
  if (replyTo !== '' && !isAddress(replyTo)) return at('email.replyTo', 'WrongEmail');
  if (way === 'none' || way === 'mail-program') return null;
  if (fromAddress === '') return at('email.fromAddress', 'SenderNeeded');
  if (way === 'sendgrid') return null;
  if (!HOST.test(smtp.host)) return at('email.smtp.host', 'WrongServer');
  if (smtp.auth !== 'none' && smtp.user === '') return at('email.smtp.user', 'UserNeeded');
  if (smtp.auth !== 'oauth2') return null;
  if (smtp.clientId === '') return at('email.smtp.clientId', 'ClientIdNeeded');
  return isSecureAddress(smtp.tokenAddress) ? null : at('email.smtp.tokenAddress', 'WrongTokenAddress');
}

function smsMistake({ sms }: MessagingSettings): Mistake {
  if (sms.way === 'none') return null;
  if (!/^AC[0-9a-f]{32}$/iu.test(sms.accountSid)) return at('sms.accountSid', 'WrongTwilioAccount');
  return SMS_SENDER.test(sms.from) ? null : at('sms.from', 'WrongSmsSender');
}

function mailboxMistake({ mailbox }: MessagingSettings): Mistake {
  if (!mailbox.isRead) return null;
  if (!HOST.test(mailbox.host)) return at('mailbox.host', 'WrongServer');
  return mailbox.user === '' ? at('mailbox.user', 'UserNeeded') : null;
}

function hoursMistake({ quietHours: { from, to } }: MessagingSettings): Mistake {
  if (from !== '' && !HOUR.test(from)) return at('quietHours.from', 'WrongHour');
  if (to !== '' && !HOUR.test(to)) return at('quietHours.to', 'WrongHour');
  if ((from === '') === (to === '')) return null;
  return at(from === '' ? 'quietHours.from' : 'quietHours.to', 'HoursIncomplete');
}

const formMistake = ({ surveys }: MessagingSettings): Mistake =>
  surveys.webFormAddress === '' || isSecureAddress(surveys.webFormAddress)
    ? null
    : at('surveys.webFormAddress', 'WrongFormAddress');

/** Settings as they may be kept, or the first mistake with its field; what a way does not use is not asked for. */
export function checkMessaging(
  settings: MessagingSettings,
): Result<MessagingSettings, Refused<MessagingRefusal>> {
  for (const mistakeOf of [emailMistake, smsMistake, mailboxMistake, hoursMistake, formMistake]) {
    const mistake = mistakeOf(settings);
    if (mistake !== null) return mistake;
  }
  return ok(settings);
}
