import { centsToDecimal } from '../../kernel/decimal.ts';
import type { Cents } from '../../kernel/money.ts';
import { parseBic } from '../identifiers/bic.ts';
import { parseIban } from '../identifiers/iban.ts';
import type { InvoiceDocument, SellerSnapshot } from './invoice-document.ts';

/** What a transfer code is made of. */
export interface SepaQrInput {
  readonly kind: InvoiceDocument['kind'];
  readonly number: string;
  readonly seller: Pick<SellerSnapshot, 'name' | 'accountHolder' | 'iban' | 'bic'>;
  readonly totals: { readonly dueCents: Cents };
}

/** Most bytes of a code: QR version 13 at error correction M (EPC069-12). */
export const MAX_QR_BYTES = 331;

const MAX_AMOUNT_CENTS = 99_999_999_999;
const MAX_NAME = 70;
const MAX_TEXT = 140;

/**
 * Payload of the transfer code of an invoice (EPC069-12, version 002, UTF-8): twelve lines separated by LF.
 *
 * Null where no transfer can be asked for: credit note, nothing due, more than 999,999,999.99 EUR, no valid IBAN.
 * The document's number goes into the free text, which banks show to the payer and to us.
 */
export function sepaQrPayload(document: SepaQrInput): string | null {
  const { dueCents } = document.totals;
  if (document.kind === 'credit-note' || dueCents <= 0 || dueCents > MAX_AMOUNT_CENTS) return null;
  const iban = parseIban(document.seller.iban);
  if (!iban.ok) return null;
  const bic = parseBic(document.seller.bic);
  const holder = singleLine(document.seller.accountHolder);
  const payload = (name: string): string =>
    [
      'BCD',
      '002',
      '1',
      'SCT',
      bic.ok ? bic.value : '',
      name,
      iban.value,
      `EUR${centsToDecimal(dueCents)}`,
      '',
      '',
      truncate(singleLine(document.number), MAX_TEXT),
      '',
    ].join('\n');
  let name = truncate(holder === '' ? singleLine(document.seller.name) : holder, MAX_NAME);
  if (name === '') return null;
  // A name of 70 letters outside Latin may pass the limit in bytes.
  while (utf8Length(payload(name)) > MAX_QR_BYTES) name = truncate(name, Array.from(name).length - 1);
  return payload(name);
}

// oxlint-disable-next-line no-control-regex -- a control character would start a line of its own.
const singleLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();

const truncate = (text: string, length: number): string =>
  Array.from(text).slice(0, length).join('').trimEnd();

/** Bytes of a text in UTF-8; the shared zone has no TextEncoder. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes += 1;
    else if (point < 0x800) bytes += 2;
    else bytes += point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
