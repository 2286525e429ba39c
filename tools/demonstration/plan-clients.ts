import type { z } from 'zod';
import type { clientFields, contactFields } from '#shared/contract/client-views.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import {
  fictitiousPhone,
  fictitiousSiren,
  fictitiousSiret,
  vatNumberOf,
  zoneOf,
} from './fictitious-numbers.ts';
import { largestPlaces, type Place } from './places.ts';
import type { SeededChance } from './seeded-chance.ts';
import { FAMILY_NAMES, FIRST_NAMES, SAINTS, SECTORS, STREETS, TAGS, type Sector } from './words.ts';

/** A client as it will be typed; whose it is stays an index until the accounts exist. */
export interface PlannedClient {
  readonly fields: Omit<z.input<typeof clientFields>, 'ownerUid'>;
  readonly contacts: readonly z.input<typeof contactFields>[];
  readonly createdOn: LocalDate;
  /** Index among the colleagues who work outside. */
  readonly owner: number;
  /** Share of the work this client asks for; most ask for little. */
  readonly demand: number;
}

const SHARE_OF_PERSONS = 0.08;
/** Clients who were there when the vault was made. */
const SHARE_OF_FIRST_DAYS = 0.6;
/** SIREN 1 is the company's own. */
const FIRST_CLIENT_SIREN = 2;
// A mark in the record itself: who exports the demonstration must see that its numbers are nobody's.
const FICTION_NOTE =
  'Client fictif : les numéros SIREN, SIRET, TVA et de téléphone n’appartiennent à personne.';

/** Plans `count` clients who came between `from` and `to`. */
export function planClients(
  chance: SeededChance,
  count: number,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  owners: number,
): readonly PlannedClient[] {
  const places = largestPlaces();
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const place = pickPlace(chance, places);
    const isPerson = chance.happens(SHARE_OF_PERSONS);
    const sector = isPerson ? null : pickSector(chance);
    const name = freshName(
      () => (sector === null ? personName(chance) : companyName(chance, sector, place)),
      taken,
    );
    const siren = fictitiousSiren(FIRST_CLIENT_SIREN + index);
    const domain = `${slug(name)}.example`;
    const fields: PlannedClient['fields'] = {
      kind: isPerson ? 'person' : 'company',
      name,
      company: '',
      industry: sector?.industry ?? '',
      siren: isPerson ? '' : siren,
      siret: isPerson ? '' : fictitiousSiret(siren),
      vatNumber: isPerson ? '' : vatNumberOf(siren),
      email: isPerson ? `${slug(name)}@courriel.example` : `contact@${domain}`,
      phone: isPerson ? fictitiousPhone('mobile', index) : fictitiousPhone(zoneOf(place.postalCode), index),
      address: {
        line1: `${String(chance.whole(1, 140))} ${chance.pick(STREETS)}`,
        line2: chance.happens(0.1) ? `Bâtiment ${chance.pick(['A', 'B', 'C'])}` : '',
        postalCode: place.postalCode,
        city: place.city,
        country: 'FR',
      },
      tags: chance.happens(0.35) ? [chance.pick(TAGS)] : [],
      preferences: {
        channel: chance.pick(['email', 'email', 'email', 'phone', 'phone', 'mail', 'sms']),
        language: chance.happens(0.04) ? 'en' : 'fr',
        quietFrom: chance.happens(0.15) ? '12:00' : '',
        quietTo: '',
        noSms: chance.happens(0.2),
        accessNotes: chance.happens(0.2)
          ? chance.pick([
              'Badge à demander à l’accueil.',
              'Parking derrière le bâtiment.',
              'Sonner deux fois, portail vert.',
            ])
          : '',
        consents: [],
      },
      note: FICTION_NOTE,
    };
    const { preferences } = fields;
    const createdOn = chance.happens(SHARE_OF_FIRST_DAYS)
      ? addDays(period.from, chance.whole(0, 14))
      : addDays(period.from, chance.whole(15, Math.max(15, daysBetween(period.from, period.to) - 7)));
    return {
      fields: {
        ...fields,
        preferences: { ...preferences, quietTo: preferences.quietFrom === '' ? '' : '14:00' },
      },
      contacts: sector === null ? [] : planContacts(chance, sector, domain, index),
      createdOn: createdOn > period.to ? period.to : createdOn,
      owner: chance.whole(0, owners - 1),
      demand: chance.fraction() ** 4 + 0.02,
    };
  });
}

function planContacts(
  chance: SeededChance,
  sector: Sector,
  domain: string,
  index: number,
): PlannedClient['contacts'] {
  return Array.from({ length: chance.pick([1, 1, 1, 2, 2, 3]) }, (_, position) => {
    const name = personName(chance);
    return {
      name,
      role: chance.pick(sector.roles),
      phone: '',
      mobile: fictitiousPhone('mobile', index * 3 + position),
      email: `${slug(name)}@${domain}`,
      preferred: position === 0,
    };
  });
}

function pickSector(chance: SeededChance): Sector {
  const whole = SECTORS.reduce((sum, sector) => sum + sector.weight, 0);
  let left = chance.fraction() * whole;
  return SECTORS.find((sector) => (left -= sector.weight) < 0) ?? chance.pick(SECTORS);
}

/** Large towns more often than small ones, as clients are where people are. */
function pickPlace(chance: SeededChance, places: readonly Place[]): Place {
  const place = places[Math.floor(chance.fraction() ** 2 * places.length)];
  if (place === undefined) throw new Error('The list of communes is empty');
  return place;
}

const personName = (chance: SeededChance): string =>
  `${chance.pick(FIRST_NAMES)} ${chance.pick(FAMILY_NAMES)}`;

const companyName = (chance: SeededChance, sector: Sector, place: Place): string =>
  chance
    .pick(sector.names)
    .replace('{nom}', chance.pick(FAMILY_NAMES))
    .replace('{ville}', place.city)
    .replace('{saint}', chance.pick(SAINTS))
    .replace('de Le ', 'du ')
    .replace(/\bde (?=[AEÉIOU])/u, 'd’');

const TRIES = 200;

/** Two clients of the same name would look like a mistake of the person who typed them. */
function freshName(draw: () => string, taken: Set<string>): string {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const name = draw();
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new Error('The lists of names are too short for so many clients');
}

const slug = (text: string): string =>
  foldForSearch(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
