import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './import-page.module.css';
import type { ImportCounts } from './transfer-answers.ts';

/** What an import did, in words; outcomes that no row had are left out. */
export function useCountWords(counts: ImportCounts): readonly string[] {
  const { t } = useWords();
  const format = useFormat();
  const of = (count: number) => ({ count, shown: format.count(count) });
  return [
    counts.created > 0 ? t('transfers:import.doneCreated', of(counts.created)) : '',
    counts.changed > 0 ? t('transfers:import.doneChanged', of(counts.changed)) : '',
    counts.unchanged > 0 ? t('transfers:import.doneUnchanged', of(counts.unchanged)) : '',
    counts.duplicates > 0 ? t('transfers:import.doneDuplicates', of(counts.duplicates)) : '',
    counts.refused > 0 ? t('transfers:import.doneRefused', of(counts.refused)) : '',
  ].filter((text) => text !== '');
}

/** The same as a list. */
export function ImportCountList({ counts }: { readonly counts: ImportCounts }) {
  const words = useCountWords(counts);
  return (
    <ul className={styles['list']}>
      {words.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
