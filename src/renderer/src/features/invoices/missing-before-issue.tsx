import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { Link } from 'react-router';
import type { Contract } from '#shared/contract/index.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import styles from './draft.module.css';

type Missing = InferContractRouterOutputs<Contract>['invoices']['prepareIssue']['missing'][number];

/** Fields with a word of their own; dots of the path are dashes in the words. */
const FIELDS = [
  'name',
  'legalForm',
  'capital',
  'register',
  'address-line1',
  'address-postalCode',
  'address-city',
  'address-country',
  'siren',
  'siret',
  'vatNumber',
  'latePenalty',
  'earlyPaymentDiscount',
  'iban',
  'bic',
  'dueDate',
  'supply-to',
  'lines',
] as const;
const LINE_FIELDS = [
  'name',
  'quantity',
  'unitPrice',
  'priceBase',
  'discountPercent',
  'vatCategory',
  'vatRate',
] as const;
const CODES = [
  'missing',
  'invalid',
  'siret-not-of-siren',
  'vat-number-not-of-siren',
  'vat-charged-under-franchise',
  'exempt-without-franchise',
  'no-line',
  'line-amount-refused',
  'negative-total',
  'due-date-before-issue-date',
  'due-date-too-late',
  'supply-dates-reversed',
] as const;
const INVOICING = new Set(['latePenalty', 'earlyPaymentDiscount', 'iban', 'bic']);

function fieldWord(t: Words, path: string): string {
  const line = /^lines\.(\d+)(?:\.(\w+))?$/.exec(path);
  if (line !== null) {
    const name = LINE_FIELDS.find((one) => one === line[2]);
    const position = Number(line[1]) + 1;
    return name === undefined
      ? t('invoices:field.line', { position })
      : t('invoices:lines.label', { position, field: t(`invoices:lineField.${name}`) });
  }
  const known = FIELDS.find((one) => one === path.replaceAll('.', '-'));
  return known === undefined ? path : t(`invoices:field.${known}`);
}

/** Puts the cursor into the draft's field that a problem is about. */
function focusField(path: string): void {
  const line = /^lines\.(\d+)(?:\.(\w+))?$/.exec(path);
  const target =
    line === null
      ? document.querySelector<HTMLElement>(`[data-draft="${path}"]`)
      : [...document.querySelectorAll<HTMLElement>('[data-line]')]
          .at(Number(line[1]))
          ?.querySelector<HTMLElement>(`[data-field="${line[2] ?? 'name'}"], input`);
  target?.focus();
}

function Place(props: { readonly item: Missing; readonly clientUid: string }) {
  const { t } = useWords();
  const { item } = props;
  const code = CODES.find((one) => one === item.code) ?? 'invalid';
  const text = t(`invoices:problem.${code}`, { field: fieldWord(t, item.field) });
  switch (item.where) {
    case 'organisation':
      return (
        <Link to={INVOICING.has(item.field) ? '/settings/invoicing' : '/settings/company'}>
          {t('invoices:problemOf.organisation', { text })}
        </Link>
      );
    case 'client':
      return <Link to={`/clients/${props.clientUid}`}>{t('invoices:problemOf.client', { text })}</Link>;
    case 'invoice':
      return (
        <button
          type="button"
          onClick={() => {
            focusField(item.field);
          }}
        >
          {text}
        </button>
      );
    default:
      return unreachable(item.where);
  }
}

/** What stands between a draft and its issue, each with the way to its place. */
export function MissingBeforeIssue(props: {
  readonly missing: readonly Missing[];
  readonly unprintable: readonly string[];
  readonly clientUid: string;
}) {
  const { t } = useWords();
  const isReady = !props.missing.some((item) => item.severity === 'blocking');
  return (
    <section className={styles['panel']} aria-label={t('invoices:ready.title')}>
      <h2 className={styles['title']}>{t('invoices:ready.title')}</h2>
      {isReady ? (
        <p className={styles['good']}>
          <IconCircleCheck size={18} aria-hidden />
          {t(props.missing.length === 0 ? 'invoices:ready.yes' : 'invoices:ready.enough')}
        </p>
      ) : null}
      <ul className={styles['todo']}>
        {props.missing.map((item) => (
          <li key={`${item.where}.${item.field}.${item.code}`}>
            {item.severity === 'blocking' ? (
              <IconCircleDashed
                size={18}
                className={styles['blocking']}
                aria-label={t('invoices:ready.blocking')}
              />
            ) : (
              <IconAlertTriangle
                size={18}
                className={styles['warning']}
                aria-label={t('invoices:ready.warning')}
              />
            )}
            <Place item={item} clientUid={props.clientUid} />
          </li>
        ))}
        {props.unprintable.length === 0 ? null : (
          <li>
            <IconAlertTriangle
              size={18}
              className={styles['warning']}
              aria-label={t('invoices:ready.warning')}
            />
            {t('invoices:ready.unprintable', { characters: props.unprintable.join(' ') })}
          </li>
        )}
      </ul>
    </section>
  );
}
