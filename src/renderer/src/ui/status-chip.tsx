import type { Icon } from '@tabler/icons-react';
import styles from './status-chip.module.css';

/** Meaning of a state's colour; the word and the icon always stand beside it. */
export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad' | 'struck';

/** A state as a word with an icon; `struck` is for cancelled things. */
export function StatusChip(props: { readonly tone: Tone; readonly icon: Icon; readonly label: string }) {
  const { icon: Mark } = props;
  return (
    <span className={styles['chip']} data-tone={props.tone}>
      <Mark size={14} stroke={2} aria-hidden />
      <span className={styles['word']}>{props.label}</span>
    </span>
  );
}
