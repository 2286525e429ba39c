import { passesLuhn, remainder } from '#shared/domain/identifiers/digits.ts';

// The lowest number of the SIRENE register is 000 325 175: below 000 100 000 nobody has ever been registered, and
// the register gives new numbers from far above. The check digits are right, so the product accepts them.
const DIGITS = 10;

/** The nth SIREN of the range that was never given out; `index` from 1 to 9,999. */
export function fictitiousSiren(index: number): string {
  return withCheckDigit(String(index).padStart(8, '0'));
}

/** The head office of a fictitious company. */
export const fictitiousSiret = (siren: string): string => withCheckDigit(`${siren}0001`);

/** French VAT number of a SIREN (CGI art. 286 ter; key = (12 + 3 x (SIREN mod 97)) mod 97). */
export const vatNumberOf = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;

/** An account of bank 99999, which does not exist, with right check digits: nobody can be paid by mistake. */
export function fictitiousIban(): string {
  const account = '99999999990000000000097';
  const check = 98 - remainder(`${account}152700`, 97);
  return `FR${String(check).padStart(2, '0')}${account}`;
}

/** Beginnings of the numbers that ARCEP keeps for fiction, by zone of the numbering plan (decision 2018-0881). */
const FICTION_RANGES = {
  paris: '0199 00',
  west: '0261 91',
  east: '0353 01',
  southEast: '0465 71',
  southWest: '0536 49',
  mobile: '0639 98',
} as const;

/** Where a telephone number may be. */
export type PhoneZone = keyof typeof FICTION_RANGES;

/** The nth number of a zone that no telephone answers; `index` from 0 to 9,999. */
export function fictitiousPhone(zone: PhoneZone, index: number): string {
  const digits = `${FICTION_RANGES[zone].replace(' ', '')}${String(index % 10_000).padStart(4, '0')}`;
  return digits.replaceAll(/(\d{2})(?=\d)/g, '$1 ');
}

const ZONES: Readonly<Record<Exclude<PhoneZone, 'mobile'>, readonly string[]>> = {
  paris: ['75', '77', '78', '91', '92', '93', '94', '95'],
  west: [
    '14',
    '18',
    '22',
    '27',
    '28',
    '29',
    '35',
    '36',
    '37',
    '41',
    '44',
    '45',
    '49',
    '50',
    '53',
    '56',
    '61',
    '72',
    '76',
    '85',
  ],
  east: [
    '02',
    '08',
    '10',
    '21',
    '25',
    '39',
    '51',
    '52',
    '54',
    '55',
    '57',
    '58',
    '59',
    '60',
    '62',
    '67',
    '68',
    '70',
    '71',
    '80',
    '88',
    '89',
    '90',
  ],
  southEast: [
    '01',
    '03',
    '04',
    '05',
    '06',
    '07',
    '11',
    '13',
    '15',
    '20',
    '26',
    '30',
    '34',
    '38',
    '42',
    '43',
    '48',
    '63',
    '66',
    '69',
    '73',
    '74',
    '83',
    '84',
  ],
  southWest: [],
};

/** Zone of a French postal code; what is left over lies in the south-west. */
export function zoneOf(postalCode: string): PhoneZone {
  const department = postalCode.slice(0, 2);
  for (const zone of ['paris', 'west', 'east', 'southEast'] as const)
    if (ZONES[zone].includes(department)) return zone;
  return 'southWest';
}

function withCheckDigit(body: string): string {
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const number = `${body}${String(digit)}`;
    if (passesLuhn(number)) return number;
  }
  throw new Error('Luhn always has a check digit');
}
