import type { FormErrors } from '@mantine/form';
import { useWords } from '../i18n/use-words.ts';
import styles from './form-sheet.module.css';

/** How many fields need correcting, when more than one does: the sentences stand under the fields. */
export function FormErrorSummary({ errors }: { readonly errors: FormErrors }) {
  const { t } = useWords();
  const count = Object.values(errors).filter(Boolean).length;
  if (count < 2) return null;
  return (
    <p role="alert" className={styles['summary']}>
      {t('errors:summary', { count })}
    </p>
  );
}
