import type Database from 'better-sqlite3';
import { passesLuhn } from '#shared/domain/identifiers/digits.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { searchTextOf } from '#main/modules/clients/search-text.ts';
import { clientReference } from '#main/modules/clients/client-sheet.ts';
import type { BuyerSnapshot } from '#shared/domain/invoices/invoice-document.ts';
import {
  fictitiousPhone,
  fictitiousSiren,
  vatNumberOf,
  zoneOf,
} from '../../tools/demonstration/fictitious-numbers.ts';
import { largestPlaces, type Place } from '../../tools/demonstration/places.ts';
import { seededChance, type SeededChance } from '../../tools/demonstration/seeded-chance.ts';
import {
  FAMILY_NAMES,
  FIRST_NAMES,
  SAINTS,
  SECTORS,
  STREETS,
  TAGS,
  type Sector,
} from '../../tools/demonstration/words.ts';
import type { Dimensions } from './dimensions.ts';
import type { Pace } from './pace.ts';
import { at, inserter, uidBytes, workingMoment } from './rows.ts';

/** Ids of `users` by what they do here. */
export interface Staff {
  readonly manager: number;
  /** Sees 1 % of the clients. */
  readonly agent: number;
  readonly colleague: number;
  readonly former: readonly number[];
}

/** What later steps need of the clients; the client of index i has the id i + 1, in the order of creation. */
export interface ClientBook {
  /** Frozen on documents. */
  readonly buyers: readonly BuyerSnapshot[];
  /** Folded names, for search texts. */
  readonly folded: readonly string[];
  readonly owners: Int32Array;
  /** Id of the first contact and number of contacts. */
  readonly firstContact: Int32Array;
  readonly contacts: Uint8Array;
  /** Number of clients there were on each day. */
  readonly availableOn: Int32Array;
}

// The register gives numbers from 000 325 175: below it nobody is met, hence several sites share a number.
const FICTITIOUS_SIRENS = 30_000;
const SHARE_OF_PERSONS = 0.08;
const SHARE_OF_FIRST_DAYS = 0.3;

/** Whether the measured agent sees a client: 7 in 1,000 as its owner, 3 in 1,000 as assigned. */
export const agentReach = (index: number): 'owner' | 'assigned' | null => {
  const place = index % 1000;
  if (place % 143 === 17) return 'owner';
  return place % 331 === 100 ? 'assigned' : null;
};

/** Writes clients with contacts, tags, assignments and their first event. */
export async function writeClients(
  connection: Database.Database,
  dimensions: Dimensions,
  staff: Staff,
  pace: Pace,
): Promise<ClientBook> {
  const chance = seededChance(1001);
  const { days, lastDay, clients: count } = dimensions;
  const insert = writers(connection);
  const places = largestPlaces();
  const buyers: BuyerSnapshot[] = [];
  const folded: string[] = [];
  const book = {
    buyers,
    folded,
    owners: new Int32Array(count),
    firstContact: new Int32Array(count),
    contacts: new Uint8Array(count),
    availableOn: new Int32Array(days.length),
  };
  const createdOn = Array.from({ length: count }, () =>
    chance.happens(SHARE_OF_FIRST_DAYS) ? 0 : Math.floor(chance.fraction() * lastDay),
  ).toSorted((left, right) => left - right);
  let contactId = 0;
  pace.step('clients and contacts', count);
  for (let index = 0; index < count; index += 1) {
    const id = index + 1;
    const created = at(createdOn, index);
    const place = at(places, Math.floor(chance.fraction() ** 2 * places.length));
    const isPerson = chance.happens(SHARE_OF_PERSONS);
    const sector = isPerson ? null : pickSector(chance);
    const name =
      sector === null
        ? `${chance.pick(FIRST_NAMES)} ${chance.pick(FAMILY_NAMES)}`
        : companyName(chance, sector, place);
    const domain = `${slug(name)}.example`;
    const siren = isPerson ? '' : fictitiousSiren(2 + (index % FICTITIOUS_SIRENS));
    const siret = isPerson ? '' : siretOf(siren, Math.floor(index / FICTITIOUS_SIRENS) + 1);
    const client = {
      name,
      company: '',
      city: place.city,
      postalCode: place.postalCode,
      email: isPerson ? `${slug(name)}@courriel.example` : `contact@${domain}`,
      phone: international(
        isPerson ? fictitiousPhone('mobile', index) : fictitiousPhone(zoneOf(place.postalCode), index),
      ),
      siren,
      siret,
    };
    const tags = chance.happens(0.35) ? [chance.pick(TAGS)] : [];
    // All contacts are handed out: three a client on average, and the last clients take what is left.
    const due = Math.round((dimensions.contacts * (index + 1)) / count) - contactId;
    const contactCount = isPerson ? 0 : Math.min(255, Math.max(0, chance.pick([due - 1, due, due, due + 1])));
    const contacts = Array.from({ length: index === count - 1 ? Math.max(0, due) : contactCount }, () => {
      const contact = `${chance.pick(FIRST_NAMES)} ${chance.pick(FAMILY_NAMES)}`;
      return {
        name: contact,
        role: chance.pick(sector?.roles ?? ['Contact']),
        email: `${slug(contact)}@${domain}`,
        phone: '',
        mobile: international(fictitiousPhone('mobile', chance.whole(0, 9999))),
      };
    });
    const reach = agentReach(index);
    const owner =
      reach === 'owner'
        ? staff.agent
        : chance.happens(0.2)
          ? staff.colleague
          : chance.pick([staff.manager, ...staff.former]);
    const createdAt = workingMoment(chance, at(days, created));
    const updatedAt = workingMoment(
      chance,
      at(days, lastDay - Math.floor(chance.fraction() ** 2 * (lastDay - created))),
    );
    const sortName = foldForSearch(name);
    const line1 = `${String(chance.whole(1, 140))} ${chance.pick(STREETS)}`;
    insert.client([
      id,
      uidBytes(chance, createdAt),
      isPerson ? 'person' : 'company',
      client.name,
      client.company,
      sector?.industry ?? '',
      siren,
      siret,
      siren === '' ? '' : vatNumberOf(siren),
      client.email,
      client.phone,
      line1,
      '',
      place.postalCode,
      place.city,
      'FR',
      chance.happens(0.03) ? 'archived' : 'active',
      owner,
      PREFERENCES,
      FICTION_NOTE,
      sortName,
      searchTextOf(client, tags, contacts),
      createdAt,
      staff.manager,
      updatedAt > createdAt ? updatedAt : createdAt,
    ]);
    insert.event([uidBytes(chance, createdAt), id, createdAt, 'client', 'created', name, '', owner]);
    for (const tag of tags) insert.tag([id, tag]);
    if (reach === 'assigned') insert.assignment([id, staff.agent]);
    book.owners[index] = owner;
    book.firstContact[index] = contactId + 1;
    book.contacts[index] = contacts.length;
    for (const [position, contact] of contacts.entries()) {
      contactId += 1;
      insert.contact([
        contactId,
        uidBytes(chance, createdAt),
        id,
        contact.name,
        contact.role,
        '',
        contact.mobile,
        contact.email,
        position === 0 ? 1 : 0,
        createdAt,
        createdAt,
      ]);
    }
    folded.push(sortName);
    buyers.push({
      reference: clientReference(id),
      kind: isPerson ? 'person' : 'company',
      name,
      contactName: contacts[0]?.name ?? '',
      address: {
        line1,
        line2: '',
        postalCode: place.postalCode,
        city: place.city,
        country: 'FR',
      },
      siren,
      siret,
      vatNumber: siren === '' ? '' : vatNumberOf(siren),
      email: client.email,
    });
    await pace.done(id);
  }
  let available = 0;
  for (let day = 0; day < days.length; day += 1) {
    while (available < count && at(createdOn, available) <= day) available += 1;
    book.availableOn[day] = Math.max(1, available);
  }
  return book;
}

