import type { Access } from '#main/app/access.ts';
import type { Selection } from '#main/modules/lists/keyset-page.ts';
import { ownClients } from '#main/modules/lists/own-clients.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/**
 * What was to be done before today and is neither done nor called off.
 *
 * Of own clients, only what the caller or nobody is to do. Today's block and the list select by this one, so that
 * both always hold the same rows.
 */
export function selectionToClose(access: Access, today: LocalDate): Selection {
  const own =
    access.reach === 'all'
      ? []
      : [
          ownClients(access, '+services.client_id'),
          '(services.technician_id is null or services.technician_id = @actorId)',
        ];
  return {
    from: 'services indexed by services_by_status',
    // The day that sorts is the planned one as long as nothing is done.
    conditions: [
      "services.status in ('planned', 'in-progress')",
      'services.date < @today',
      'services.planned_on < @today',
      ...own,
    ],
    values: { today, ...(access.reach === 'all' ? {} : { actorId: access.actor.id }) },
  };
}
