import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './audit.module.css';

type Report = InferContractRouterOutputs<Contract>['audit']['verify'];

/** Outcome of the verification: intact with its figures, or the first entry that cannot be believed. */
export function VerifyReport({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const format = useFormat();
  const { firstBad, head } = report;
  if (firstBad === null) {
    return (
      <output className={styles['report']} data-tone="good">
        <IconShieldCheck size={20} aria-hidden />
        <span>
          {t('audit:intact', { count: report.entries, checkpoints: format.count(report.checkpoints) })}
          {head === null ? null : (
            <>
              {' '}
              {t('audit:head', { sequence: format.count(head.sequence) })} <code>{head.hash}</code>
            </>
          )}
        </span>
      </output>
    );
  }
  return (
    <div role="alert" className={styles['report']} data-tone="bad">
      <IconShieldX size={20} aria-hidden />
      <span>
        <strong>
          {t('audit:bad', { sequence: format.count(firstBad.sequence) })}
          {firstBad.at === null ? '' : ` (${format.dateTime(firstBad.at)})`}
        </strong>{' '}
        {t(`audit:badReason.${firstBad.reason}`)} {t('audit:badAdvice')}
      </span>
    </div>
  );
}
