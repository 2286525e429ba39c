import { isMovable } from '#shared/domain/services/move.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AppointmentBlock } from './appointment-block.tsx';
import styles from './calendar.module.css';
import { weekNumber } from './calendar-dates.ts';
import { useDayWords } from './calendar-words.ts';
import type { Column } from './placed.ts';
import { hueOf, type Technician } from './technicians.ts';
import type { BlockActs, Cursor } from './time-grid.tsx';
import type { Now } from './use-now.ts';

/** The most appointments that a day of a month shows; the rest is a press away. */
export const SHOWN_PER_DAY = 4;

interface MonthGridProps extends BlockActs {
  readonly columns: readonly Column[];
  /** `2026-11`: days of other months are quieter. */
  readonly month: string;
  readonly technicians: readonly Technician[];
  readonly cursor: Cursor;
  readonly now: Now;
  readonly onDay: (column: Column) => void;
}

/** Weeks of a month, each day with its first appointments. */
export function MonthGrid(props: MonthGridProps) {
  const { t } = useWords();
  const day = useDayWords();
  const weeks = Array.from({ length: props.columns.length / 7 }, (_, week) =>
    props.columns.slice(week * 7, week * 7 + 7),
  );
  const cell = (column: Column, index: number) => {
    // One that is being moved is always among those shown.
    const shown = column.placed.filter(
      ({ appointment }, order) =>
        order < SHOWN_PER_DAY || appointment.uid === props.movingUid || appointment.uid === props.cursor.uid,
    );
    const more = column.placed.length - shown.length;
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the keyboard plans on the day's own button.
      <td
        key={column.key}
        className={styles['cell']}
        data-drop="day"
        data-day={column.day}
        data-other={!column.day.startsWith(props.month) || undefined}
        data-today={column.day === props.now.day || undefined}
        onClick={(event) => {
          if (event.target === event.currentTarget) props.onPlan(index, null);
        }}
      >
        <button
          type="button"
          data-stop="slot"
          className={styles['dayButton']}
          tabIndex={props.cursor.column === index && props.cursor.uid === null ? 0 : -1}
          aria-current={column.day === props.now.day ? 'date' : undefined}
          aria-label={t('calendar:dayWith', { day: day.long(column.day), count: column.placed.length })}
          onFocus={() => {
            props.onCursor({ column: index, uid: null, minutes: null });
          }}
          onClick={() => {
            props.onPlan(index, null);
          }}
        >
          <span className={styles['number']}>{Number(column.day.slice(8))}</span>
        </button>
        {shown.map((placed) => (
          <AppointmentBlock
            key={placed.appointment.uid}
            placed={placed}
            hue={hueOf(props.technicians, placed.place.technicianUid)}
            isActive={props.cursor.uid === placed.appointment.uid && props.cursor.column === index}
            isMoving={props.movingUid === placed.appointment.uid}
            canMove={
              props.mayWrite &&
              isMovable({ status: placed.appointment.status, invoiced: placed.appointment.isInvoiced })
            }
            onOpen={() => {
              props.onOpen(placed);
            }}
            onFocus={() => {
              props.onCursor({ column: index, uid: placed.appointment.uid, minutes: null });
            }}
            onGrab={(event, kind) => {
              props.onGrab(event, placed, kind);
            }}
          />
        ))}
        {more > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles['more']}
            onClick={() => {
              props.onDay(column);
            }}
          >
            {t('calendar:more', { count: more })}
          </button>
        ) : null}
      </td>
    );
  };
  return (
    <div className={styles['monthFrame']} data-scrolls>
      <table className={styles['month']}>
        <thead>
          <tr>
            <th scope="col" className={styles['weekHead']}>
              <span className="visually-hidden">{t('calendar:week')}</span>
            </th>
            {props.columns.slice(0, 7).map((column) => (
              <th key={column.key} scope="col">
                {day.weekday(column.day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => {
            const [first] = week;
            return first === undefined ? null : (
              <tr key={first.key}>
                <th scope="row" className={styles['weekNumber']}>
                  {weekNumber(first.day)}
                </th>
                {week.map((column, place) => cell(column, row * 7 + place))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
