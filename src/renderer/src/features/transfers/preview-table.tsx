import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import type { Format } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import styles from './import-page.module.css';
import { OutcomeChip } from './outcome-chip.tsx';
import type { ImportCounts, Outcome, Preview, PreviewRow } from './transfer-answers.ts';
import { changeText, problemText } from './transfer-words.ts';

const OUTCOMES = ['created', 'changed', 'unchanged', 'duplicate', 'refused'] as const;

const countOf = (counts: ImportCounts, outcome: Outcome): number =>
  outcome === 'duplicate' ? counts.duplicates : counts[outcome];

const previewColumns = (t: Words, format: Format): readonly Column<PreviewRow, never>[] => [
  {
    key: 'row',
    header: t('transfers:import.row'),
    width: '56px',
    isNumber: true,
    cell: (row) => format.count(row.row),
  },
  {
    key: 'outcome',
    header: t('transfers:import.outcome'),
    width: '110px',
    cell: (row) => <OutcomeChip outcome={row.outcome} />,
  },
  {
    key: 'client',
    header: t('transfers:import.client'),
    width: 'minmax(160px, 1fr)',
    cell: (row) =>
      row.clientUid === null ? row.name : <Link to={`/clients/${row.clientUid}`}>{row.name}</Link>,
  },
  {
    key: 'details',
    header: t('transfers:import.details'),
    width: 'minmax(240px, 2fr)',
    cell: (row) => (
      <span className={styles['details']}>
        {row.problems.map((problem) => (
          <span
            key={`${problem.field} ${problem.reason}`}
            className={problem.severity === 'refused' ? styles['refused'] : undefined}
          >
            {problemText(t, problem)}
          </span>
        ))}
        {row.changes.map((change) => (
          <span key={change.field}>{changeText(t, change)}</span>
        ))}
      </span>
    ),
  },
];

/** What the import would do: totals that filter, then row by row what changes and what is wrong. */
export function PreviewTable({ preview }: { readonly preview: Preview }) {
  const { t } = useWords();
  const format = useFormat();
  const [shown, setShown] = useState<Outcome | null>(null);
  const rows = useMemo(
    () => preview.rows.filter((row) => shown === null || row.outcome === shown),
    [preview.rows, shown],
  );
  const columns = previewColumns(t, format);
  return (
    <>
      <fieldset className={styles['outcomes']} aria-label={t('transfers:import.filter')}>
        {([null, ...OUTCOMES] as const).map((outcome) => (
          <button
            key={outcome ?? 'all'}
            type="button"
            className={styles['outcome']}
            aria-pressed={shown === outcome}
            onClick={() => {
              setShown(outcome);
            }}
          >
            {outcome === null ? t('transfers:import.all') : t(`transfers:import.outcomes.${outcome}`)}
            <b>{format.count(outcome === null ? preview.counts.total : countOf(preview.counts, outcome))}</b>
          </button>
        ))}
      </fieldset>
      <div className={styles['rows']}>
        <DataTable
          label={t('transfers:import.previewLabel')}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.row)}
          empty={<p className={styles['foot']}>{t('transfers:import.noRow')}</p>}
        />
      </div>
    </>
  );
}
