/** Time zones of French postal codes outside the mainland, by their first three digits. */
const FRENCH_OVERSEAS: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** Countries of several zones have their first and last one: a message waits until it is no quiet hour in either. */
const BY_COUNTRY: Readonly<Record<string, readonly string[]>> = {
  FR: ['Europe/Paris'],
  GP: ['America/Guadeloupe'],
  MQ: ['America/Martinique'],
  GF: ['America/Cayenne'],
  RE: ['Indian/Reunion'],
  PM: ['America/Miquelon'],
  YT: ['Indian/Mayotte'],
  BL: ['America/St_Barthelemy'],
  MF: ['America/Marigot'],
  WF: ['Pacific/Wallis'],
  PF: ['Pacific/Tahiti'],
  NC: ['Pacific/Noumea'],
  MC: ['Europe/Monaco'],
  AD: ['Europe/Andorra'],
  BE: ['Europe/Brussels'],
  LU: ['Europe/Luxembourg'],
  NL: ['Europe/Amsterdam'],
  DE: ['Europe/Berlin'],
  CH: ['Europe/Zurich'],
  LI: ['Europe/Vaduz'],
  AT: ['Europe/Vienna'],
  IT: ['Europe/Rome'],
  SM: ['Europe/San_Marino'],
  VA: ['Europe/Vatican'],
  MT: ['Europe/Malta'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores'],
  GB: ['Europe/London'],
  IE: ['Europe/Dublin'],
  IS: ['Atlantic/Reykjavik'],
  DK: ['Europe/Copenhagen'],
  NO: ['Europe/Oslo'],
  SE: ['Europe/Stockholm'],
  FI: ['Europe/Helsinki'],
  EE: ['Europe/Tallinn'],
  LV: ['Europe/Riga'],
  LT: ['Europe/Vilnius'],
  PL: ['Europe/Warsaw'],
  CZ: ['Europe/Prague'],
  SK: ['Europe/Bratislava'],
  HU: ['Europe/Budapest'],
  SI: ['Europe/Ljubljana'],
  HR: ['Europe/Zagreb'],
  RO: ['Europe/Bucharest'],
  BG: ['Europe/Sofia'],
  GR: ['Europe/Athens'],
  CY: ['Asia/Nicosia'],
  TR: ['Europe/Istanbul'],
  UA: ['Europe/Kiev'],
  MA: ['Africa/Casablanca'],
  DZ: ['Africa/Algiers'],
  TN: ['Africa/Tunis'],
  SN: ['Africa/Dakar'],
  CI: ['Africa/Abidjan'],
  CM: ['Africa/Douala'],
  GA: ['Africa/Libreville'],
  CG: ['Africa/Brazzaville'],
  CD: ['Africa/Kinshasa', 'Africa/Lubumbashi'],
  MG: ['Indian/Antananarivo'],
  MU: ['Indian/Mauritius'],
  US: ['America/New_York', 'Pacific/Honolulu'],
  CA: ['America/St_Johns', 'America/Vancouver'],
  MX: ['America/Cancun', 'America/Tijuana'],
  BR: ['America/Noronha', 'America/Rio_Branco'],
  AU: ['Australia/Sydney', 'Australia/Perth'],
  NZ: ['Pacific/Auckland'],
  JP: ['Asia/Tokyo'],
  CN: ['Asia/Shanghai'],
  HK: ['Asia/Hong_Kong'],
  SG: ['Asia/Singapore'],
  IN: ['Asia/Kolkata'],
  AE: ['Asia/Dubai'],
  IL: ['Asia/Jerusalem'],
  LB: ['Asia/Beirut'],
};

const COMPANY_ZONE = 'Europe/Paris';

/**
 * Time zones in which a client may be, most often one; that of the company where nothing is known of the country.
 *
 * IANA names; `country` is ISO 3166-1 alpha-2.
 */
export function zonesOf(country: string, postalCode: string): readonly string[] {
  if (country === 'FR') {
    const overseas = FRENCH_OVERSEAS[postalCode.replaceAll(' ', '').slice(0, 3)];
    if (overseas !== undefined) return [overseas];
  }
  return BY_COUNTRY[country] ?? [COMPANY_ZONE];
}
