import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { blankLine, usualVat } from './draft-values.ts';

/** A new draft; `?client=` names who it is for. */
export function NewDraftPage() {
  const { t } = useWords();
  const [parameters] = useSearchParams();
  const clientUid = parameters.get('client');
  const start = useQuery({
    queryKey: ['new-draft', clientUid],
    staleTime: 'static',
    gcTime: 0,
    queryFn: async () => {
      const [{ settings }, known] = await Promise.all([
        client.organisation.get({}),
        clientUid === null ? null : client.clients.get({ uid: clientUid }),
      ]);
      return {
        regime: settings.vatRegime,
        language: known?.preferences.language ?? settings.documentLanguage,
        client: known === null ? null : { id: known.uid, label: known.name },
      };
    },
  });
  const title = t('invoices:draft.new');
  if (start.data === undefined)
    return (
      <Page title={title} crumbs={[{ label: t('nav.invoices'), to: '/invoices' }]}>
        <ErrorAlert error={start.error} />
      </Page>
    );
  return (
    <DraftEditor
      title={title}
      stored={null}
      regime={start.data.regime}
      initial={{
        client: start.data.client,
        subject: '',
        orderReference: '',
        supplyFrom: null,
        supplyTo: null,
        dueDate: null,
        note: '',
        language: start.data.language,
        lines: [blankLine(usualVat(start.data.regime))],
      }}
    />
  );
}
