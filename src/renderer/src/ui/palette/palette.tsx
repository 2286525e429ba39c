import { Modal } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { InteractionKind } from '#shared/domain/interactions/interaction.ts';
import { LONGEST_SEARCH } from '#shared/contract/search.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Session } from '../../session/use-session.ts';
import { ErrorAlert } from '../error-alert.tsx';
import { keyNames } from '../key-names.ts';
import { closePalette, openPalette, usePaletteState } from './open-palette.ts';
import { fittingItems, inGroups, PALETTE_GROUPS, type PaletteItem } from './palette-item.ts';
import styles from './palette.module.css';
import { recentItems, rememberItem } from './recent-items.ts';
import { useFoundItems } from './use-found-items.ts';
import { useLocalItems } from './use-local-items.ts';
import { useNotableClients } from './use-notable-clients.ts';

/** One box for everything: clients, contacts, services, documents, screens and actions, by keyboard alone. */
export function Palette(props: { readonly session: Session; readonly onShortcuts: () => void }) {
  const { t } = useWords();
  const { isOpen, noting } = usePaletteState();
  return (
    <Modal
      opened={isOpen}
      onClose={closePalette}
      withCloseButton={false}
      // Esc goes back from the choice of a client, and the composer takes the focus after it.
      closeOnEscape={noting === null}
      returnFocus={noting === null}
      size={640}
      padding={0}
      centered={false}
      yOffset="10vh"
      attributes={{ content: { 'aria-label': t('palette:title') } }}
      transitionProps={{ duration: 0 }}
    >
      {isOpen ? <PaletteBody {...props} noting={noting} /> : null}
    </Modal>
  );
}

function PaletteBody(props: {
  readonly session: Session;
  readonly onShortcuts: () => void;
  readonly noting: InteractionKind | null;
}) {
  const { t } = useWords();
  const { noting } = props;
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [isPressed, setPressed] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const text = typed.slice(0, LONGEST_SEARCH);
  const local = useLocalItems(props.session, props.onShortcuts);
  const everything = useFoundItems(noting === null ? text : '');
  const clients = useNotableClients(noting, text);
  const found = noting === null ? everything : clients;
  const isEmpty = text.trim() === '';
  const items =
    noting === null
      ? inGroups([
          ...(isEmpty ? recentItems(props.session.userUid) : found.items),
          ...fittingItems(local, text),
        ])
      : found.items;
  const at = Math.min(active, items.length - 1);

  // Before the library's own focus, which comes a moment later: what is typed right after the shortcut must land here.
  useLayoutEffect(() => {
    box.current?.focus();
  }, []);

  const startAgain = (): void => {
    setTyped('');
    setActive(0);
    box.current?.focus();
  };
  const goBack = (): void => {
    startAgain();
    openPalette();
  };
  const run = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    rememberItem(item);
    if (item.isFollowed === true) startAgain();
    else closePalette();
    item.run();
  };
  useEffect(() => {
    if (!isPressed || found.isFormer) return;
    setPressed(false);
    run(items[0]);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the answer to what was pressed for is there.
  }, [isPressed, found.isFormer]);
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
      // Typed and pressed faster than the answer came: what is on top of it is meant, never a line of the former text.
      if (found.isFormer && active === 0) setPressed(true);
      else run(items[at]);
    } else if (noting !== null && (event.key === 'Escape' || (event.key === 'Backspace' && typed === ''))) {
      event.preventDefault();
      goBack();
    }
  };

  return (
    <div className={styles['palette']}>
      <div className={styles['box']}>
        <IconSearch size={18} aria-hidden />
        {noting === null ? null : (
          <button type="button" className={styles['step']} title={t('palette:back')} onClick={goBack}>
            {t(`palette:note.${noting}`)}
            <IconX size={14} aria-hidden />
          </button>
        )}
        <input
          ref={box}
          data-autofocus
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length === 0 ? undefined : `${id}-${String(at)}`}
          aria-autocomplete="list"
          aria-label={
            noting === null
              ? t('palette:label')
              : t('palette:whichClientFor', { act: t(`palette:note.${noting}`) })
          }
          placeholder={noting === null ? t('palette:placeholder') : t('palette:whichClient')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
            setPressed(false);
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
      <ErrorAlert error={isEmpty && noting === null ? null : found.error} />
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
            ? isEmpty
              ? t('palette:noClient')
              : t('palette:nothing', { text: text.trim().slice(0, 60) })
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
