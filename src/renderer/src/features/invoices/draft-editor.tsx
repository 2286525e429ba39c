import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import type { Choice } from '../../ui/async-picker.tsx';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { Page } from '../../ui/page.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import { CataloguePicker } from '../catalogue/catalogue-picker.tsx';
import { DraftHead } from './draft-head.tsx';
import { DraftTotals, useDraftTotals } from './draft-totals.tsx';
import { draftFieldsOf, lineOfItem, lineOfService, usualVat, type DraftValues } from './draft-values.ts';
import styles from './draft.module.css';
import type { InvoiceView } from './invoice-words.tsx';
import { IssueSheet } from './issue-sheet.tsx';
import { LinesTable } from './lines-table.tsx';
import { MissingBeforeIssue } from './missing-before-issue.tsx';
import { UninvoicedServices } from './uninvoiced-services.tsx';

const FORM = 'invoice-draft';

/** The editor of a draft; `stored` is null until it is saved for the first time. */
export function DraftEditor(props: {
  readonly initial: DraftValues;
  readonly stored: InvoiceView | null;
  readonly title: string;
  /** Menu of further acts on a stored draft. */
  readonly menu?: ReactNode;
  readonly regime: 'normal' | 'franchise';
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayIssue = useMay('invoices.issue');
  const { stored } = props;
  const [isIssuing, setIssuing] = useState(false);
  const record = useRecordForm<DraftValues>({
    id: `invoice:${stored?.uid ?? 'new'}`,
    initial: props.initial,
    ...(stored === null ? {} : { revision: stored.revision }),
    prefix: 'draft',
    validate: {
      client: (value: Choice | null) => (value === null ? t('services:form.clientMissing') : null),
    },
    save: async (values, revision) => {
      const draft = draftFieldsOf(values);
      if (stored === null) {
        const { uid } = await client.invoices.createDraft({ draft });
        await queryClient.invalidateQueries();
        await navigate(`/invoices/${uid}/edit`, { replace: true });
        return undefined;
      } else {
        const saved = await client.invoices.updateDraft({ uid: stored.uid, revision, draft });
        await queryClient.invalidateQueries();
        return saved.revision;
      }
    },
  });
  const { form } = record;
  const values = form.getValues();
  const { totals, nets, error } = useDraftTotals(values.lines, values.language);
  const prepared = useQuery(
    rpc.invoices.prepareIssue.queryOptions({
      input: { uid: stored?.uid ?? '' },
      enabled: stored !== null && mayIssue,
    }),
  );
  const setLines = (lines: DraftValues['lines']): void => {
    form.setFieldValue('lines', lines);
    for (const path of Object.keys(form.errors)) if (path.startsWith('lines')) form.clearFieldError(path);
  };
  const save = async (): Promise<boolean> => {
    const done = await record.submit();
    if (done) showMessage(t('invoices:draft.saved'));
    return done;
  };
  const issue = async (): Promise<void> => {
    if (record.isDirty && !(await record.submit())) return;
    setIssuing(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
      event.preventDefault();
      void save();
    }
  };
  const isBlocked = prepared.data?.missing.some((item) => item.severity === 'blocking') ?? true;
  return (
    <Page
      title={props.title}
      crumbs={[{ label: t('nav.invoices'), to: '/invoices' }]}
      menu={
        <>
          {props.menu}
          <Button
            type="submit"
            form={FORM}
            variant={mayIssue && stored !== null ? 'default' : 'filled'}
            loading={record.isSaving}
          >
            {t('invoices:draft.save')}
          </Button>
        </>
      }
      action={
        mayIssue && stored !== null ? (
          <Button
            disabled={isBlocked && !record.isDirty}
            onClick={() => {
              void issue();
            }}
          >
            {t('invoices:issue.open')}
          </Button>
        ) : null
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the whole form. */}
      <form
        id={FORM}
        noValidate
        className={styles['page']}
        aria-label={t('invoices:draft.title')}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={styles['top']}>
          {record.wasRestored ? (
            <p className={styles['restored']}>
              {t('form.draftRestored')}{' '}
              <Button variant="subtle" size="compact-xs" onClick={record.discardDraft}>
                {t('action.discardDraft')}
              </Button>
            </p>
          ) : null}
          <ChangedElsewhere record={record} />
          <FormErrorSummary errors={form.errors} />
          <DraftHead form={form} />
        </div>
        <div className={styles['middle']}>
          <LinesTable
            lines={values.lines}
            errors={form.errors}
            nets={nets}
            vat={usualVat(props.regime)}
            onChange={setLines}
          >
            <div className={styles['catalogue']}>
              <CataloguePicker
                onPick={(item) => {
                  setLines([
                    ...values.lines.filter((line) => line.name !== '' || line.unitPrice !== ''),
                    lineOfItem(item),
                  ]);
                }}
              />
            </div>
            <UninvoicedServices
              clientUid={values.client?.id}
              onDraft={new Set(values.lines.flatMap((line) => line.serviceUid ?? []))}
              onAdd={(services) => {
                setLines([
                  ...values.lines.filter((line) => line.name !== '' || line.unitPrice !== ''),
                  ...services.map(lineOfService),
                ]);
              }}
            />
          </LinesTable>
        </div>
        <div className={styles['bottom']}>
          <Textarea
            label={t('invoices:form.note')}
            description={t('invoices:form.noteHelp')}
            {...form.getInputProps('note')}
          />
        </div>
        <aside className={styles['aside']}>
          <DraftTotals totals={totals} error={error} />
          {prepared.data === undefined || stored === null ? null : (
            <MissingBeforeIssue
              missing={prepared.data.missing}
              unprintable={prepared.data.unprintable}
              clientUid={stored.clientUid}
            />
          )}
          <ErrorAlert error={record.failure ?? prepared.error} />
        </aside>
      </form>
      {isIssuing && stored !== null ? (
        <IssueSheet
          invoice={stored}
          onClose={() => {
            setIssuing(false);
          }}
          onIssued={() => {
            void navigate(`/invoices/${stored.uid}`);
          }}
        />
      ) : null}
    </Page>
  );
}
