import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { showUndo } from '../../ui/undo-toast.tsx';
import { NEW_SERVICE, ServiceForm } from '../services/service-form.tsx';
import { useWhen } from './calendar-words.ts';
import type { Placement } from './placement.ts';

/** Free time that was chosen: the new service starts with it. */
export type Slot = Placement;

/** The form of a new service at a chosen time; undoing calls it off, so that nothing typed is lost. */
export function PlanAt({ slot, onClose }: { readonly slot: Slot; readonly onClose: () => void }) {
  const { t } = useWords();
  const when = useWhen();
  const id = `service:new:${slot.plannedOn ?? ''}:${slot.plannedFrom}:${slot.technicianUid ?? ''}`;
  return (
    <ServiceForm
      key={id}
      id={id}
      title={t('calendar:plan')}
      initial={{ ...NEW_SERVICE, ...slot }}
      onClose={onClose}
      onSaved={onClose}
      save={async (service) => {
        const isDone = service.performedOn !== null;
        const { uid, revision, overlaps } = await client.services.create({
          service,
          status: isDone ? 'done' : 'planned',
        });
        await queryClient.invalidateQueries();
        if (isDone) return { overlaps };
        showUndo(t('calendar:planned', { when: when(service) }), async () => {
          await client.services.setStatus({ uid, revision, status: 'cancelled' });
          await queryClient.invalidateQueries();
        });
        return { overlaps };
      }}
    />
  );
}
