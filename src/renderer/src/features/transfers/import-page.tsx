import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { namesClients, useImportState, usualMatch, type Chosen, type ImportState } from './import-state.ts';
import styles from './import-page.module.css';
import { MapColumns } from './map-columns.tsx';
import { PastImports } from './past-imports.tsx';
import { PreviewTable } from './preview-table.tsx';
import type { Preview } from './transfer-answers.ts';

const STEPS = ['file', 'columns', 'check', 'done'] as const;

/** Import of clients in four steps: file, columns, check, result; nothing is saved before the last one. */
export function ImportPage() {
  const { t } = useWords();
  const [state, setState] = useImportState();
  const read = useMutation(rpc.transfers.readHeader.mutationOptions({ meta: { silent: true } }));
  const preview = useMutation(rpc.transfers.preview.mutationOptions({ meta: { silent: true } }));
  const restart = (): void => {
    read.reset();
    preview.reset();
    setState({ step: 'file' });
  };

  const readFile = (file: File): void => {
    read.mutate(
      { file },
      {
        onSuccess: (found) => {
          setState({
            step: 'columns',
            file,
            read: found,
            mapping: found.mapping,
            matchBy: usualMatch(found.mapping),
          });
        },
      },
    );
  };

  const check = ({ file, read: found, mapping, matchBy }: Chosen): void => {
    preview.mutate(
      { file, mapping, matchBy },
      {
        onSuccess: (answer) => {
          setState({ step: 'check', file, read: found, mapping, matchBy, preview: answer });
        },
      },
    );
  };

  return (
    <Page
      title={t('transfers:import.title')}
      crumbs={[{ label: t('clients:title'), to: '/clients' }]}
      scrolls={false}
    >
      <div className={styles['wizard']}>
        <Steps current={state.step} />
        {state.step === 'file' ? (
          <div className={styles['scroll']}>
            <div className={styles['narrow']}>
              <ErrorAlert error={read.error} />
              <ChooseFile isReading={read.isPending} onFile={readFile} />
              <PastImports />
            </div>
          </div>
        ) : null}
        {state.step === 'columns' ? (
          <>
            <div className={styles['scroll']}>
              <MapColumns
                fileName={state.file.name}
                read={state.read}
                mapping={state.mapping}
                matchBy={state.matchBy}
                onMapping={(mapping) => {
                  setState({ ...state, mapping });
                }}
                onMatchBy={(matchBy) => {
                  setState({ ...state, matchBy });
                }}
                onAnother={restart}
              />
            </div>
            <ErrorAlert error={preview.error} />
            <footer className={styles['foot']}>
              <span className={styles['gap']}>
                {namesClients(state.mapping) ? null : t('transfers:import.nameMissing')}
                {preview.isPending ? t('transfers:import.checking') : null}
              </span>
              <Button
                disabled={!namesClients(state.mapping)}
                loading={preview.isPending}
                onClick={() => {
                  check(state);
                }}
              >
                {t('transfers:import.check')}
              </Button>
            </footer>
          </>
        ) : null}
        {state.step === 'check' ? (
          <CheckStep
            state={state}
            onBack={() => {
              const { file, read: found, mapping, matchBy } = state;
              setState({ step: 'columns', file, read: found, mapping, matchBy });
            }}
            onDone={(uid) => {
              setState({ step: 'done', uid });
            }}
          />
        ) : null}
        {state.step === 'done' ? (
          <div className={styles['scroll']}>
            <div className={styles['narrow']}>
              <ImportResult uid={state.uid} onAgain={restart} />
              <PastImports />
            </div>
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function Steps({ current }: { readonly current: ImportState['step'] }) {
  const { t } = useWords();
  const names = {
    file: t('transfers:import.stepFile'),
    columns: t('transfers:import.stepColumns'),
    check: t('transfers:import.stepCheck'),
    done: t('transfers:import.stepDone'),
  };
  const place = STEPS.indexOf(current);
  return (
    <ol className={styles['steps']} aria-label={t('transfers:import.steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={styles['step']}
          aria-current={step === current ? 'step' : undefined}
          data-done={index < place || undefined}
        >
          <span className={styles['number']}>
            {index < place ? <IconCheck size={13} aria-hidden /> : index + 1}
          </span>
          {names[step]}
        </li>
      ))}
    </ol>
  );
}

function CheckStep(props: {
  readonly state: Chosen & { readonly preview: Preview };
  readonly onBack: () => void;
  readonly onDone: (uid: string) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { file, mapping, matchBy, preview } = props.state;
  const [duplicates, setDuplicates] = useState<'skip' | 'create'>('skip');
  // Here and not beside the call: the import ends even when this page was left meanwhile.
  const run = useMutation(
    rpc.transfers.run.mutationOptions({
      onSuccess: ({ uid }) => {
        props.onDone(uid);
      },
    }),
  );
  const { counts } = preview;
  const rows = counts.created + counts.changed + (duplicates === 'create' ? counts.duplicates : 0);
  return (
    <>
      <PreviewTable preview={preview} />
      <ErrorAlert error={run.error} />
      <footer className={styles['foot']}>
        {counts.duplicates === 0 ? null : (
          <Select
            size="xs"
            w={250}
            label={t('transfers:import.duplicates')}
            data={[
              { value: 'skip', label: t('transfers:import.duplicatesSkip') },
              { value: 'create', label: t('transfers:import.duplicatesCreate') },
            ]}
            value={duplicates}
            onChange={(chosen) => {
              setDuplicates(chosen === 'create' ? 'create' : 'skip');
            }}
          />
        )}
        <span className={styles['gap']}>
          {run.isPending ? (
            <ImportProgress />
          ) : preview.rows.length < counts.total ? (
            t('transfers:import.limited', { shown: format.count(preview.rows.length) })
          ) : null}
        </span>
        <Button variant="default" onClick={props.onBack} disabled={run.isPending}>
          {t('action.back')}
        </Button>
        <Button
          disabled={rows === 0}
          loading={run.isPending}
          onClick={() => {
            run.mutate({ file, mapping, matchBy, duplicates });
          }}
        >
          {rows === 0
            ? t('transfers:import.nothing')
            : t('transfers:import.run', { count: rows, shown: format.count(rows) })}
        </Button>
      </footer>
    </>
  );
}
