import type { MailboxFailure } from '#main/app/mailbox-port.ts';

const CERTIFICATE =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|HOSTNAME_MISMATCH|ALTNAME|INVALID_CA|PATH_LENGTH/;
const SECURE_LINE = /^(EPROTO|ERR_SSL|ERR_TLS|STARTTLS_INJECTION|UPGRADE_TIMEOUT)/;
const UNKNOWN_HOST = /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME|ENODATA)$/;
const NO_ANSWER =
  /^(CONNECT_TIMEOUT|GREETING_TIMEOUT|ETIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/;
const LINE_BROKEN =
  /^(NoConnection|EConnectionClosed|ClosedAfterConnectT(?:ext|LS)|ECONNRESET|EPIPE|StateLogout)$/;

/** What an error of imapflow, TLS or the network means to a person. */
export function mailboxFailure(problem: unknown): MailboxFailure {
  if (!(problem instanceof Error)) return 'UnknownFailure';
  const {
    code = '',
    authenticationFailed,
    tlsFailed,
    mailboxMissing,
  } = problem as Error & {
    readonly code?: string;
    readonly authenticationFailed?: boolean;
    readonly tlsFailed?: boolean;
    readonly mailboxMissing?: boolean;
  };
  if (authenticationFailed === true) return 'WrongPassword';
  if (mailboxMissing === true) return 'FolderMissing';
  if (CERTIFICATE.test(code)) return 'CertificateRefused';
  if (tlsFailed === true || SECURE_LINE.test(code)) return 'SecureLineRefused';
  if (UNKNOWN_HOST.test(code)) return 'ServerNotFound';
  if (code === 'ECONNREFUSED') return 'PortRefused';
  if (NO_ANSWER.test(code)) return 'NoAnswer';
  return LINE_BROKEN.test(code) ? 'LineBroken' : 'UnknownFailure';
}
