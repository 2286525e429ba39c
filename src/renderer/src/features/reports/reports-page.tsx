import { Button, Select, SegmentedControl, Switch } from '@mantine/core';
import { IconFileAnalytics } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useGrant } from '../../session/use-session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { ListAndSheet } from '../../ui/list-and-sheet.tsx';
import { Page } from '../../ui/page.tsx';
import { ReportTabs } from '../figures/report-tabs.tsx';
import { periodsOf, reportName } from './report-words.ts';
import styles from './reports.module.css';
import { foldedOptions } from '../../ui/folded-options.ts';

/** Rapports en PDF: make one, ask for them on the first of the month, open those that were made. */
export function ReportsPage() {
  const { t } = useWords();
  const reach = useGrant('figures.read');
  return (
    <Page title={reach === 'own' ? t('figures:titleOwn') : t('nav.figures')} scrolls={false}>
      <ListAndSheet
        list={
          <>
            <ReportTabs at="reports" />
            <div className={styles['list']}>
              <MakeReport />
              <Subscription />
              <Reports />
            </div>
          </>
        }
      />
    </Page>
  );
}

function MakeReport() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const [kind, setKind] = useState<'month' | 'year'>('month');
  const choices = periodsOf(kind, today());
  const [chosen, setChosen] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const period = chosen !== null && choices.includes(chosen) ? chosen : (choices[0] ?? '');
  const make = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { uid } = await client.reports.make({ kind, period });
      await queryClient.invalidateQueries();
      await navigate(`/reports/${uid}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('reports:make')} className={styles['make']}>
      <SegmentedControl
        size="xs"
        aria-label={t('reports:kind')}
        data={(['month', 'year'] as const).map((value) => ({ value, label: t(`reports:kinds.${value}`) }))}
        value={kind}
        onChange={(value) => {
          setKind(value === 'year' ? 'year' : 'month');
          setChosen(null);
        }}
      />
      <Select
        size="xs"
        w={170}
        aria-label={t('reports:period')}
        allowDeselect={false}
        searchable
        filter={foldedOptions}
        data={choices.map((value) => ({
          value,
          label: kind === 'month' ? format.month(value, true) : value,
        }))}
        value={period}
        onChange={setChosen}
      />
      <Button
        size="xs"
        loading={isBusy}
        leftSection={<IconFileAnalytics size={16} aria-hidden />}
        onClick={() => {
          void make();
        }}
      >
        {t('reports:make')}
      </Button>
      <ErrorAlert error={failure} />
    </section>
  );
}

function Subscription() {
  const { t } = useWords();
  const { data, error } = useQuery(rpc.reports.subscription.queryOptions({ input: {} }));
  const [failure, setFailure] = useState<unknown>(undefined);
  const change = async (changes: {
    readonly monthly?: boolean;
    readonly yearly?: boolean;
  }): Promise<void> => {
    if (data === undefined) return;
    setFailure(undefined);
    try {
      await client.reports.setSubscription({ ...data, ...changes });
      await queryClient.invalidateQueries();
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <section aria-label={t('reports:automatic.title')} className={styles['block']}>
      <h2>{t('reports:automatic.title')}</h2>
      <ErrorAlert error={error ?? failure} />
      {(['monthly', 'yearly'] as const).map((name) => (
        <Switch
          key={name}
          label={t(`reports:automatic.${name}`)}
          disabled={data === undefined}
          checked={data?.[name] ?? false}
          onChange={(event) => {
            void change({ [name]: event.currentTarget.checked });
          }}
        />
      ))}
      <p className={styles['quiet']}>{t('reports:automatic.help')}</p>
    </section>
  );
}

function Reports() {
  const { t } = useWords();
  const format = useFormat();
  const { uid: openUid } = useParams();
  const { data, error } = useQuery(rpc.reports.list.queryOptions({ input: {} }));
  const reports = data?.reports ?? [];
  if (data !== undefined && reports.length === 0)
    return (
      <EmptyState icon={IconFileAnalytics} title={t('reports:empty.title')} text={t('reports:empty.text')} />
    );
  return (
    <section aria-label={t('reports:list')} className={styles['block']}>
      <h2>{t('reports:list')}</h2>
      <ErrorAlert error={error} />
      <ul className={styles['reports']}>
        {reports.map((report) => (
          <li key={report.uid}>
            <Link
              to={`/reports/${report.uid}`}
              className={styles['report'] ?? ''}
              aria-current={report.uid === openUid ? 'true' : undefined}
            >
              <span className={styles['name']}>{reportName(t, format, report)}</span>
              <span className={styles['quiet']}>
                {report.automatic
                  ? t('reports:madeAutomatically', { at: format.dateTime(report.createdAt) })
                  : t('reports:madeBy', {
                      at: format.dateTime(report.createdAt),
                      name: report.createdByName ?? '',
                    })}
                {` · ${format.bytes(report.bytes)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
