import { ActionIcon, CloseButton, Menu, Tooltip } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconArrowsSort, IconCheck, IconFilter, IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import {
  countFilters,
  isNarrowed,
  useClientFilters,
  withoutNarrowing,
  type ClientSort,
} from './client-filters.ts';
import { FilterMenu } from './filter-menu.tsx';
import styles from './filter-bar.module.css';
import { SearchLimit } from '../../ui/search-limit.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';

const SEARCH_ID = 'client-search';
const asChoices = (values: readonly string[] | undefined) =>
  (values ?? []).map((value) => ({ value, label: value }));

/** What stands above the client list: search, filters, order and how many clients there are. */
export function FilterBar(props: {
  readonly count: string | null;
  /** Arrow down or Enter in the search: go on in the list. */
  readonly onLeave: (key: 'ArrowDown' | 'Enter') => void;
}) {
  const { t } = useWords();
  const { filters, change } = useClientFilters();
  const [text, setText] = useSearchText(filters.text, (typed) => {
    change({ text: typed });
  });
  const [isOpen, setOpen] = useState(false);
  const facets = useQuery(rpc.clients.facets.queryOptions({ input: {} }));
  const mayNames = useMay('users.list-names');
  const names = useQuery(rpc.users.names.queryOptions({ input: {}, enabled: mayNames }));
  const active = countFilters(filters);
  const choices = useMemo(
    () => ({
      industries: asChoices(facets.data?.industries),
      cities: asChoices(facets.data?.cities),
      tags: asChoices(facets.data?.tags),
      owners: (names.data?.users ?? []).map((user) => ({ value: user.uid, label: user.name })),
      statuses: [
        { value: 'archived', label: t('clients:filters.archived') },
        { value: 'all', label: t('clients:filters.statusAll') },
      ],
    }),
    [facets.data, names.data, t],
  );
  const choose = useCallbackRef(
    (name: 'industry' | 'city' | 'tag' | 'ownerUid' | 'status', value: string | null): void => {
      if (name === 'status') change({ status: value === 'archived' || value === 'all' ? value : 'active' });
      else change({ [name]: value });
    },
  );
  useShortcut({
    keys: '/',
    label: t('shortcuts.filter'),
    run: () => {
      document.querySelector<HTMLInputElement>(`#${SEARCH_ID}`)?.select();
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      props.onLeave(event.key);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (text === '') event.currentTarget.blur();
      else setText('');
    }
  };

  return (
    <div className={styles['bar']}>
      <search className={styles['searchBox']}>
        <IconSearch size={16} aria-hidden />
        <input
          id={SEARCH_ID}
          type="search"
          value={text}
          aria-label={t('clients:list.filter')}
          placeholder={t('clients:list.placeholder')}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        {text === '' ? (
          <kbd aria-hidden>/</kbd>
        ) : (
          <CloseButton
            size={24}
            iconSize={15}
            aria-label={t('clients:list.clearText')}
            onClick={() => {
              setText('');
            }}
          />
        )}
      </search>
      <SearchLimit text={text} />
      <Tooltip label={t('clients:filters.toggle')}>
        <ActionIcon
          variant="default"
          className={styles['toggle'] ?? ''}
          size={32}
          aria-label={
            active === 0 ? t('clients:filters.toggle') : t('clients:filters.toggleCount', { count: active })
          }
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <IconFilter size={16} />
        </ActionIcon>
      </Tooltip>
      <fieldset
        className={styles['filters']}
        data-open={isOpen || undefined}
        aria-label={t('clients:filters.label')}
      >
        <FilterMenu
          label={t('clients:filters.industry')}
          choices={choices.industries}
          value={filters.industry}
          isSearched
          name="industry"
          onChange={choose}
        />
        <FilterMenu
          label={t('clients:filters.city')}
          choices={choices.cities}
          value={filters.city}
          isSearched
          name="city"
          onChange={choose}
        />
        <FilterMenu
          label={t('clients:filters.tag')}
          choices={choices.tags}
          value={filters.tag}
          isSearched
          name="tag"
          onChange={choose}
        />
        {mayNames ? (
          <FilterMenu
            label={t('clients:filters.owner')}
            choices={choices.owners}
            value={filters.ownerUid}
            isSearched
            name="ownerUid"
            onChange={choose}
          />
        ) : null}
        <FilterMenu
          label={t('clients:filters.status')}
          choices={choices.statuses}
          value={filters.status === 'active' ? null : filters.status}
          name="status"
          onChange={choose}
        />
        <span className={styles['filter']} data-active={filters.unpaid || undefined}>
          <button
            type="button"
            className={styles['button']}
            aria-pressed={filters.unpaid}
            onClick={() => {
              change({ unpaid: !filters.unpaid });
            }}
          >
            {t('clients:filters.unpaid')}
          </button>
        </span>
        {isNarrowed(filters) ? (
          <button
            type="button"
            className={styles['button']}
            onClick={() => {
              setText('');
              change(withoutNarrowing(filters));
            }}
          >
            {t('action.clearFilters')}
          </button>
        ) : null}
      </fieldset>
      <span className={styles['gap']} />
      <output className={styles['count']}>{props.count}</output>
      <SortMenu />
    </div>
  );
}

function SortMenu() {
  const { t } = useWords();
  const { filters, change } = useClientFilters();
  const orders: readonly (readonly [ClientSort, string, boolean])[] = [
    ['relevance', t('clients:filters.sortRelevance'), false],
    ['name', t('clients:filters.sortName'), false],
    ['city', t('clients:filters.sortCity'), false],
    ['balance', t('clients:filters.sortBalance'), true],
    ['last-contact', t('clients:filters.sortLastContact'), true],
    ['updated', t('clients:filters.sortUpdated'), true],
  ];
  const current = filters.sort ?? (filters.text.trim() === '' ? 'name' : 'relevance');
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Tooltip label={t('clients:filters.sort')}>
          <ActionIcon aria-label={t('clients:filters.sort')} size={32} variant="default">
            <IconArrowsSort size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {orders
          .filter(([sort]) => sort !== 'relevance' || filters.text.trim() !== '')
          .map(([sort, label, descending]) => (
            <Menu.Item
              key={sort}
              rightSection={sort === current ? <IconCheck size={15} aria-hidden /> : null}
              onClick={() => {
                change({ sort: sort === 'relevance' ? null : sort, descending });
              }}
            >
              {label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
