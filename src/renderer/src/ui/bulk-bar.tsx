import { Button, CloseButton, Progress } from '@mantine/core';
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ErrorAlert } from './error-alert.tsx';
import styles from './bulk-bar.module.css';
import { countReasons, type BulkResult } from './run-bulk.ts';
import { useShortcut } from './shortcuts.tsx';
import type { Bulk } from './use-bulk.ts';

/**
 * Bar that rises at the foot of a list when rows are chosen: how many, what can be done to all, the progress with its
 * cancel, and the result with every reason. Esc stops a run, puts a result away, or clears the choice.
 */
export function BulkBar<Row>(props: {
  readonly bulk: Bulk<Row>;
  readonly count: number;
  readonly onClear: () => void;
  /** A figure of the chosen rows, or what stands in the way of an act. */
  readonly note?: ReactNode;
  /** Buttons of the acts. */
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const { bulk, count } = props;
  const { state } = bulk;
  const isShown = count > 0 || state.phase !== 'idle';
  const selected = t('table.selected', { count });
  const bar = useRef<HTMLElement>(null);
  useRoomForToasts(bar, isShown);
  const giveUp = (): void => {
    if (state.phase === 'running') bulk.cancel();
    else if (state.phase === 'ended') bulk.dismiss();
    else props.onClear();
  };
  return (
    <>
      <output className="visually-hidden">{count === 0 ? '' : selected}</output>
      {isShown ? (
        <section ref={bar} className={styles['bar']} aria-label={t('bulk.label')}>
          {/* Mounted with the bar, so that its Esc wins over the sheet's for as long as the bar stands. */}
          <EscapeKey label={t('table.unselect')} run={giveUp} />
          {state.phase === 'ended' ? (
            <Result said={state.said} result={state.result} onClose={bulk.dismiss} />
          ) : null}
          {state.phase === 'running' ? (
            <div className={styles['line']}>
              <span className={styles['count']}>{state.label}</span>
              <Progress
                className={styles['progress'] ?? ''}
                value={(state.count / state.total) * 100}
                aria-label={state.label}
              />
              <span>{t('bulk.progress', { count: state.count, total: state.total })}</span>
              <Button size="xs" variant="default" aria-keyshortcuts="Escape" onClick={bulk.cancel}>
                {t('bulk.stop')}
              </Button>
            </div>
          ) : null}
          {state.phase !== 'running' && count > 0 ? (
            <div className={styles['line']}>
              <span className={styles['count']}>{selected}</span>
              {props.note === undefined || props.note === null ? null : <span>{props.note}</span>}
              <span className={styles['acts']}>
                {props.children}
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  aria-keyshortcuts="Escape"
                  onClick={props.onClear}
                >
                  {t('table.unselect')}
                </Button>
              </span>
            </div>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

/** Tells the page how high the bar stands, so that no toast lies over what can be done (global.css). */
function useRoomForToasts(bar: RefObject<HTMLElement | null>, isShown: boolean): void {
  useLayoutEffect(() => {
    if (!isShown || bar.current === null) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      style.setProperty('--bulk-bar-height', `${String(height)}px`);
    });
    observer.observe(bar.current);
    return () => {
      observer.disconnect();
      style.removeProperty('--bulk-bar-height');
    };
  }, [bar, isShown]);
}

function EscapeKey({ label, run }: { readonly label: string; readonly run: () => void }) {
  useShortcut({ keys: 'Escape', label, run });
  return null;
}

function Result<Row>(props: {
  readonly said: string | null;
  readonly result: BulkResult<Row>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { skipped, left, stop } = props.result;
  return (
    <div className={styles['result']}>
      <output className={styles['told']}>
        <strong>{props.said ?? t('bulk.nothing')}</strong>
        {skipped.length === 0 ? null : (
          <>
            {' '}
            {t('bulk.skipped', { count: skipped.length })}
            <ul className={styles['reasons']}>
              {countReasons(skipped).map(({ reason, count }) => (
                <li key={reason}>{t('bulk.reason', { count, reason })}</li>
              ))}
            </ul>
          </>
        )}
        {stop === null ? null : <p className={styles['left']}>{t('bulk.left', { count: left.length })}</p>}
        {stop?.kind === 'failed' ? <ErrorAlert error={stop.error} /> : null}
      </output>
      <CloseButton
        size="sm"
        aria-label={t('bulk.close')}
        aria-keyshortcuts="Escape"
        onClick={props.onClose}
      />
    </div>
  );
}
