import type { IMPORT_FIELDS } from '#shared/contract/transfers.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';

/** A field that a column can fill. */
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Folded names of columns as real files have them, French and English. */
const NAMES_BY_FIELD: Readonly<Record<ImportField, string>> = {
  name: 'name|nom|client|nom client|nom du client|nom complet|full name|customer|customer name|client name|prenom|first name|firstname|last name|lastname|nom de famille|nom usuel|denomination|contact name 1',
  company:
    'company|societe|entreprise|raison sociale|organisation|organization|company name|nom de l entreprise|nom societe|compte',
  kind: 'kind|type|type de client|categorie|nature|particulier professionnel',
  industry: 'industry|secteur|secteur d activite|activite|domaine|sector|metier|segment',
  siren: 'siren|numero siren|n siren|no siren',
  siret: 'siret|numero siret|n siret|no siret',
  vatNumber:
    'vat number|vatnumber|vat|tva|numero de tva|n tva|tva intracommunautaire|numero tva|n de tva|n tva intracommunautaire|tax id',
  email:
    'email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|email address|adresse electronique',
  phone: 'phone|telephone|tel|portable|mobile|gsm|phone number|numero de telephone|tel fixe|telephone 1',
  line1:
    'line1|address line1|adresse|address|rue|adresse 1|address 1|street|adresse postale|voie|address line 1',
  line2:
    'line2|address line2|adresse 2|address 2|complement|complement d adresse|address line 2|adresse complement',
  postalCode: 'postalcode|postal code|code postal|cp|zip|zip code|zipcode|postcode',
  city: 'city|ville|commune|localite|town',
  country: 'country|pays|code pays|country code',
  tags: 'tags|tag|etiquettes|etiquette|mots cles|labels|groupes',
  note: 'note|notes|remarque|remarques|commentaire|commentaires|comment|comments|observations',
  contactName:
    'contactname|contact|nom du contact|contact name|interlocuteur|personne a contacter|contact principal',
  contactRole: 'contactrole|fonction|poste|role|titre du contact|job title|contact role|fonction du contact',
  contactPhone: 'contactphone|telephone du contact|tel contact|contact phone|telephone contact',
  contactEmail: 'contactemail|email du contact|mail contact|contact email|e mail du contact|email contact',
};

const FIELD_BY_NAME: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(NAMES_BY_FIELD).flatMap(([field, names]) =>
    names.split('|').map((name) => [name, field as ImportField] as const),
  ),
);

/** Fields that several columns may fill together: first and last name, parts of a note. */
const SHARED: ReadonlySet<ImportField> = new Set(['name', 'tags', 'note']);

/** The field each column seems to fill, null when its name tells nothing or the field is taken already. */
export function guessMapping(columns: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return columns.map((column) => {
    const field = FIELD_BY_NAME.get(foldForSearch(column)) ?? null;
    if (field === null || (taken.has(field) && !SHARED.has(field))) return null;
    taken.add(field);
    return field;
  });
}