function writers(connection: Database.Database) {
  return {
    client: inserter(
      connection,
      'clients',
      'id uid kind name company industry siren siret vat_number email phone address_line1 address_line2 postal_code city country status owner_id preferences note sort_name search_text created_at created_by_id updated_at'.split(
        ' ',
      ),
    ),
    contact: inserter(
      connection,
      'contacts',
      'id uid client_id name role phone mobile email preferred created_at updated_at'.split(' '),
    ),
    event: inserter(
      connection,
      'client_events',
      'uid client_id at kind verb label detail actor_id'.split(' '),
    ),
    tag: inserter(connection, 'client_tags', ['client_id', 'tag']),
    assignment: inserter(connection, 'client_assignments', ['client_id', 'user_id']),
  };
}

// A mark in the record itself: who exports this vault must see that its numbers are nobody's.
const FICTION_NOTE =
  'Client fictif : les numéros SIREN, SIRET, TVA et de téléphone n’appartiennent à personne.';

const PREFERENCES = JSON.stringify({
  channel: 'email',
  language: 'fr',
  quietFrom: '',
  quietTo: '',
  noSms: false,
  accessNotes: '',
  consents: [],
});

function pickSector(chance: SeededChance): Sector {
  const whole = SECTORS.reduce((sum, sector) => sum + sector.weight, 0);
  let left = chance.fraction() * whole;
  return SECTORS.find((sector) => (left -= sector.weight) < 0) ?? chance.pick(SECTORS);
}

const companyName = (chance: SeededChance, sector: Sector, place: Place): string =>
  chance
    .pick(sector.names)
    .replace('{nom}', chance.pick(FAMILY_NAMES))
    .replace('{ville}', place.city)
    .replace('{saint}', chance.pick(SAINTS))
    .replace('de Le ', 'du ')
    .replace(/\bde (?=[AEÉIOU])/u, 'd’');

const slug = (text: string): string => foldForSearch(text).replaceAll(/[^a-z0-9]+/g, '-');

/** E.164, as the product stores numbers. */
const international = (national: string): string => `+33${national.replaceAll(' ', '').slice(1)}`;

/** SIRET of the nth site of a company: the number of the site and a check digit. */
function siretOf(siren: string, site: number): string {
  const stem = `${siren}${String(site).padStart(4, '0')}`;
  const digit = '0123456789'.split('').find((candidate) => passesLuhn(stem + candidate));
  return stem + (digit ?? '');
}
