import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './figures.module.css';

/** One row: a name, a number that is also a bar, and further numbers; each a link to the rows behind it. */
export interface BarRow {
  readonly key: string;
  readonly name: string;
  readonly to?: string | undefined;
  readonly value: number;
  readonly text: string;
  readonly barTo?: string | undefined;
  readonly cells: readonly { readonly text: string; readonly to?: string | undefined }[];
  readonly tone?: 'bad' | 'warning' | undefined;
}

const linked = (text: string, to: string | undefined, className?: string): ReactNode =>
  to === undefined ? (
    text
  ) : (
    <Link to={to} className={className ?? ''}>
      {text}
    </Link>
  );

/** A chart and its table in one: the first number of each row is drawn as a bar from zero. */
export function BarTable(props: {
  readonly header: readonly [string, string, ...string[]];
  readonly rows: readonly BarRow[];
  /** What a full bar stands for; the largest value when absent. */
  readonly whole?: number;
  readonly foot?: ReactNode;
}) {
  const { header, rows } = props;
  const [name, bar, ...others] = header;
  const whole = props.whole ?? Math.max(1, ...rows.map((row) => row.value));
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className={styles['barColumn']}>
            {bar}
          </th>
          {others.map((other) => (
            <th key={other} scope="col" data-number>
              {other}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{linked(row.name, row.to, styles['name'])}</th>
            <td>
              <Bar row={row} share={Math.min(1, Math.max(0, row.value / whole))} />
            </td>
            {row.cells.map((cell, index) => (
              <td key={others[index]} data-number>
                {linked(cell.text, cell.to)}
              </td>
            ))}
          </tr>
        ))}
        {props.foot}
      </tbody>
    </table>
  );
}

function Bar({ row, share }: { readonly row: BarRow; readonly share: number }) {
  const inside = (
    <>
      <span className={styles['track']}>
        <span
          aria-hidden
          className={styles['fill']}
          data-tone={row.tone}
          style={{ width: `${String(share * 100)}%` }}
        />
      </span>
      <span className={styles['barValue']}>{row.text}</span>
    </>
  );
  return row.barTo === undefined ? (
    <span className={styles['bar']}>{inside}</span>
  ) : (
    <Link to={row.barTo} className={styles['bar'] ?? ''}>
      {inside}
    </Link>
  );
}
