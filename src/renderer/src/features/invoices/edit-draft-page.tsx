import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { dropDraft } from '../../ui/drafts.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { draftOf } from './draft-values.ts';

/** A stored draft in its editor. */
export function EditDraftPage() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { uid = '' } = useParams();
  const [isDeleting, setDeleting] = useState(false);
  const invoice = useQuery(rpc.invoices.get.queryOptions({ input: { uid } }));
  const organisation = useQuery(rpc.organisation.get.queryOptions({ input: {} }));
  const { data } = invoice;
  if (data !== undefined && data.state !== 'draft') return <Navigate to={`/invoices/${uid}`} replace />;
  return (
    <Page
      title={
        data === undefined ? t('invoices:draft.title') : t('invoices:draft.of', { client: data.clientName })
      }
      crumbs={[{ label: t('nav.invoices'), to: '/invoices' }]}
      action={
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => {
            setDeleting(true);
          }}
        >
          {t('invoices:draft.delete')}
        </Button>
      }
    >
      <ErrorAlert error={invoice.error ?? organisation.error} />
      {data === undefined || organisation.data === undefined ? null : (
        <DraftEditor
          key={uid}
          stored={data}
          regime={organisation.data.settings.vatRegime}
          initial={draftOf(data)}
        />
      )}
      {data === undefined ? null : (
        <ConfirmSheet
          opened={isDeleting}
          onClose={() => {
            setDeleting(false);
          }}
          title={t('invoices:draft.deleteTitle')}
          actionLabel={t('invoices:draft.delete')}
          isDangerous
          onConfirm={async () => {
            await client.invoices.deleteDraft({ uid });
            dropDraft(`invoice:${uid}`);
            await navigate('/invoices');
            await queryClient.invalidateQueries();
          }}
        >
          <p>
            {t('invoices:draft.deleteText', {
              client: data.clientName,
              total: format.money(data.totals.gross),
            })}
          </p>
        </ConfirmSheet>
      )}
    </Page>
  );
}
