import { useId, type ReactNode } from 'react';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';

/** One part of the settings of messages, under its heading. */
export function Part(props: {
  readonly name: 'email' | 'sms' | 'mailbox' | 'rhythm' | 'surveys' | 'test';
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['form']}>
      <h2 id={id} className={styles['heading']}>
        {t(`messaging:part.${props.name}`)}
      </h2>
      {props.children}
    </section>
  );
}
