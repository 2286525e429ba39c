import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';

/** What became of a test message. */
export type TestOutcomeValue = InferContractRouterOutputs<Contract>['messaging']['test'];

/** What became of the test, and what to do about it, in plain words. */
export function TestOutcome({ outcome }: { readonly outcome: TestOutcomeValue }) {
  const { t } = useWords();
  const { reason } = outcome;
  if (reason === null) {
    return (
      <output className={styles['complete']}>
        <IconCircleCheck size={18} aria-hidden />
        {t('messaging:test.sent')}
      </output>
    );
  }
  return (
    <div role="alert" className={styles['missing']}>
      <p className={styles['complete-not']}>
        <IconAlertTriangle size={18} aria-hidden />
        {outcome.outcome === 'uncertain'
          ? t('messaging:test.uncertain')
          : t(`messaging:failure.${reason}.what`)}
      </p>
      <p>{t(`messaging:failure.${reason}.remedy`)}</p>
      {outcome.answerCode === '' ? null : (
        <p className={styles['quiet']}>{t('messaging:test.code', { code: outcome.answerCode })}</p>
      )}
    </div>
  );
}
