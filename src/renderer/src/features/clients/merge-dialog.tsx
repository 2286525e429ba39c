import { Button, Loader, Modal, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client as core, rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { fieldsOfView, type ClientFields } from './client-values.ts';
import { clientDifferences, mergeClient, type MergeField, type Side } from './merge-client.ts';
import styles from './merge-dialog.module.css';
import { shownValue } from './shown-value.ts';

/** What was decided: the client to save, on the revision that was compared. */
export interface Merged {
  readonly fields: ClientFields;
  readonly theirs: ClientFields;
  readonly revision: number;
}

interface MergeDialogProps {
  readonly uid: string;
  readonly base: ClientFields;
  readonly mine: ClientFields;
  /** Null when the person goes back to the form. */
  readonly onAnswer: (merged: Merged | null) => void;
}

/** Shows both values of every field that differs after somebody else saved first, and lets the person choose. */
export function MergeDialog({ uid, base, mine, onAnswer }: MergeDialogProps) {
  const { t } = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [chosen, setChosen] = useState<Partial<Record<MergeField, Side>>>({});
  const saved = useQuery({
    queryKey: ['merge-client', uid],
    // Asked anew each time: what was cached is what the conflict is about.
    queryFn: async () => {
      const [view, history] = await Promise.all([
        core.clients.get({ uid }),
        core.clients.timeline({ uid, kinds: ['client'] }),
      ]);
      return { view, last: history.events.find((event) => event.verb !== 'created') };
    },
    gcTime: 0,
    staleTime: 0,
  });
  const names = useQuery(rpc.users.names.queryOptions({ input: {} }));
  const theirs = saved.data === undefined ? null : fieldsOfView(saved.data.view);
  const differences = theirs === null ? [] : clientDifferences(base, mine, theirs);
  const sideOf = (field: MergeField, proposed: Side): Side => chosen[field] ?? proposed;
  const last = saved.data?.last;
  const ownerName = (owner: string): string =>
    names.data?.users.find((user) => user.uid === owner)?.name ?? saved.data?.view.ownerName ?? owner;

  return (
    <Modal
      opened
      size={720}
      zIndex={300}
      title={t('clients:conflict.title')}
      classNames={{ title: styles['heading'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      onClose={() => {
        onAnswer(null);
      }}
    >
      <div className={styles['body']}>
        <ErrorAlert error={saved.error} />
        {saved.isPending ? <Loader role="status" size="sm" aria-label={t('table.loading')} /> : null}
        {theirs === null ? null : (
          <p className={styles['text']}>
            {differences.length === 0
              ? t('clients:conflict.nothing')
              : last?.actorName === undefined || last.actorName === null
                ? t('clients:conflict.bySomebody')
                : t('clients:conflict.byWhom', { name: last.actorName, when: format.relative(last.at) })}
          </p>
        )}
        {differences.map(({ field, mine: typed, theirs: kept, proposed }) => {
          const value = (side: unknown): string => {
            const shown = shownValue(field, side, { t, format, language, ownerName });
            return shown === '' ? t('clients:conflict.empty') : shown;
          };
          return (
            <Radio.Group
              key={field}
              label={t(`clients:field.${field}`)}
              value={sideOf(field, proposed)}
              onChange={(side) => {
                setChosen({ ...chosen, [field]: side === 'mine' ? 'mine' : 'theirs' });
              }}
              classNames={{ label: styles['field'] ?? '' }}
            >
              <div className={styles['sides']}>
                <Radio.Card
                  value="mine"
                  className={styles['side'] ?? ''}
                  aria-label={`${t('clients:conflict.mine')} : ${value(typed)}`}
                >
                  <Radio.Indicator size="xs" />
                  <span>
                    <span className={styles['whose']}>{t('clients:conflict.mine')}</span>
                    <span className={styles['value']}>{value(typed)}</span>
                  </span>
                </Radio.Card>
                <Radio.Card
                  value="theirs"
                  className={styles['side'] ?? ''}
                  aria-label={`${t('clients:conflict.theirs')} : ${value(kept)}`}
                >
                  <Radio.Indicator size="xs" />
                  <span>
                    <span className={styles['whose']}>{t('clients:conflict.theirs')}</span>
                    <span className={styles['value']}>{value(kept)}</span>
                  </span>
                </Radio.Card>
              </div>
            </Radio.Group>
          );
        })}
        <div className={styles['actions']}>
          <Button
            variant="default"
            onClick={() => {
              onAnswer(null);
            }}
          >
            {t('action.back')}
          </Button>
          <Button
            disabled={theirs === null}
            onClick={() => {
              if (theirs === null || saved.data === undefined) return;
              const choices = Object.fromEntries(
                differences.map(({ field, proposed }) => [field, sideOf(field, proposed)]),
              );
              onAnswer({
                fields: mergeClient(mine, theirs, choices),
                theirs,
                revision: saved.data.view.revision,
              });
            }}
          >
            {t('clients:conflict.save')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
