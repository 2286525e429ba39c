import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { dropDraft, keepDraft, readDraft } from '../../ui/drafts.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { runUndoable } from '../../ui/undo-toast.tsx';
import styles from './interactions.module.css';

/** What colleagues added under an interaction, and a line to add to it. */
export function InteractionComments(props: { readonly uid: string; readonly mayWrite: boolean }) {
  const { uid, mayWrite } = props;
  const { t } = useWords();
  const format = useFormat();
  const draft = `interaction-comment:${uid}`;
  const [text, setText] = useState(() => {
    const kept = readDraft(draft);
    return typeof kept === 'string' ? kept : '';
  });
  const line = useRef<HTMLInputElement>(null);
  // Whoever opened the comments writes one.
  useEffect(() => {
    line.current?.focus();
  }, []);
  const told = useQuery(rpc.interactions.get.queryOptions({ input: { uid } }));
  const add = useMutation(rpc.interactions.addComment.mutationOptions());
  const remove = useMutation(rpc.interactions.deleteComment.mutationOptions());
  const change = (next: string): void => {
    setText(next);
    if (next === '') dropDraft(draft);
    else keepDraft(draft, next);
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '' || add.isPending) return;
    try {
      await add.mutateAsync({ uid, text });
      change('');
    } catch {
      // The failure is shown under the line; what was typed stays.
    }
  };
  return (
    <div className={styles['comments']}>
      <ErrorAlert error={told.error} />
      {told.data === undefined || told.data.commentList.length === 0 ? null : (
        <ul className={styles['commentList']}>
          {told.data.commentList.map((comment) => (
            <li key={comment.uid} className={styles['comment']}>
              <div className={styles['commentText']}>
                <span className={styles['commentBy']}>
                  {comment.authorName ?? t('interactions:nobody')} ·{' '}
                  <time dateTime={comment.createdAt} title={format.dateTime(comment.createdAt)}>
                    {format.relative(comment.createdAt)}
                  </time>
                </span>
                <p>{comment.text}</p>
              </div>
              {comment.mayDelete ? (
                <Tooltip label={t('interactions:comment.delete')}>
                  <ActionIcon
                    size={24}
                    aria-label={t('interactions:comment.delete')}
                    onClick={() => {
                      runUndoable(async () => {
                        await remove.mutateAsync({ uid: comment.uid });
                        return {
                          message: t('interactions:comment.deleted'),
                          undo: async () => add.mutateAsync({ uid, text: comment.text }),
                        };
                      }).catch(() => undefined);
                    }}
                  >
                    <IconTrash size={14} />
                  </ActionIcon>
                </Tooltip>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? (
        <form
          className={styles['commentForm']}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            size="xs"
            ref={line}
            className={styles['commentLine'] ?? ''}
            aria-label={t('interactions:comment.write')}
            placeholder={t('interactions:comment.write')}
            maxLength={2000}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              change(event.currentTarget.value);
            }}
          />
          <Button
            type="submit"
            size="xs"
            variant="default"
            loading={add.isPending}
            disabled={text.trim() === ''}
          >
            {t('action.add')}
          </Button>
        </form>
      ) : null}
      <ErrorAlert error={add.error ?? remove.error} />
    </div>
  );
}
