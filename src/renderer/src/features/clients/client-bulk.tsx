import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMay } from '../../session/use-session.ts';
import { ChosenBar, type ChosenAct } from '../../ui/chosen-bar.tsx';
import type { Bulk } from '../../ui/use-bulk.ts';
import type { Chosen } from '../../ui/use-chosen.ts';
import type { ClientRow } from './client-answers.ts';
import { setStatusOf } from './client-bulk-acts.ts';
import type { ClientSort } from './client-filters.ts';
import { clientsFile } from './client-table.ts';
import { TagAct } from './tag-act.tsx';

/** Whether this person can do anything to several clients; without, rows are not chosen at all. */
export function useMayChooseClients(): boolean {
  const mayUpdate = useMay('clients.update');
  const mayExport = useMay('rows.export');
  return mayUpdate || mayExport;
}

const tagAct = (bulk: Bulk<ClientRow>, chosen: readonly ClientRow[]) => (
  <TagAct bulk={bulk} chosen={chosen} />
);

/** What can be done to the chosen clients: archive, bring back, tags, a CSV file. */
export function ClientBulk({ chosen }: { readonly chosen: Chosen<ClientRow, ClientSort> }) {
  const { t } = useWords();
  const language = useLanguage();
  const mayUpdate = useMay('clients.update');
  const has = (status: ClientRow['status']): boolean =>
    mayUpdate && chosen.rows.some((row) => row.status === status);
  const restore: ChosenAct<ClientRow> = {
    icon: IconArchiveOff,
    label: t('clients:bulk.restore'),
    act: async (row) => setStatusOf(row, 'active'),
    said: (count) => t('clients:bulk.restored', { count }),
  };
  const archive: ChosenAct<ClientRow> = {
    icon: IconArchive,
    label: t('clients:bulk.archive'),
    act: async (row) => setStatusOf(row, 'archived'),
    said: (count) => t('clients:bulk.archived', { count }),
  };
  return (
    <ChosenBar
      chosen={chosen}
      acts={[...(has('archived') ? [restore] : []), ...(has('active') ? [archive] : [])]}
      file={{
        list: 'clients',
        name: t('clients:bulk.file'),
        make: () => clientsFile(t, language, chosen.rows),
      }}
      {...(mayUpdate ? { renderBefore: tagAct } : {})}
    />
  );
}
