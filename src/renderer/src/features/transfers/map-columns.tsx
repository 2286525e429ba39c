import { Button, Select } from '@mantine/core';
import { IMPORT_FIELDS } from '#shared/contract/transfers.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './import-page.module.css';
import type { Mapping, MatchBy, ReadFile } from './transfer-answers.ts';
import { fieldWord } from './transfer-words.ts';
import { foldedOptions } from '../../ui/folded-options.ts';

const MATCHES = ['siret', 'siren', 'email', 'phone', 'name', 'none'] as const;
const IGNORED = '';
const SAMPLES = 3;

const startedWithCapital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

interface MapColumnsProps {
  readonly fileName: string;
  readonly read: ReadFile;
  readonly mapping: Mapping;
  readonly matchBy: MatchBy;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onMatchBy: (matchBy: MatchBy) => void;
  readonly onAnother: () => void;
}

/** What each column of the file becomes, and how clients that exist are recognised. */
export function MapColumns(props: MapColumnsProps) {
  const { t } = useWords();
  const format = useFormat();
  const { read, mapping } = props;
  const choices = [
    { value: IGNORED, label: t('transfers:import.ignore') },
    ...IMPORT_FIELDS.map((field) => ({ value: field, label: startedWithCapital(fieldWord(t, field)) })),
  ];
  return (
    <div className={styles['narrow']}>
      <div className={styles['fileLine']}>
        <span>
          {t('transfers:import.read', {
            count: read.rows,
            shown: format.count(read.rows),
            file: props.fileName,
            columns: format.count(read.columns.length),
            encoding: read.encoding,
          })}
        </span>
        <Button variant="default" size="xs" onClick={props.onAnother}>
          {t('transfers:import.another')}
        </Button>
      </div>
      <p className={styles['quiet']}>{t('transfers:import.columnsHelp')}</p>
      <table className={styles['mapping']}>
        <thead>
          <tr>
            <th scope="col">{t('transfers:import.column')}</th>
            <th scope="col">{t('transfers:import.sample')}</th>
            <th scope="col">{t('transfers:import.goesTo')}</th>
          </tr>
        </thead>
        <tbody>
          {read.columns.map((column, index) => {
            const name = column.trim() === '' ? t('transfers:import.unnamed', { number: index + 1 }) : column;
            const samples = read.sample.slice(0, SAMPLES).map((row) => row[index] ?? '');
            return (
              // oxlint-disable-next-line react/no-array-index-key -- columns have no other identity: two may share a heading.
              <tr key={index}>
                <td>{name}</td>
                <td>
                  <div className={styles['sample']}>{samples.filter((cell) => cell !== '').join(' · ')}</div>
                </td>
                <td>
                  <Select
                    size="xs"
                    aria-label={t('transfers:import.goesToOf', { name })}
                    data={choices}
                    searchable
                    filter={foldedOptions}
                    value={mapping[index] ?? IGNORED}
                    onChange={(chosen) => {
                      const field = IMPORT_FIELDS.find((one) => one === chosen) ?? null;
                      props.onMapping(mapping.map((before, place) => (place === index ? field : before)));
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Select
        maw={420}
        label={t('transfers:import.matchBy')}
        description={t('transfers:import.matchByHelp')}
        data={MATCHES.map((value) => ({ value, label: t(`transfers:import.match.${value}`) }))}
        value={props.matchBy}
        onChange={(chosen) => {
          props.onMatchBy(MATCHES.find((one) => one === chosen) ?? 'none');
        }}
      />
    </div>
  );
}
