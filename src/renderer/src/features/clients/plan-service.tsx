import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { showMessage } from '../../ui/undo-toast.tsx';
import { ServiceForm } from '../services/service-form.tsx';
import { useNewService } from '../services/use-new-service.ts';
import type { ClientView } from './client-answers.ts';

/** The form of a service for the client whose sheet is open; a typed day of the work makes it done at once. */
export function PlanService({
  client,
  onClose,
}: {
  readonly client: ClientView;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const fresh = useNewService();
  const { mutateAsync } = useMutation(rpc.services.create.mutationOptions());
  return (
    <ServiceForm
      id={`service:new:${client.uid}`}
      title={t('clients:sheet.newService')}
      initial={{ ...fresh, client: { id: client.uid, label: client.name } }}
      isClientFixed
      onClose={onClose}
      save={async (service) => {
        const saved = await mutateAsync({
          service,
          status: service.performedOn === null ? 'planned' : 'done',
        });
        showMessage(t('clients:sheet.serviceDone', { title: service.title.trim() }));
        return saved;
      }}
      onSaved={onClose}
    />
  );
}
