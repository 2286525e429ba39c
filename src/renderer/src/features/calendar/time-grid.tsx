import { useEffect, useRef, type CSSProperties, type MouseEvent, type PointerEvent } from 'react';
import { DAY_MINUTES, hourText, spanOf } from '#shared/domain/services/planned-hours.ts';
import { isMovable } from '#shared/domain/services/move.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AppointmentBlock } from './appointment-block.tsx';
import styles from './calendar.module.css';
import { useDayWords } from './calendar-words.ts';
import { lanesOf } from './lanes.ts';
import type { Column, Placed } from './placed.ts';
import { SLOT_MINUTES, type Stop } from './stops.ts';
import { hueOf, type Technician } from './technicians.ts';
import type { Now } from './use-now.ts';

/** Where the keyboard stands: a stop of a column. */
export interface Cursor extends Stop {
  readonly column: number;
}

/** What blocks of both grids do. */
export interface BlockActs {
  readonly mayWrite: boolean;
  readonly movingUid: string | null;
  readonly onOpen: (placed: Placed) => void;
  readonly onGrab: (event: PointerEvent<HTMLElement>, placed: Placed, kind: 'move' | 'resize') => void;
  readonly onPlan: (column: number, minutes: number | null) => void;
  readonly onCursor: (cursor: Cursor) => void;
}

interface TimeGridProps extends BlockActs {
  readonly columns: readonly Column[];
  readonly technicians: readonly Technician[];
  readonly cursor: Cursor;
  readonly now: Now;
  readonly onDay: (column: Column) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const FIRST_SHOWN_HOUR = 7;

const share = (minutes: number): string => `${String((minutes / DAY_MINUTES) * 100)}%`;

function slotStyle(minutes: number, length: number): CSSProperties {
  return { top: share(minutes), height: share(length) };
}

/** Columns of a day each (or of a technician's day each) with 24 hours; wall-clock hours, whatever the clock does. */
export function TimeGrid(props: TimeGridProps) {
  const { t } = useWords();
  const day = useDayWords();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = scroller.current;
    if (node !== null) node.scrollTop = (node.scrollHeight / 24) * (FIRST_SHOWN_HOUR - 0.6);
  }, []);

  const block = (index: number, placed: Placed, style?: CSSProperties) => (
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
        const span = spanOf(placed.place);
        props.onCursor({ column: index, uid: placed.appointment.uid, minutes: span?.start ?? null });
      }}
      onGrab={(event, kind) => {
        props.onGrab(event, placed, kind);
      }}
      {...(style === undefined ? {} : { style })}
    />
  );

  const slot = (column: Column, index: number, style?: CSSProperties) => {
    const { minutes } = props.cursor;
    const label = t(props.mayWrite ? 'calendar:slot' : 'calendar:freeSlot', {
      day: column.label,
      hour: minutes === null ? t('calendar:allDay') : hourText(minutes),
    });
    return (
      <button
        type="button"
        data-stop="slot"
        tabIndex={0}
        className={styles['slot']}
        style={style}
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
          props.onPlan(index, minutes);
        }}
      />
    );
  };

  const at = (column: Column): Readonly<Record<string, string>> => ({
    'data-day': column.day,
    ...(column.technicianUid === undefined ? {} : { 'data-technician': column.technicianUid ?? '' }),
  });
  const isHere = (index: number, inBand: boolean): boolean =>
    props.cursor.column === index && props.cursor.uid === null && (props.cursor.minutes === null) === inBand;
  const press = (event: MouseEvent<HTMLElement>, index: number, isTimed: boolean): void => {
    if (event.target !== event.currentTarget) return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const minutes = ((event.clientY - top) / height) * DAY_MINUTES;
    props.onPlan(index, isTimed ? Math.floor(minutes / SLOT_MINUTES) * SLOT_MINUTES : null);
  };

  return (
    <div
      ref={scroller}
      data-scrolls
      className={styles['grid']}
      style={{ '--columns': props.columns.length } as CSSProperties}
    >
      <div className={styles['heads']}>
        <div className={styles['headRow']}>
          <span className={styles['corner']} />
          {props.columns.map((column) => (
            <div
              key={column.key}
              className={styles['head']}
              data-today={column.day === props.now.day || undefined}
              aria-current={column.day === props.now.day ? 'date' : undefined}
            >
              {column.technicianUid === undefined ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles['headButton']}
                  onClick={() => {
                    props.onDay(column);
                  }}
                >
                  <span>{day.weekday(column.day)}</span>{' '}
                  <span className={styles['number']}>{Number(column.day.slice(8))}</span>
                  <span className="visually-hidden">{t('calendar:openDay')}</span>
                </button>
              ) : (
                <span className={styles['who']}>
                  <span
                    aria-hidden
                    className={styles['swatch']}
                    style={{ background: hueOf(props.technicians, column.technicianUid) }}
                  />
                  {column.label}
                </span>
              )}
            </div>
          ))}
        </div>
        <div className={styles['band']}>
          <span className={styles['bandLabel']}>{t('calendar:allDay')}</span>
          {props.columns.map((column, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keyboard plans on the slot button, which stands where the arrows go.
            <div
              key={column.key}
              className={styles['bandCell']}
              data-drop="day"
              {...at(column)}
              onClick={(event) => {
                press(event, index, false);
              }}
            >
              {column.placed
                .filter(({ place }) => spanOf(place) === null)
                .map((placed) => block(index, placed))}
              {isHere(index, true) ? slot(column, index) : null}
            </div>
          ))}
        </div>
      </div>
      <div className={styles['hours']}>
        <div className={styles['gutter']} aria-hidden>
          {HOURS.map((hour) => (
            <span key={hour} className={styles['hour']} style={{ top: share(hour * 60) }}>
              {hour === 0 ? '' : hourText(hour * 60)}
            </span>
          ))}
        </div>
        {props.columns.map((column, index) => {
          const timed = column.placed.flatMap((placed) => {
            const span = spanOf(placed.place);
            return span === null ? [] : [{ placed, ...span }];
          });
          const lanes = lanesOf(timed);
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the keyboard plans on the slot button, which stands where the arrows go.
            <div
              key={column.key}
              role="group"
              aria-label={column.label}
              className={styles['column']}
              data-drop="time"
              data-today={column.day === props.now.day || undefined}
              {...at(column)}
              onClick={(event) => {
                press(event, index, true);
              }}
            >
              {timed.map(({ placed, start, end }, order) => {
                const { lane, lanes: count } = lanes[order] ?? { lane: 0, lanes: 1 };
                return block(index, placed, {
                  ...slotStyle(start, Math.max(end - start, SLOT_MINUTES / 2)),
                  left: `${String((lane / count) * 100)}%`,
                  width: `calc(${String(100 / count)}% - 3px)`,
                });
              })}
              {isHere(index, false) && props.cursor.minutes !== null
                ? slot(column, index, slotStyle(props.cursor.minutes, SLOT_MINUTES))
                : null}
              {column.day === props.now.day ? (
                <span aria-hidden className={styles['now']} style={{ top: share(props.now.minutes) }} />
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}
