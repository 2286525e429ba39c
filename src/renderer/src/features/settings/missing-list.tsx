import { IconCircleCheck } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import styles from './settings.module.css';

type Missing = InferContractRouterOutputs<Contract>['organisation']['get']['missing'][number];

const FIELDS = [
  'name',
  'legalForm',
  'capital',
  'siren',
  'siret',
  'vatNumber',
  'register',
  'email',
  'phone',
  'iban',
  'bic',
  'accountHolder',
  'latePenalty',
  'earlyPaymentDiscount',
] as const;
const PLACE = ['line1', 'line2', 'postalCode', 'city', 'country'] as const;
const CODES = ['missing', 'invalid', 'siret-not-of-siren', 'vat-number-not-of-siren'] as const;

function fieldWord(t: Words, path: string): string {
  const own = FIELDS.find((name) => name === path);
  if (own !== undefined) return t(`organisation:field.${own}`);
  const place = PLACE.find((name) => path === `address.${name}`);
  return place === undefined ? t('organisation:field.other') : t(`organisation:field.${place}`);
}

/** What still keeps invoices from being issued; the good news when nothing does. */
export function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const { t } = useWords();
  const blocking = missing.filter((issue) => issue.severity === 'blocking');
  if (blocking.length === 0) {
    return (
      <p className={styles['complete']}>
        <IconCircleCheck size={18} aria-hidden />
        {t('organisation:complete')}
      </p>
    );
  }
  return (
    <div className={styles['missing']}>
      {t('organisation:missingTitle', { count: blocking.length })}
      <ul>
        {blocking.map((issue) => {
          const code = CODES.find((one) => one === issue.code) ?? 'other';
          return (
            <li key={`${issue.field}:${issue.code}`}>
              {t(`organisation:missing.${code}`, { field: fieldWord(t, issue.field) })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
