import { Button } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { queryClient } from '../rpc/query-client.ts';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';

/** States of the vault in which nobody can sign in. */
export type VaultProblem = 'damaged' | 'newer-version' | 'in-use-elsewhere';

/** Says why the vault does not open, what is kept and what to do. */
export function ProblemScreen(props: { readonly state: VaultProblem; readonly problem: string | null }) {
  const { t } = useWords();
  return (
    <PlainPage title={t(`vault:problem.${props.state}.title`)}>
      <p>{t(`vault:problem.${props.state}.text`)}</p>
      {props.problem === null ? null : (
        <p className={styles['quiet']}>
          <code>{props.problem}</code>
        </p>
      )}
      <Button
        variant="default"
        onClick={() => {
          void queryClient.invalidateQueries();
        }}
      >
        {t('action.retry')}
      </Button>
    </PlainPage>
  );
}
