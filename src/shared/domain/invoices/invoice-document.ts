import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Cents } from '../../kernel/money.ts';

/**
 * Kinds of document, by UNTDID 1001 code (EN 16931 BT-3): invoice 380, credit note 381.
 *
 * Later issues add 384 (corrective) and 386 (deposit).
 */
export type DocumentKind = 'invoice' | 'credit-note';

/** VAT category of UNCL 5305: S standard, E exempt, AE reverse charge, K intra-EU goods, G export, O out of scope, Z zero. */
export type VatCategory = 'S' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'Z';

/** Nature of what a line sells; decides BT-23 (B goods, S services, M both). */
export type LineNature = 'service' | 'goods';

/** A postal address as printed; `country` is ISO 3166-1 alpha-2. */
export interface PostalAddress {
  readonly line1: string;
  readonly line2: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

/** The seller as it was on the day of issue: copied into the document, never joined. */
export interface SellerSnapshot {
  readonly name: string;
  readonly legalForm: string;
  /** Share capital; null for a form that has none (sole trader). */
  readonly capitalCents: Cents | null;
  readonly address: PostalAddress;
  readonly siren: string;
  readonly siret: string;
  /** "RCS Lyon" or "RM 69": the register and its city; empty where none applies. */
  readonly register: string;
  /** Intra-community VAT number; empty for a seller under franchise that has none. */
  readonly vatNumber: string;
  readonly vatRegime: 'normal' | 'franchise';
  /** When VAT becomes due: on payment (default for services) or on debits by option (BT-8). */
  readonly vatDue: 'payments' | 'debits';
  readonly email: string;
  readonly phone: string;
  readonly iban: string;
  readonly bic: string;
  readonly accountHolder: string;
  /** Wording of the late penalty, e.g. "3 fois le taux d'intérêt légal" or "12,15 % par an" (C. com. L441-10). */
  readonly latePenalty: string;
  /** Wording about early payment discount, e.g. "Pas d'escompte pour paiement anticipé" (C. com. L441-9). */
  readonly earlyPaymentDiscount: string;
  /** Free closing line, may be empty. */
  readonly footer: string;
}

/** The buyer as it was on the day of issue. */
export interface BuyerSnapshot {
  /** Stable account number shown to the client, e.g. "C-00042". */
  readonly reference: string;
  readonly kind: 'company' | 'person';
  readonly name: string;
  readonly contactName: string;
  readonly address: PostalAddress;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber: string;
  readonly email: string;
}

/** One line with its computed net. */
export interface DocumentLine {
  readonly position: number;
  readonly name: string;
  readonly description: string;
  readonly nature: LineNature;
  /** Decimal string, at most 4 decimals; negative for a return (BT-129). */
  readonly quantity: string;
  /** UN/ECE rec. 20 unit: C62 piece, HUR hour, DAY day, MON month… */
  readonly unit: string;
  /** Decimal string, at most 6 decimals, never negative (BT-146, BR-27). */
  readonly unitPrice: string;
  /** Quantity that the price is given for, e.g. "1000" (BT-149); "1" as a rule. */
  readonly priceBase: string;
  /** Discount of the line in percent as a decimal string; "0" for none. */
  readonly discountPercent: string;
  readonly vatCategory: VatCategory;
  /** VAT rate in percent as a decimal string, e.g. "20", "5.5". */
  readonly vatRate: string;
  /** Discount amount of the line, ≥ 0 on a normal line (BT-136). */
  readonly discountCents: Cents;
  /** Net of the line without VAT (BT-131). */
  readonly netCents: Cents;
}

/** One row of the VAT table (BG-23). */
export interface VatGroup {
  readonly category: VatCategory;
  readonly rate: string;
  readonly baseCents: Cents;
  readonly taxCents: Cents;
  /** VATEX code and wording of an exemption; empty on category S. */
  readonly exemptionCode: string;
  readonly exemptionText: string;
}

/** Totals of a document (BG-22). */
export interface DocumentTotals {
  readonly linesCents: Cents;
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly grossCents: Cents;
  readonly prepaidCents: Cents;
  readonly dueCents: Cents;
  readonly vat: readonly VatGroup[];
}

/**
 * All that is printed and archived of an issued document, frozen.
 *
 * This value alone is enough to draw the PDF again to the same bytes.
 */
export interface InvoiceDocument {
  readonly kind: DocumentKind;
  /** e.g. `FA-A-2026-00042`. */
  readonly number: string;
  readonly language: 'fr' | 'en';
  readonly currency: 'EUR';
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  /** First and last day of the supply; equal for a single day; null when it is the issue date (mention 10°). */
  readonly supply: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly seller: SellerSnapshot;
  readonly buyer: BuyerSnapshot;
  /** Object of the invoice in one line, may be empty. */
  readonly subject: string;
  /** The buyer's order number (BT-13), may be empty. */
  readonly orderReference: string;
  readonly paymentTerms: string;
  /** Free text under the lines, may be empty. */
  readonly note: string;
  /** What a credit note corrects (BG-3). */
  readonly corrects: { readonly number: string; readonly issueDate: LocalDate } | null;
  readonly lines: readonly DocumentLine[];
  readonly totals: DocumentTotals;
  readonly issuedAt: Instant;
}
