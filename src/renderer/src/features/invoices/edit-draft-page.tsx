import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
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
  if (data === undefined || organisation.data === undefined)
    return (
      <Page title={t('invoices:draft.title')} crumbs={[{ label: t('nav.invoices'), to: '/invoices' }]}>
        <ErrorAlert error={invoice.error ?? organisation.error} />
      </Page>
    );
  return (
    <>
      <DraftEditor
        key={uid}
        title={t('invoices:draft.title')}
        stored={data}
        regime={organisation.data.settings.vatRegime}
        initial={draftOf(data)}
        menu={
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('action.more')}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => {
                  setDeleting(true);
                }}
              >
                {t('invoices:draft.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        }
      />
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
    </>
  );
}
