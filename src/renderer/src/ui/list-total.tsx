import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { FootGap } from './filter-bar.tsx';

/** How many rows a list has at the left of its foot, their totals at the right; counted up to ten thousand only. */
export function ListTotal(props: {
  readonly page: { readonly total: number; readonly totalIsExact: boolean };
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { total, totalIsExact } = props.page;
  return (
    <>
      <span>
        {totalIsExact
          ? t('table.rows', { count: total })
          : t('table.moreThan', { shown: format.count(total - 1) })}
      </span>
      <FootGap />
      {props.children}
    </>
  );
}
