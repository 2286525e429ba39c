import type { DocumentLanguage } from '#shared/domain/documents/written-values.ts';

/** Every word printed on an invoice that does not come from the document itself. */
export interface InvoiceWording {
  readonly invoice: string;
  readonly creditNote: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly supplyDate: string;
  readonly supplyPeriod: string;
  readonly orderReference: string;
  readonly clientReference: string;
  readonly correctedInvoice: string;
  /** "{number} du {date}". */
  readonly correctedInvoiceValue: (number: string, date: string) => string;
  readonly attention: (contactName: string) => string;
  readonly vatNumber: string;
  readonly capital: (amount: string) => string;
  readonly item: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly perBase: (base: string) => string;
  readonly discount: string;
  readonly vatRate: string;
  readonly net: string;
  readonly vatBase: string;
  readonly vatTax: string;
  readonly linesTotal: string;
  readonly netTotal: string;
  readonly taxAtRate: (rate: string) => string;
  readonly grossTotal: string;
  readonly prepaid: string;
  readonly amountDue: string;
  readonly creditTotal: string;
  readonly dueBefore: (date: string) => string;
  readonly payment: string;
  readonly transferTo: string;
  readonly accountHolder: string;
  readonly scanToPay: string;
  readonly page: (page: number, pages: number) => string;
  readonly separator: string;
}

const FRENCH: InvoiceWording = {
  invoice: 'Facture',
  creditNote: 'Avoir',
  issueDate: 'Date d’émission',
  dueDate: 'Échéance',
  supplyDate: 'Date de la prestation',
  supplyPeriod: 'Période de prestation',
  orderReference: 'Votre commande',
  clientReference: 'Référence client',
  correctedInvoice: 'Facture corrigée',
  correctedInvoiceValue: (number, date) => `${number} du ${date}`,
  attention: (contactName) => `À l’attention de ${contactName}`,
  vatNumber: 'N° TVA',
  capital: (amount) => `au capital de ${amount}`,
  item: 'Désignation',
  quantity: 'Quantité',
  unitPrice: 'Prix unitaire HT',
  perBase: (base) => `pour ${base}`,
  discount: 'Remise',
  vatRate: 'TVA',
  net: 'Montant HT',
  vatBase: 'Base HT',
  vatTax: 'Montant de TVA',
  linesTotal: 'Total des lignes',
  netTotal: 'Total HT',
  taxAtRate: (rate) => `TVA ${rate}`,
  grossTotal: 'Total TTC',
  prepaid: 'Déjà réglé',
  amountDue: 'Net à payer',
  creditTotal: 'Montant de l’avoir',
  dueBefore: (date) => `à régler au plus tard le ${date}`,
  payment: 'Règlement',
  transferTo: 'Virement à',
  accountHolder: 'Titulaire',
  scanToPay: 'À scanner dans votre application bancaire',
  page: (page, pages) => `Page ${String(page)}/${String(pages)}`,
  separator: '\u00a0: ',
};

const ENGLISH: InvoiceWording = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  issueDate: 'Issue date',
  dueDate: 'Due date',
  supplyDate: 'Date of supply',
  supplyPeriod: 'Period of supply',
  orderReference: 'Your order',
  clientReference: 'Client reference',
  correctedInvoice: 'Corrected invoice',
  correctedInvoiceValue: (number, date) => `${number} of ${date}`,
  attention: (contactName) => `Attn. ${contactName}`,
  vatNumber: 'VAT no.',
  capital: (amount) => `with a share capital of ${amount}`,
  item: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  perBase: (base) => `per ${base}`,
  discount: 'Discount',
  vatRate: 'VAT',
  net: 'Net amount',
  vatBase: 'Net amount',
  vatTax: 'VAT amount',
  linesTotal: 'Total of the lines',
  netTotal: 'Total excl. VAT',
  taxAtRate: (rate) => `VAT ${rate}`,
  grossTotal: 'Total incl. VAT',
  prepaid: 'Already paid',
  amountDue: 'Amount due',
  creditTotal: 'Amount credited',
  dueBefore: (date) => `to be paid by ${date}`,
  payment: 'Payment',
  transferTo: 'Transfer to',
  accountHolder: 'Account holder',
  scanToPay: 'Scan with your banking app',
  page: (page, pages) => `Page ${String(page)}/${String(pages)}`,
  separator: ': ',
};

const WORDINGS: Readonly<Record<DocumentLanguage, InvoiceWording>> = { fr: FRENCH, en: ENGLISH };

/** The words of a language. */
export const invoiceWording = (language: DocumentLanguage): InvoiceWording => WORDINGS[language];
