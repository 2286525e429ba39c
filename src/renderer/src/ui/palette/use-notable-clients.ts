import { IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { InteractionKind } from '#shared/domain/interactions/interaction.ts';
import { otherReadings } from '#shared/domain/search/keyboard-slip.ts';
import { searchWords } from '#shared/domain/clients/search-fold.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { NOTHING_FOUND, parts, type FoundItems } from './found-items.ts';

const SHOWN = 8;

async function clientsFor(text: string) {
  const ask = async (typed: string) =>
    client.clients.list({
      status: 'active',
      limit: SHOWN,
      ...(typed === '' ? { sort: 'last-contact', descending: true } : { text: typed }),
    });
  const typed = await ask(text);
  if (typed.rows.length > 0 || text === '') return { rows: typed.rows, readAs: null };
  for (const reading of otherReadings(text)) {
    // One after the other: the first that finds something is the one that was meant.
    // oxlint-disable-next-line no-await-in-loop
    const meant = await ask(reading);
    if (meant.rows.length > 0) return { rows: meant.rows, readAs: reading };
  }
  return { rows: [], readAs: null };
}

/**
 * The clients that a call, an e-mail, a meeting or a note may be told of, as lines of the palette.
 *
 * Those one spoke with last before anything is typed; archived ones are left out, for nothing is noted there.
 */
export function useNotableClients(noting: InteractionKind | null, typed: string): FoundItems {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const text = typed.trim();
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: [...rpc.clients.list.key(), 'noted', text],
    queryFn: async () => clientsFor(text),
    enabled: noting !== null,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  if (noting === null || data === undefined)
    return {
      ...NOTHING_FOUND,
      isAsking: noting !== null && isFetching,
      isFormer: noting !== null && isFetching,
      error,
    };
  return {
    items: data.rows.map((row) => ({
      key: `noted:${row.uid}`,
      group: 'clients',
      title: row.name,
      detail: parts(
        row.company === row.name ? '' : row.company,
        row.city,
        row.lastContactAt === null
          ? ''
          : t('palette:lastContact', { when: format.relative(row.lastContactAt) }),
      ),
      icon: IconUsers,
      run: () => {
        void navigate(`/clients/${row.uid}?note=${noting}`);
      },
    })),
    isAsking: isFetching,
    isFormer: isPlaceholderData,
    isSearchable: text === '' || searchWords(text).length > 0,
    readAs: data.readAs,
    error,
  };
}
