import { unreachable } from '../../kernel/exhaustive.ts';
import type { VatCategory } from './invoice-document.ts';

/** Why a VAT group bears no tax: VATEX code (BT-121) and wording (BT-120) in both document languages. */
export interface VatExemption {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

const FRANCHISE: VatExemption = {
  code: 'VATEX-FR-FRANCHISE',
  fr: 'TVA non applicable, art. 293 B du CGI',
  en: 'VAT not applicable, article 293 B of the French Tax Code (CGI)',
};

const REVERSE_CHARGE: VatExemption = {
  code: 'VATEX-EU-AE',
  fr: 'Autoliquidation',
  en: 'Reverse charge',
};

const INTRA_EU_SUPPLY: VatExemption = {
  code: 'VATEX-EU-IC',
  fr: 'Exonération de TVA, livraison intracommunautaire, art. 262 ter I du CGI',
  en: 'VAT exempt intra-Community supply, article 262 ter I of the French Tax Code (CGI)',
};

const EXPORT: VatExemption = {
  code: 'VATEX-EU-G',
  fr: 'Exonération de TVA, exportation, art. 262 I du CGI',
  en: 'VAT exempt export, article 262 I of the French Tax Code (CGI)',
};

const OUT_OF_SCOPE: VatExemption = {
  code: 'VATEX-EU-O',
  fr: 'Opération hors du champ d’application de la TVA',
  en: 'Outside the scope of VAT',
};

/**
 * The exemption that a category stands for; null for S and Z, which have none (BR-S-10, BR-Z-10).
 *
 * Category E means the franchise of small businesses here, the only exemption the product invoices under so
 * far: a seller under franchise bills everything, digital goods sold abroad included, at 0 % with category E.
 * That is the exemption the acceptance run uses. Wording that cites the CGI stays accepted until 2027-12-31
 * although the law moved to the CIBS on 2026-09-01.
 */
export function vatExemption(category: VatCategory): VatExemption | null {
  switch (category) {
    case 'S':
    case 'Z':
      return null;
    case 'E':
      return FRANCHISE;
    case 'AE':
      return REVERSE_CHARGE;
    case 'K':
      return INTRA_EU_SUPPLY;
    case 'G':
      return EXPORT;
    case 'O':
      return OUT_OF_SCOPE;
    default:
      return unreachable(category);
  }
}
