import type { ClientLetter } from '#shared/domain/reminders/client-letter.ts';
import type { ReportDocument } from '#shared/domain/reports/report-document.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Where technical events go: codes and ids only, never contents. */
export interface Logger {
  info(event: string, details?: Readonly<Record<string, string | number>>): void;
  error(event: string, correlationId: Uid, problem: unknown): void;
}

/** The operating system's store for small secrets; every call may fail, none is the only way in. */
export interface Keychain {
  /** Name shown to people, e.g. "Trousseau Windows". */
  readonly name: string;
  /** Null when usable, else a stable reason code. */
  unavailable(): Promise<string | null>;
  read(account: string): Promise<string | null>;
  write(account: string, secret: string): Promise<boolean>;
  remove(account: string): Promise<boolean>;
}

/** What is needed to draw the PDF of a document. */
export interface PdfOrder {
  readonly document: InvoiceDocument;
  readonly mentions: readonly string[];
  readonly sepaQrPayload: string | null;
  readonly logo: Uint8Array | null;
  readonly hue?: string;
}

/** What is needed to draw the PDF of a report. */
export interface ReportOrder {
  readonly report: ReportDocument;
  readonly logo: Uint8Array | null;
  readonly hue?: string;
}

/** What is needed to draw the PDF of a letter or a statement of account. */
export interface LetterOrder {
  readonly letter: ClientLetter;
  readonly logo: Uint8Array | null;
  readonly hue?: string;
}

/** A drawn PDF; `warnings` name characters that the fonts lack. */
export interface DrawnPdf {
  readonly bytes: Uint8Array;
  readonly warnings: readonly { readonly characters: readonly string[] }[];
  readonly pageCount: number;
}

/** Draws PDFs away from the thread that answers calls. */
export interface PdfRenderer {
  render(order: PdfOrder): Promise<DrawnPdf>;
  renderReport(order: ReportOrder): Promise<DrawnPdf>;
  renderLetter(order: LetterOrder): Promise<DrawnPdf>;
  close(): Promise<void>;
}

/** French communes of a postal code or name start. */
export interface PlaceDirectory {
  find(text: string, limit: number): readonly { readonly postalCode: string; readonly city: string }[];
}

/** Reads a whole encrypted base to prove it, away from the thread that answers calls. */
export interface BaseChecker {
  /** Whether the base opens with the key, is whole, and its log ends at `lastEntry`. Rejects when it cannot be run. */
  isWhole(base: {
    readonly path: string;
    readonly key: Buffer;
    readonly lastEntry: number;
  }): Promise<boolean>;
}
