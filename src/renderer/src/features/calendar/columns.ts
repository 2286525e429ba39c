import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { View } from './calendar-dates.ts';
import type { Column, Placed } from './placed.ts';
import type { Technician } from './technicians.ts';

/** Colleagues who all get a column of a day; of a larger company only those who have work then, or who are chosen. */
const MOST_COLUMNS = 6;

/** The columns of a page: a day each, or in the view of a day a technician each and one for work nobody was given. */
export function columnsOf(page: {
  readonly view: View;
  readonly days: readonly LocalDate[];
  readonly placed: readonly Placed[];
  readonly technicians: readonly Technician[];
  readonly chosen: readonly string[];
  readonly dayLabel: (day: LocalDate) => string;
  readonly nobody: string;
}): readonly Column[] {
  const on = (day: LocalDate): readonly Placed[] =>
    page.placed.filter(({ place }) => place.plannedOn === day);
  const [day] = page.days;
  if (page.view !== 'day' || day === undefined)
    return page.days.map((one) => ({
      key: one,
      day: one,
      technicianUid: undefined,
      label: page.dayLabel(one),
      placed: on(one),
    }));
  const placed = on(day);
  const busy = new Map(
    placed.flatMap(({ appointment, place }) =>
      place.technicianUid === null
        ? []
        : [
            [
              place.technicianUid,
              page.technicians.find(({ uid }) => uid === place.technicianUid)?.name ??
                appointment.technicianName ??
                '',
            ] as const,
          ],
    ),
  );
  const shown = page.technicians.filter(({ uid }) =>
    page.chosen.length > 0
      ? page.chosen.includes(uid)
      : page.technicians.length <= MOST_COLUMNS || busy.has(uid),
  );
  const names = new Map([...shown.map(({ uid, name }) => [uid, name] as const), ...busy]);
  return [...[...names].map(([uid, name]) => [uid, name] as const), [null, page.nobody] as const].map(
    ([technicianUid, label]) => ({
      key: technicianUid ?? 'nobody',
      day,
      technicianUid,
      label,
      placed: placed.filter(({ place }) => place.technicianUid === technicianUid),
    }),
  );
}
