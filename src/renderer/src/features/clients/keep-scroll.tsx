import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './client-list.module.css';

// Place of each list in this window, by the address of its rows; a reload starts from the top.
const places = new Map<string, number>();

/**
 * Brings a scrolled table back to its place when the page is opened again; `place` names its rows.
 *
 * The table scrolls itself, its scroller is the first element inside.
 */
export function KeepScroll(props: {
  readonly place: string;
  readonly isReady: boolean;
  readonly children: ReactNode;
}) {
  const { place, isReady } = props;
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const scroller = frame.current?.firstElementChild ?? null;
    if (!isReady || scroller === null) return;
    scroller.scrollTop = places.get(place) ?? 0;
  }, [place, isReady]);
  return (
    <div
      ref={frame}
      className={styles['rows']}
      onScrollCapture={(event) => {
        if (event.target instanceof Element) places.set(place, event.target.scrollTop);
      }}
    >
      {props.children}
    </div>
  );
}
