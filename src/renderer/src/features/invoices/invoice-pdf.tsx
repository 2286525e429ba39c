import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PdfViewer } from '../../ui/pdf-viewer.tsx';
import { Section } from '../../ui/sheet.tsx';

/** The archived PDF of an issued document; each use (view, print, save) is a reading of its own in the log. */
export function InvoicePdf(props: { readonly uid: string; readonly number: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['invoice-pdf', props.uid],
    queryFn: async () => client.invoices.pdf({ uid: props.uid, purpose: 'view' }),
    // The file never changes and each reading is logged: it is not asked again after other changes.
    staleTime: 'static',
  });
  return (
    <Section title={t('invoices:pdf.title')}>
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
          name={`${props.number}.pdf`}
          readFor={async (purpose) => client.invoices.pdf({ uid: props.uid, purpose })}
        />
      )}
    </Section>
  );
}
