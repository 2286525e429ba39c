import type Database from 'better-sqlite3';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { CATALOGUE } from '../../tools/demonstration/catalogue.ts';
import { seededChance } from '../../tools/demonstration/seeded-chance.ts';
import type { ClientBook, Staff } from './clients.ts';
import type { Dimensions } from './dimensions.ts';
import type { Pace } from './pace.ts';
import { soldItem, type WorkedService } from './plan-work.ts';
import { at, inserter, uidBytes, workingMoment } from './rows.ts';

/** Writes the services, who may see their clients because of them, and some satisfaction surveys. */
export async function writeServices(
  connection: Database.Database,
  dimensions: Dimensions,
  staff: Staff,
  book: ClientBook,
  services: readonly WorkedService[],
  pace: Pace,
): Promise<void> {
  const chance = seededChance(4004);
  const { days, lastDay, surveys } = dimensions;
  const insert = inserter(
    connection,
    'services',
    'id uid client_id catalogue_item_id service_type title description planned_on planned_from planned_to performed_on date technician_id status quantity unit unit_price net_cents vat_category vat_rate invoice_id search_text created_at created_by_id updated_at'.split(
      ' ',
    ),
  );
  const survey = inserter(
    connection,
    'satisfaction_surveys',
    'uid client_id service_id rating comments created_at updated_at'.split(' '),
  );
  const assign = connection.prepare<[number, number]>(
    'insert or ignore into client_assignments (client_id, user_id) values (?, ?)',
  );
  const foldedItems = CATALOGUE.map(({ item }) => foldForSearch(`${item.name} ${item.description}`));
  const surveyShare = surveys / services.length;
  pace.step('services', services.length);
  for (const [index, service] of services.entries()) {
    const { item } = soldItem(service.item);
    const day = at(days, service.day);
    const writtenAt = workingMoment(
      chance,
      at(days, Math.max(0, Math.min(lastDay, service.day - chance.whole(0, 14)))),
    );
    const hour = chance.whole(8, 16);
    const isDone = service.status === 'done';
    insert([
      index + 1,
      uidBytes(chance, writtenAt),
      service.client + 1,
      service.item + 1,
      item.serviceType,
      item.name,
      item.description,
      day,
      `${String(hour).padStart(2, '0')}:00`,
      `${String(hour + chance.whole(1, 2)).padStart(2, '0')}:30`,
      isDone ? day : null,
      day,
      service.technician,
      service.status,
      service.quantity,
      item.unit,
      item.unitPrice,
      service.netCents,
      item.vatCategory,
      item.vatRate,
      service.invoice,
      `${at(foldedItems, service.item)} ${at(book.folded, service.client)}`,
      writtenAt,
      staff.manager,
      isDone ? workingMoment(chance, day) : writtenAt,
    ]);
    // Whoever does the work sees the client; the measured agent keeps to its hundredth.
    if (service.technician !== staff.agent) assign.run(service.client + 1, service.technician);
    if (isDone && chance.happens(surveyShare)) {
      const answered = workingMoment(chance, at(days, Math.min(lastDay, service.day + chance.whole(1, 9))));
      survey([
        uidBytes(chance, answered),
        service.client + 1,
        index + 1,
        chance.pick([5, 5, 5, 4, 4, 4, 3, 2, 1]),
        '',
        answered,
        answered,
      ]);
    }
    await pace.done(index + 1);
  }
}
