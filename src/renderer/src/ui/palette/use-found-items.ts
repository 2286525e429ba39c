import { IconFileInvoice, IconSearch, IconTool, IconUser, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { KIND_ICONS, kindText } from '../../features/interactions/interaction-words.tsx';
import { NOTHING_FOUND, parts, type FoundItems } from './found-items.ts';
import type { PaletteItem } from './palette-item.ts';

/** What the core finds for a text, as lines of the palette. */
export function useFoundItems(text: string): FoundItems {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const isAsked = text.trim() !== '';
  const { data, isFetching, isPlaceholderData, error } = useQuery(
    rpc.search.everything.queryOptions({
      input: { text },
      enabled: isAsked,
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  );
  if (!isAsked || data === undefined)
    return { ...NOTHING_FOUND, isAsking: isAsked && isFetching, isFormer: isAsked && isFetching, error };
  const to = (address: string) => (): void => {
    void navigate(address);
  };
  const items: readonly PaletteItem[] = [
    ...data.clients.map((hit): PaletteItem => ({
      key: `client:${hit.uid}`,
      group: 'clients',
      title: hit.name,
      detail: parts(
        hit.company === hit.name ? '' : hit.company,
        hit.city,
        hit.status === 'archived' ? t('palette:archived') : '',
      ),
      icon: IconUsers,
      isRemembered: true,
      run: to(`/clients/${hit.uid}`),
    })),
    ...(data.clients.length === 0
      ? []
      : [
          {
            key: 'clients:all',
            group: 'clients' as const,
            title: t('palette:allClients', { text: data.readAs ?? text.trim() }),
            detail: '',
            icon: IconSearch,
            run: to(`/clients?text=${encodeURIComponent(data.readAs ?? text.trim())}`),
          },
        ]),
    ...data.contacts.map((hit): PaletteItem => ({
      key: `contact:${hit.uid}`,
      group: 'contacts',
      title: hit.name,
      detail: parts(hit.role, hit.clientName),
      icon: IconUser,
      isRemembered: true,
      run: to(`/clients/${hit.clientUid}`),
    })),
    ...data.services.map((hit): PaletteItem => ({
      key: `service:${hit.uid}`,
      group: 'services',
      title: hit.title,
      detail: parts(hit.clientName, format.date(hit.date), t(`services:status.${hit.status}`)),
      icon: IconTool,
      isRemembered: true,
      run: to(`/services/${hit.uid}`),
    })),
    ...data.invoices.map((hit): PaletteItem => ({
      key: `invoice:${hit.uid}`,
      group: 'invoices',
      title: hit.number ?? t('palette:draft'),
      detail: parts(
        hit.clientName,
        hit.issueDate === null ? null : format.date(hit.issueDate),
        format.money(hit.gross),
      ),
      icon: IconFileInvoice,
      isRemembered: true,
      run: to(hit.isDraft ? `/invoices/${hit.uid}/edit` : `/invoices/${hit.uid}`),
    })),
    ...data.interactions.map((hit): PaletteItem => ({
      key: `interaction:${hit.uid}`,
      group: 'interactions',
      title: hit.clientName,
      detail: parts(kindText(t, hit.kind, hit.direction), format.relative(hit.occurredAt), hit.excerpt),
      icon: KIND_ICONS[hit.kind],
      isRemembered: true,
      run: to(`/clients/${hit.clientUid}?interaction=${hit.uid}`),
    })),
  ];
  return {
    items,
    isAsking: isFetching,
    isFormer: isPlaceholderData,
    isSearchable: data.isSearchable,
    readAs: data.readAs,
    error,
  };
}
