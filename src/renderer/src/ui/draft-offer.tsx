import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import styles from './draft-offer.module.css';
import { dropDraft, useHasDraft } from './drafts.ts';

/** A form waits half-typed: says so and offers to go on with it or to forget it. */
export function DraftOffer(props: {
  /** The form's draft. */
  readonly id: string;
  /** What waits, as a sentence. */
  readonly text: string;
  readonly onResume: () => void;
  readonly onDiscard?: () => void;
}) {
  const { t } = useWords();
  if (!useHasDraft(props.id)) return null;
  return (
    <div className={styles['offer']}>
      <IconPencil size={16} aria-hidden />
      <span className={styles['text']}>{props.text}</span>
      <Button size="compact-xs" variant="light" onClick={props.onResume}>
        {t('form.resume')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          dropDraft(props.id);
          props.onDiscard?.();
        }}
      >
        {t('action.discardDraft')}
      </Button>
    </div>
  );
}
