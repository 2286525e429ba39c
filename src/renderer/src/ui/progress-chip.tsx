import { Loader } from '@mantine/core';
import { useIsMutating } from '@tanstack/react-query';
import type { MutationKey } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import styles from './status-chip.module.css';

/** Shows that long work of a kind (`mutationKey`) runs behind, wherever it was started. */
export function ProgressChip(props: { readonly mutationKey: MutationKey; readonly what: string }) {
  const { t } = useWords();
  const running = useIsMutating({ mutationKey: props.mutationKey });
  if (running === 0) return null;
  return (
    <output className={styles['chip']}>
      <Loader size={12} />
      {t('progress.running', { what: props.what })}
    </output>
  );
}
