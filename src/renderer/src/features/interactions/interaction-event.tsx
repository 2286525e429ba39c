import { ActionIcon, Button, Checkbox, Tooltip } from '@mantine/core';
import { IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { runUndoable } from '../../ui/undo-toast.tsx';
import { EditInteraction } from './edit-interaction.tsx';
import { InteractionComments } from './interaction-comments.tsx';
import type { ContactChoice } from './interaction-fields.tsx';
import type { Interaction } from './interaction-values.ts';
import { kindText } from './interaction-words.tsx';
import styles from './interactions.module.css';

/** One call, e-mail, meeting or note on the timeline: what was said, its recall, its comments, its acts. */
export function InteractionEvent(props: {
  readonly interaction: Interaction;
  readonly contacts: readonly ContactChoice[];
}) {
  const { interaction, contacts } = props;
  const { t } = useWords();
  const format = useFormat();
  const mayWrite = useMay('interactions.write');
  const [isEditing, setEditing] = useState(false);
  const [areCommentsOpen, setCommentsOpen] = useState(false);
  const remove = useMutation(rpc.interactions.delete.mutationOptions());
  const restore = useMutation(rpc.interactions.restore.mutationOptions());
  const { uid, kind, direction, comments } = interaction;
  if (isEditing)
    return (
      <EditInteraction
        uid={uid}
        contacts={contacts}
        onClose={() => {
          setEditing(false);
        }}
      />
    );
  const head = [
    kindText(t, kind, direction),
    interaction.contactName ?? '',
    interaction.durationMinutes === null ? '' : format.duration(interaction.durationMinutes),
  ].filter((part) => part !== '');
  return (
    <div className={styles['told']}>
      <div className={styles['head']}>
        <span className={styles['headText']}>{head.join(' · ')}</span>
        {interaction.mayChange ? (
          <span className={styles['headActs']}>
            <Tooltip label={t('action.edit')}>
              <ActionIcon
                size={24}
                aria-label={t('interactions:edit')}
                onClick={() => {
                  setEditing(true);
                }}
              >
                <IconPencil size={15} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('action.delete')}>
              <ActionIcon
                size={24}
                aria-label={t('interactions:delete')}
                onClick={() => {
                  // It is off the list before the answer is here: undo pressed then means this act.
                  runUndoable(async () => {
                    await remove.mutateAsync({ uid });
                    return {
                      message: t('interactions:deleted', { kind: t(`interactions:kind.${kind}`) }),
                      undo: async () => restore.mutateAsync({ uid }),
                    };
                  }).catch(() => undefined);
                }}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Tooltip>
          </span>
        ) : null}
      </div>
      {interaction.subject === '' ? null : <p className={styles['subject']}>{interaction.subject}</p>}
      <Told interaction={interaction} />
      <ErrorAlert error={remove.error ?? restore.error} />
      <div className={styles['below']}>
        {interaction.recallOn === null ? null : <Recall interaction={interaction} mayWrite={mayWrite} />}
        {interaction.authorName === null ? null : (
          <span>{t('clients:timeline.by', { name: interaction.authorName })}</span>
        )}
        {mayWrite || comments > 0 ? (
          <Button
            variant="subtle"
            size="compact-xs"
            className={styles['commentButton'] ?? ''}
            leftSection={<IconMessage size={14} />}
            aria-expanded={areCommentsOpen}
            onClick={() => {
              setCommentsOpen(!areCommentsOpen);
            }}
          >
            {comments === 0
              ? t('interactions:comment.add')
              : t('interactions:comment.count', { count: comments })}
          </Button>
        ) : null}
      </div>
      {areCommentsOpen ? <InteractionComments uid={uid} mayWrite={mayWrite} /> : null}
    </div>
  );
}

/** The text; what a page cut off is read when it is asked for. */
function Told({ interaction }: { readonly interaction: Interaction }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const whole = useQuery(
    rpc.interactions.get.queryOptions({ input: { uid: interaction.uid }, enabled: isWhole }),
  );
  if (interaction.excerpt === '') return null;
  return (
    <>
      <p className={styles['text']}>
        {whole.data?.body ?? `${interaction.excerpt}${interaction.isCut ? '…' : ''}`}
      </p>
      {interaction.isCut && whole.data === undefined ? (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={whole.isFetching}
          onClick={() => {
            setWhole(true);
          }}
        >
          {t('interactions:readOn')}
        </Button>
      ) : null}
    </>
  );
}

/** The day to call back, ticked off when it is done. */
function Recall(props: { readonly interaction: Interaction; readonly mayWrite: boolean }) {
  const { interaction, mayWrite } = props;
  const { t } = useWords();
  const format = useFormat();
  const tick = useMutation(rpc.interactions.setRecallDone.mutationOptions());
  const { recallOn, recallDoneAt, uid } = interaction;
  if (recallOn === null) return null;
  const isDone = recallDoneAt !== null;
  const label = t('interactions:recall.on', { day: format.relativeDay(recallOn) });
  return (
    <span className={styles['recall']} data-tone={isDone ? 'done' : recallOn <= today() ? 'due' : 'open'}>
      <Checkbox
        size="xs"
        label={
          isDone
            ? `${label} · ${t('interactions:recall.done')}`
            : recallOn < today()
              ? `${label} · ${t('interactions:recall.late')}`
              : label
        }
        title={format.date(recallOn)}
        // The mark follows the press; the answer comes a moment later.
        checked={tick.isPending ? tick.variables.done : isDone}
        disabled={!mayWrite}
        onChange={(event) => {
          tick.mutate({ uid, done: event.currentTarget.checked });
        }}
      />
      <ErrorAlert error={tick.error} />
    </span>
  );
}
