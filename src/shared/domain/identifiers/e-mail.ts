import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

/** An address that may be kept, and whether a message may go there. */
export interface EMailAddress {
  readonly address: string;
  /**
   * Null when messages may be sent, otherwise why not.
   *
   * Few servers take a non-ASCII name before the @ (RFC 6531), so real files that hold one are kept as they
   * are and sending asks for another address.
   */
  readonly notSendable: 'NonAsciiLocalPart' | null;
}

/** Why a text is no e-mail address; lengths of RFC 5321 §4.5.3.1. */
export type EMailFailure =
  | { readonly reason: 'Empty' }
  /** A line break could inject headers into a message. */
  | { readonly reason: 'ControlCharacter' }
  | { readonly reason: 'WrongLength'; readonly max: number; readonly got: number }
  | { readonly reason: 'NoAtSign' }
  | { readonly reason: 'LocalPartTooLong'; readonly max: number; readonly got: number }
  | { readonly reason: 'WrongLocalPart' }
  | { readonly reason: 'WrongDomain' };

const MAX_LENGTH = 254;
const MAX_LOCAL_PART = 64;

// oxlint-disable-next-line no-control-regex -- control characters are what this refuses.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// Dot-atom of RFC 5322 with letters of any alphabet; quoted local parts are refused: nobody has one.
const LOCAL_PART = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const ALL_ASCII = /^[\u0020-\u007e]*$/;

/**
 * Reads an e-mail address; spaces around it are dropped, the domain is put in lower case.
 *
 * The part before the @ keeps its case: only its server knows whether case counts.
 */
export function parseEMail(text: string): Result<EMailAddress, EMailFailure> {
  if (CONTROL.test(text)) return err({ reason: 'ControlCharacter' });
  const address = text.trim().normalize('NFC');
  if (address === '') return err({ reason: 'Empty' });
  if (address.length > MAX_LENGTH) {
    return err({ reason: 'WrongLength', max: MAX_LENGTH, got: address.length });
  }
  const at = address.lastIndexOf('@');
  if (at < 0) return err({ reason: 'NoAtSign' });
  const localPart = address.slice(0, at);
  const domain = address.slice(at + 1).toLowerCase();
  if (localPart.length > MAX_LOCAL_PART) {
    return err({ reason: 'LocalPartTooLong', max: MAX_LOCAL_PART, got: localPart.length });
  }
  if (!LOCAL_PART.test(localPart)) return err({ reason: 'WrongLocalPart' });
  if (!isDomain(domain)) return err({ reason: 'WrongDomain' });
  return ok({
    address: `${localPart}@${domain}`,
    notSendable: ALL_ASCII.test(localPart) ? null : 'NonAsciiLocalPart',
  });
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  // A last label of digits only would be an IPv4 address.
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(last);
}
