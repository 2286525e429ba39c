import type { SendFailure } from '#shared/domain/messages/message.ts';
import type { SendOutcome } from '../messenger.ts';
import { beforeTheLine } from '../network-failure.ts';
import type { SmtpProblem } from './smtp-problem.ts';

const later = (reason: SendFailure, answerCode = ''): SendOutcome => ({ tag: 'later', reason, answerCode });
const refused = (reason: SendFailure, answerCode = ''): SendOutcome => ({
  tag: 'refused',
  reason,
  answerCode,
});

// X.4.5 and 4.7.28: the sender's own limit (RFC 3463 §3.5, Gmail, Microsoft, OVH); X.2.2 is the recipient's mailbox.
const SENDER_QUOTA =
  /\b[45]\.4\.5\b|\b4\.7\.28\b|\b5\.1\.90\b|(daily|hourly|sending|message|rate|sent)[\w\s-]{0,24}(limit|quota)|quota (is )?exceeded|too many (messages|mails|e-?mails|recipients today)/iu;
const FULL_MAILBOX = /\b[45]\.2\.2\b|mailbox[\w\s]{0,12}full|over quota/iu;
const TOO_LARGE = /\b5\.3\.4\b|\b5\.2\.3\b|too (large|big)|size limit|maximum (message )?size/iu;
const SUSPENDED = /suspend|account[\w\s]{0,20}(disabled|blocked|locked)/iu;

/** A server that answered with a number before or after the message. */
function answered(problem: SmtpProblem, answer: number): SendOutcome {
  const code = String(answer);
  const { command, answerText } = problem;
  const isForNow = answer < 500;
  if (command === 'RCPT TO' && (answer === 552 || FULL_MAILBOX.test(answerText)))
    return isForNow ? later('RecipientRefused', code) : refused('RecipientRefused', code);
  if (SENDER_QUOTA.test(answerText)) return later('QuotaReached', code);
  if (problem.code === 'ETLS' || command === 'STARTTLS')
    return isForNow ? later('SecureLineRefused', code) : refused('SecureLineRefused', code);
  if (isForNow) return later('ServerBusy', code);
  if (SUSPENDED.test(answerText)) return refused('AccountSuspended', code);
  if (command.startsWith('AUTH')) {
    // 502 to 504: the server knows no sign-in of this kind here, whatever the password.
    return refused(answer >= 502 && answer <= 504 ? 'UnknownFailure' : 'WrongPassword', code);
  }
  if (answer === 530) return refused('WrongPassword', code);
  if (answer === 552 || TOO_LARGE.test(answerText)) return refused('AttachmentTooLarge', code);
  switch (command) {
    case 'RCPT TO':
      return refused('RecipientRefused', code);
    case 'DATA':
      return refused('ContentRefused', code);
    case 'CONN':
    case 'EHLO':
    case 'HELO':
    case 'MAIL FROM':
      return refused('SenderRefused', code);
    default:
      return refused('UnknownFailure', code);
  }
}

/** A line that broke without an answer, before the final dot. */
function broken(problem: SmtpProblem): SendOutcome {
  // The size that the server announced, compared before anything was said (RFC 1870).
  if (problem.code === 'EMESSAGE') return refused('AttachmentTooLarge');
  const reason = beforeTheLine(problem.cause) ?? beforeTheLine(problem.code);
  if (reason === 'SecureLineRefused') return refused(reason);
  // A certificate that is not trusted may be that of a hotel's sign-in page: it is tried again, and never trusted.
  if (reason !== null) return later(reason);
  if (problem.code === 'ETIMEDOUT' || problem.cause === 'ETIMEDOUT') return later('NoAnswer');
  if (problem.code === 'ETLS') return later('SecureLineRefused');
  if (problem.code === 'EPROTOCOL') return refused('UnknownFailure');
  return later('LineBroken');
}

/**
 * What became of a message whose sending ended with a problem.
 *
 * `isHandedOver`: the final dot may have been written. Then only an answer to the message itself tells; without one
 * nobody knows.
 */
export function smtpOutcome(problem: SmtpProblem, isHandedOver: boolean): SendOutcome {
  if (isHandedOver && (problem.answer === null || problem.code !== 'EMESSAGE')) {
    const isSilent = problem.code === 'ETIMEDOUT' || problem.cause === 'ETIMEDOUT';
    return { tag: 'uncertain', reason: isSilent ? 'NoAnswer' : 'LineBroken', answerCode: '' };
  }
  return problem.answer === null ? broken(problem) : answered(problem, problem.answer);
}
