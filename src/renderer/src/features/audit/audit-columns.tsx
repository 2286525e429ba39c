import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck, IconX } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { useListWidth } from '../../ui/use-list-width.ts';
import { entryText, objectText } from './audit-words.ts';

/** One entry of the log. */
export type AuditEntry = InferContractRouterOutputs<Contract>['audit']['list']['entries'][number];

const OUTCOME = {
  done: { tone: 'good', icon: IconCheck },
  denied: { tone: 'bad', icon: IconBan },
  refused: { tone: 'warning', icon: IconAlertTriangle },
  failed: { tone: 'bad', icon: IconX },
} as const;

/** Columns of the log. */
export function useAuditColumns(): readonly Column<AuditEntry, never>[] {
  const { t } = useWords();
  const format = useFormat();
  // A small window has no room for the fingerprint; the verification shows the one that counts.
  const isSmall = useListWidth(false) !== 'wide';
  const columns: readonly Column<AuditEntry, never>[] = [
    {
      key: 'sequence',
      header: t('audit:column.sequence'),
      width: isSmall ? '58px' : '72px',
      isNumber: true,
      cell: (entry) => format.count(entry.sequence),
    },
    {
      key: 'at',
      header: t('audit:column.at'),
      width: isSmall ? '150px' : '170px',
      cell: (entry) => <span className="tabular">{format.dateTime(entry.at)}</span>,
    },
    {
      key: 'actor',
      header: t('audit:column.actor'),
      width: isSmall ? 'minmax(100px, 1fr)' : 'minmax(120px, 1fr)',
      cell: (entry) => entry.actorName ?? t('audit:nobody'),
    },
    {
      key: 'action',
      header: t('audit:column.action'),
      width: isSmall ? 'minmax(160px, 2fr)' : 'minmax(190px, 2fr)',
      cell: (entry) => entryText(t, entry.action, entry.details),
    },
    {
      key: 'object',
      header: t('audit:column.object'),
      width: isSmall ? 'minmax(110px, 1.4fr)' : 'minmax(150px, 2fr)',
      cell: (entry) => {
        const kind = entry.objectKind === null ? '' : objectText(t, entry.objectKind);
        if (entry.fields.length === 0) return entry.objectLabel ?? kind;
        return (
          <Tooltip label={t('audit:fields', { fields: entry.fields.join(', ') })}>
            <span>{entry.objectLabel ?? kind}</span>
          </Tooltip>
        );
      },
    },
    {
      key: 'outcome',
      header: t('audit:column.outcome'),
      width: isSmall ? '100px' : '120px',
      cell: (entry) => <StatusChip {...OUTCOME[entry.outcome]} label={t(`audit:outcome.${entry.outcome}`)} />,
    },
    {
      key: 'hash',
      header: t('audit:column.hash'),
      width: '100px',
      cell: (entry) => (
        <Tooltip label={entry.hash}>
          <code>{entry.hash.slice(0, 8)}</code>
        </Tooltip>
      ),
    },
  ];
  return isSmall ? columns.filter(({ key }) => key !== 'hash') : columns;
}
