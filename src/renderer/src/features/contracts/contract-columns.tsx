import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import cells from '../../ui/list-cells.module.css';
import { ContractMenu } from './contract-menu.tsx';
import { StandingChip, useTermText } from './contract-words.tsx';
import type { ContractActs, ContractRow } from './use-contract-acts.ts';

/** Columns of the list of service contracts; `write` is null for people who only read. */
export function useContractColumns(
  write: { readonly acts: ContractActs; readonly onEdit: (row: ContractRow) => void } | null,
  width: ListWidth,
): readonly Column<ContractRow, never>[] {
  const { t } = useWords();
  const format = useFormat();
  const termText = useTermText();
  const notice = (row: ContractRow): string =>
    row.standing === 'running'
      ? t('contracts:waitsFrom', { day: format.date(row.waitsFrom) })
      : row.standing === 'to-renew'
        ? t('contracts:endsIn', { when: format.relativeDay(row.endsOn) })
        : '';
  return [
    {
      key: 'standing',
      header: t('contracts:column.standing'),
      width: '140px',
      cell: (row) => <StandingChip standing={row.standing} />,
    },
    {
      key: 'client',
      header: t('contracts:column.client'),
      width: 'minmax(150px, 1fr)',
      cell: (row) => (
        <div className={cells['two']}>
          <Link to={`/clients/${row.clientUid}`} className={cells['name'] ?? ''}>
            {row.clientName}
          </Link>
          {width !== 'wide' ? <span className={cells['small']}>{row.title}</span> : null}
        </div>
      ),
    },
    ...(width !== 'wide'
      ? []
      : [
          {
            key: 'title',
            header: t('contracts:column.title'),
            width: 'minmax(150px, 1.2fr)',
            cell: (row: ContractRow) => row.title,
          },
        ]),
    {
      key: 'term',
      header: t('contracts:column.term'),
      width: width !== 'wide' ? 'minmax(120px, 1fr)' : '230px',
      cell: (row) => (
        <div className={cells['two']}>
          <span>{termText(row)}</span>
          <span className={cells['small']}>{notice(row)}</span>
        </div>
      ),
    },
    ...(write !== null
      ? [
          {
            key: 'act',
            header: t('contracts:column.act'),
            isHeaderHidden: true,
            width: '136px',
            cell: (row: ContractRow) => (
              <ContractMenu
                row={row}
                acts={write.acts}
                onEdit={() => {
                  write.onEdit(row);
                }}
              />
            ),
          },
        ]
      : []),
  ];
}
