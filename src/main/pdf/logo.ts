import type { PDFDocument, PDFImage } from 'pdf-lib';

const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Kind of image by its first bytes; null for what a document cannot print. */
export function logoKind(bytes: Uint8Array): 'png' | 'jpeg' | null {
  if (startsWith(bytes, PNG)) return 'png';
  return startsWith(bytes, JPEG) ? 'jpeg' : null;
}

/**
 * Embeds the seller's logo; null when there is none or its bytes are not an image that can be read.
 *
 * A damaged logo must not stop an invoice: the seller's name stands on the page in any case.
 */
export async function embedLogo(pdf: PDFDocument, bytes: Uint8Array | null): Promise<PDFImage | null> {
  const kind = bytes === null ? null : logoKind(bytes);
  if (bytes === null || kind === null) return null;
  try {
    return kind === 'png' ? await pdf.embedPng(bytes) : await pdf.embedJpg(bytes);
  } catch {
    return null;
  }
}
