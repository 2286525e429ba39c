import { Button } from '@mantine/core';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import { useListWidth } from '../../ui/use-list-width.ts';
import { usePrice } from '../services/service-words.tsx';
import cells from '../../ui/list-cells.module.css';
import styles from '../services/services.module.css';
import type { CatalogueItem } from './catalogue-picker.tsx';
import pageStyles from './catalogue.module.css';

/** Columns of the catalogue; `onArchive` is null for people who only read it. */
export function useCatalogueColumns(
  onArchive: ((item: CatalogueItem) => void) | null,
): readonly Column<CatalogueItem, never>[] {
  const { t } = useWords();
  const format = useFormat();
  const price = usePrice();
  const room = useListWidth(false);
  const columns: readonly Column<CatalogueItem, never>[] = [
    {
      key: 'name',
      header: t('services:catalogue.name'),
      width: 'minmax(160px, 2fr)',
      cell: (item) => (
        <span className={styles['main']}>
          {item.name}
          {item.archived ? (
            <span className={cells['small']}> · {t('services:catalogue.isArchived')}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'code',
      header: t('services:catalogue.code'),
      width: 'minmax(90px, 0.8fr)',
      cell: (item) => <span className={styles['quiet']}>{item.code}</span>,
    },
    {
      key: 'type',
      header: t('services:field.type'),
      width: 'minmax(110px, 1fr)',
      cell: (item) => t(`services:type.${item.serviceType}`),
    },
    {
      key: 'unit',
      header: t('services:field.unit'),
      width: '90px',
      cell: (item) => t(`services:unit.${item.unit}`),
    },
    {
      key: 'vat',
      header: t('services:field.vat'),
      width: 'minmax(80px, 0.8fr)',
      cell: (item) =>
        item.vatCategory === 'S'
          ? format.percent(Number(item.vatRate))
          : t(`services:vat.${item.vatCategory}`),
    },
    {
      key: 'price',
      header: t('services:field.unitPrice'),
      width: '120px',
      isNumber: true,
      cell: (item) => price(item.unitPrice),
    },
    ...(onArchive !== null
      ? [
          {
            key: 'archive',
            header: t('action.more'),
            isHeaderHidden: true,
            width: '110px',
            isNumber: true,
            cell: (item: CatalogueItem) => (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                className={pageStyles['archive'] ?? ''}
                aria-label={t(
                  item.archived ? 'services:catalogue.restoreNamed' : 'services:catalogue.archiveNamed',
                  { name: item.name },
                )}
                onClick={() => {
                  onArchive(item);
                }}
              >
                {t(item.archived ? 'services:catalogue.restore' : 'services:catalogue.archive')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  if (room === 'narrow') return columns.filter(({ key }) => key === 'name' || key === 'price');
  return room === 'medium' ? columns.filter(({ key }) => key !== 'type') : columns;
}
