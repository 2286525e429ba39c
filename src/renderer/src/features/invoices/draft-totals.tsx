import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Cents } from '#shared/kernel/money.ts';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import styles from './draft.module.css';
import { computableLines, type LineValues } from './draft-values.ts';

type Totals = InferContractRouterOutputs<Contract>['invoices']['computeTotals']['totals'];

/** Totals of lines while they are typed, computed by the core with the rules of the issued document. */
export function useDraftTotals(lines: readonly LineValues[], language: 'fr' | 'en') {
  const [settled] = useDebouncedValue(lines, 180);
  const asked = computableLines(settled);
  const { data, error } = useQuery(
    rpc.invoices.computeTotals.queryOptions({
      input: { lines: asked.map(({ line }) => line), language },
      placeholderData: keepPreviousData,
    }),
  );
  const nets = new Map<number, Cents>();
  for (const [position, { index }] of asked.entries()) {
    const net = data?.lineNets[position];
    if (net !== undefined) nets.set(index, net);
  }
  return { totals: data?.totals, nets, error };
}

/** Totals and VAT by rate. */
export function TotalsTable({ totals }: { readonly totals: Totals }) {
  const { t } = useWords();
  const format = useFormat();
  const texts = [...new Set(totals.vat.map((part) => part.exemptionText).filter((text) => text !== ''))];
  return (
    <>
      <table className={styles['totals']}>
        <tbody>
          <tr className={styles['rule']}>
            <th scope="row">{t('invoices:totals.net')}</th>
            <td>{format.money(totals.net)}</td>
          </tr>
          {totals.vat.map((part) => (
            <tr key={`${part.category} ${part.rate}`}>
              <th scope="row">
                {part.category === 'S'
                  ? t('invoices:totals.vat', {
                      rate: format.percent(Number(part.rate)),
                      base: format.money(part.base),
                    })
                  : t(`services:vat.${part.category}`)}
              </th>
              <td>{format.money(part.tax)}</td>
            </tr>
          ))}
          <tr className={styles['grand']}>
            <th scope="row">{t('invoices:totals.gross')}</th>
            <td>{format.money(totals.gross)}</td>
          </tr>
        </tbody>
      </table>
      {texts.map((text) => (
        <p key={text} className={styles['exemption']}>
          {text}
        </p>
      ))}
    </>
  );
}

/** The panel beside a draft. */
export function DraftTotals(props: { readonly totals: Totals | undefined; readonly error: unknown }) {
  const { t } = useWords();
  return (
    <section className={styles['panel']} aria-label={t('invoices:totals.title')} aria-live="polite">
      {props.totals === undefined ? null : <TotalsTable totals={props.totals} />}
      <ErrorAlert error={props.error} />
    </section>
  );
}
