import type { ReactNode } from 'react';
import { useOutlet } from 'react-router';
import styles from './list-and-sheet.module.css';

interface ListAndSheetProps {
  readonly list: ReactNode;
  /** What stands at the right while no record is chosen on wide screens. */
  readonly placeholder?: ReactNode;
}

/**
 * List at the left, the chosen record beside it at its own address (the child route's element).
 *
 * Without a record the list takes the whole width; on narrow screens the sheet covers the list, which stays mounted
 * and so keeps its place, filters and scroll.
 */
export function ListAndSheet({ list, placeholder }: ListAndSheetProps) {
  const sheet = useOutlet();
  const hasSheet = sheet !== null;
  return (
    <div className={styles['frame']} data-sheet={hasSheet || undefined}>
      <section className={styles['list']}>{list}</section>
      {hasSheet || placeholder !== undefined ? (
        <section className={styles['sheet']}>{sheet ?? placeholder}</section>
      ) : null}
    </div>
  );
}
