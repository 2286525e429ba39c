import { useQuery } from '@tanstack/react-query';
import { IconFlask, IconPlugConnectedX } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { useLinkState } from '../rpc/link-state.ts';
import styles from './frame.module.css';

/** Says that the line to the core broke and is being made again. */
export function LinkBanner() {
  const { t } = useWords();
  if (useLinkState() !== 'lost') return null;
  return (
    <p role="alert" className={styles['banner']} data-tone="bad">
      <IconPlugConnectedX size={16} aria-hidden />
      {t('state.lost')}
    </p>
  );
}

/** Says that the data is invented. */
export function DemonstrationNote() {
  const { t } = useWords();
  const { data } = useQuery(rpc.vault.status.queryOptions({ input: {} }));
  if (data?.demonstration !== true) return null;
  return (
    <output className={styles['banner']} data-tone="info">
      <IconFlask size={16} aria-hidden />
      {t('state.demonstration')}
    </output>
  );
}
