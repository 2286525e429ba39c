import { Button, Loader } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PdfViewer } from '../../ui/pdf-viewer.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { reportName } from './report-words.ts';

/** One report: read, print, save, delete. */
export function ReportSheet() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { uid = '' } = useParams();
  const [isDeleting, setDeleting] = useState(false);
  const list = useQuery(rpc.reports.list.queryOptions({ input: {} }));
  const report = list.data?.reports.find((one) => one.uid === uid);
  const { data, error, refetch } = useQuery({
    queryKey: ['report-pdf', uid],
    queryFn: async () => client.reports.pdf({ uid, purpose: 'view' }),
    // The file never changes and each reading is logged: it is not asked again after other changes.
    staleTime: 'static',
  });
  const name = report === undefined ? '' : reportName(t, format, report);
  return (
    <Sheet
      title={name}
      backTo="/reports"
      actions={
        report === undefined ? null : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => {
              setDeleting(true);
            }}
          >
            {t('reports:delete')}
          </Button>
        )
      }
    >
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
      {data === undefined ? (
        error === null ? (
          <Loader role="status" size="sm" aria-label={t('pdf.loading')} />
        ) : null
      ) : (
        <PdfViewer
          file={data}
          name={`${name}.pdf`}
          readFor={async (purpose) => client.reports.pdf({ uid, purpose })}
        />
      )}
      <ConfirmSheet
        opened={isDeleting}
        onClose={() => {
          setDeleting(false);
        }}
        title={t('reports:delete')}
        actionLabel={t('reports:deleteNamed', { name })}
        isDangerous
        onConfirm={async () => {
          await client.reports.delete({ uid });
          showMessage(t('reports:deleted'));
          await navigate('/reports');
          await queryClient.invalidateQueries();
        }}
      >
        <p>{t('reports:deleteText')}</p>
      </ConfirmSheet>
    </Sheet>
  );
}
