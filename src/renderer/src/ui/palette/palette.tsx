import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { LONGEST_SEARCH } from '#shared/contract/search.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Session } from '../../session/use-session.ts';
import { ErrorAlert } from '../error-alert.tsx';
import { keyNames } from '../key-names.ts';
import { closePalette, usePaletteOpen } from './open-palette.ts';
import { fittingItems, PALETTE_GROUPS, type PaletteItem } from './palette-item.ts';
import styles from './palette.module.css';
import { recentItems, rememberItem } from './recent-items.ts';
import { useFoundItems } from './use-found-items.ts';
import { useLocalItems } from './use-local-items.ts';

/** One box for everything: clients, contacts, services, documents, screens and actions, by keyboard alone. */
export function Palette(props: { readonly session: Session; readonly onShortcuts: () => void }) {
  const { t } = useWords();
  const isOpen = usePaletteOpen();
  return (
    <Modal
      opened={isOpen}
      onClose={closePalette}
      withCloseButton={false}
      size={640}
      padding={0}
      centered={false}
      yOffset="10vh"
      attributes={{ content: { 'aria-label': t('palette:title') } }}
      transitionProps={{ duration: 0 }}
    >
      {isOpen ? <PaletteBody {...props} /> : null}
    </Modal>
  );
}

function PaletteBody(props: { readonly session: Session; readonly onShortcuts: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const text = typed.slice(0, LONGEST_SEARCH);
  const local = useLocalItems(props.session, props.onShortcuts);
  const found = useFoundItems(text);
  const isEmpty = text.trim() === '';
  const items = [
    ...(isEmpty ? recentItems(props.session.userUid) : found.items),
    ...fittingItems(local, text),
  ];
  const at = Math.min(active, items.length - 1);

  const run = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    rememberItem(item);
    closePalette();
    item.run();
  };
  const move = (next: number): void => {
    const bounded = (next + items.length) % Math.max(1, items.length);
    setActive(bounded);
    list.current?.querySelectorAll('[role="option"]').item(bounded).scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(items.length - 1, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const target = steps[event.key];
    if (target !== undefined && items.length > 0) {
      event.preventDefault();
      move(target);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(items[at]);
    }
  };

  return (
    <div className={styles['palette']}>
      <div className={styles['box']}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length === 0 ? undefined : `${id}-${String(at)}`}
          aria-autocomplete="list"
          aria-label={t('palette:label')}
          placeholder={t('palette:placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
        />
        <kbd aria-hidden>{t('palette:escape')}</kbd>
      </div>
      {typed.length > LONGEST_SEARCH ? (
        <p className={styles['note']}>{t('palette:tooLong', { limit: LONGEST_SEARCH })}</p>
      ) : null}
      {found.readAs === null || isEmpty ? null : (
        <p className={styles['note']}>{t('palette:readAs', { typed: text.trim(), meant: found.readAs })}</p>
      )}
      <ErrorAlert error={isEmpty ? null : found.error} />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette:results')}
        className={styles['list']}
      >
        {PALETTE_GROUPS.map((group) => (
          <PaletteGroup
            key={group}
            id={id}
            group={group}
            items={items}
            active={at}
            onPick={run}
            onPoint={setActive}
          />
        ))}
      </div>
      <output className={styles['state']}>
        {items.length > 0 || found.isAsking
          ? null
          : found.isSearchable
            ? t('palette:nothing', { text: text.trim().slice(0, 60) })
            : t('palette:onlySigns')}
      </output>
    </div>
  );
}

function PaletteGroup(props: {
  readonly id: string;
  readonly group: PaletteItem['group'];
  readonly items: readonly PaletteItem[];
  readonly active: number;
  readonly onPick: (item: PaletteItem) => void;
  readonly onPoint: (index: number) => void;
}) {
  const { t } = useWords();
  const { id, group } = props;
  const own = props.items.flatMap((item, index) => (item.group === group ? [{ item, index }] : []));
  if (own.length === 0) return null;
  return (
    <div role="group" aria-labelledby={`${id}-${group}`}>
      <div id={`${id}-${group}`} className={styles['group']}>
        {t(`palette:group.${group}`)}
      </div>
      {own.map(({ item, index }) => {
        const { icon: Mark } = item;
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the box's: the list never has the focus (WAI-ARIA combobox).
          <div
            key={item.key}
            id={`${id}-${String(index)}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === props.active}
            data-active={index === props.active || undefined}
            className={styles['item']}
            onMouseMove={() => {
              props.onPoint(index);
            }}
            onClick={() => {
              props.onPick(item);
            }}
          >
            <Mark size={18} stroke={1.7} aria-hidden className={styles['icon'] ?? ''} />
            <span className={styles['title']}>{item.title}</span>
            <span className={styles['detail']}>{item.detail}</span>
            {item.shortcut === undefined ? null : <kbd aria-hidden>{keyNames(item.shortcut).join(' ')}</kbd>}
          </div>
        );
      })}
    </div>
  );
}
