import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';

/**
 * Reads a frozen document back.
 *
 * Only `issueDocument` writes the column and triggers refuse every later change, so its shape is trusted.
 */
export const readDocument = (text: string): InvoiceDocument => JSON.parse(text) as InvoiceDocument;

/** The text a document is frozen as. */
export const writeDocument = (document: InvoiceDocument): string => JSON.stringify(document);
