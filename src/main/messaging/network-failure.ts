import type { SendFailure } from '#shared/domain/messages/message.ts';

const CERTIFICATE =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|HOSTNAME_MISMATCH|ALTNAME|INVALID_CA|PATH_LENGTH/;
const SECURE_LINE = /^(EPROTO|ERR_SSL|ERR_TLS)/;
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA', 'EDNS']);
const NO_WAY = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL']);

/**
 * What a network code means when no line to the server was there yet, so that surely nothing was handed over;
 * null when the code can also come later.
 */
export function beforeTheLine(code: string): SendFailure | null {
  if (CERTIFICATE.test(code)) return 'CertificateRefused';
  if (SECURE_LINE.test(code)) return 'SecureLineRefused';
  if (UNKNOWN_HOST.has(code)) return 'ServerNotFound';
  if (code === 'ECONNREFUSED') return 'PortRefused';
  return NO_WAY.has(code) ? 'NoAnswer' : null;
}
