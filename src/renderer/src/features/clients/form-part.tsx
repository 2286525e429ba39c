import type { ReactNode } from 'react';
import styles from './client-form.module.css';

/** Fields that belong together, under a quiet heading that screen readers announce. */
export function FormPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['part']}>
      <legend className={styles['legend']}>{title}</legend>
      <div className={styles['partFields']}>{children}</div>
    </fieldset>
  );
}
