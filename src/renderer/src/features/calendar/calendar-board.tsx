import { Button, Loader } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useOutlet } from 'react-router';
import { isMovable } from '#shared/domain/services/move.ts';
import { clash, type Booking } from '#shared/domain/services/overlap.ts';
import { hourText } from '#shared/domain/services/planned-hours.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useGrant, useSession } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import styles from './calendar.module.css';
import type { View } from './calendar-dates.ts';
import { useDayWords, useWhen } from './calendar-words.ts';
import { columnsOf } from './columns.ts';
import { ConflictNote } from './conflict-note.tsx';
import { MonthGrid } from './month-grid.tsx';
import { movingKey } from './moving-keys.ts';
import { asSeen, placeAll, type Column } from './placed.ts';
import { placementOf, type Appointment, type Placement } from './placement.ts';
import { PlanAt, type Slot } from './plan-at.tsx';
import type { Technician } from './technicians.ts';
import { TimeGrid } from './time-grid.tsx';
import { Tray } from './tray.tsx';
import { useCursor } from './use-cursor.ts';
import { useDrag } from './use-drag.ts';
import { useMoves } from './use-moves.ts';
import type { Now } from './use-now.ts';

interface BoardProps {
  readonly view: View;
  readonly day: LocalDate;
  readonly days: readonly LocalDate[];
  readonly now: Now;
  readonly chosen: readonly string[];
  readonly technicians: readonly Technician[];
  readonly answered: readonly Appointment[];
  readonly unplanned: { readonly rows: readonly Appointment[]; readonly total: number };
  readonly isEmpty: boolean;
  readonly search: string;
  readonly onDate: (day: LocalDate) => void;
  readonly onDay: (day: LocalDate) => void;
  readonly onOpen: (uid: string) => void;
  /** Stands above the grid. */
  readonly toolbar: ReactNode;
  readonly error: unknown;
  readonly isLoading: boolean;
}

/** An appointment in the hand: held by the pointer or by the keyboard. */
interface Moving {
  readonly appointment: Appointment;
  readonly place: Placement;
  readonly by: 'pointer' | 'keyboard';
}

const NINE = '09:00';

const bookingOf = (uid: Uid, place: Placement): Booking | null =>
  place.plannedOn === null
    ? null
    : { ...place, uid, plannedOn: place.plannedOn, technicianUid: place.technicianUid as Uid | null };

/** The grid with its tray: what is held in the hand, where the keyboard stands, what is being planned. */
export function CalendarBoard(props: BoardProps) {
  const { t } = useWords();
  const words = useDayWords();
  const when = useWhen();
  const session = useSession();
  const reach = useGrant('services.write');
  const mayWrite = reach !== null;
  const board = useRef<HTMLDivElement>(null);
  const moves = useMoves();
  const [moving, setMoving] = useState<Moving | null>(null);
  const [slot, setSlot] = useState<Slot | null>(null);
  const { view, days, now, technicians } = props;
  // A month needs its room for names: there the tray is an edge until it is asked for.
  const [isTrayOpen, setTrayOpen] = useState({ month: false, hours: true });
  const trayOf = view === 'month' ? 'month' : 'hours';

  const underWay = new Map(moves.underWay);
  const known = [...props.answered, ...props.unplanned.rows];
  const held = moving === null ? undefined : known.find(({ uid }) => uid === moving.appointment.uid);
  if (moving !== null)
    underWay.set(moving.appointment.uid, {
      place: moving.place,
      revision: (held ?? moving.appointment).revision,
    });
  const placed = placeAll(
    moving === null || held !== undefined ? known : [...known, moving.appointment],
    underWay,
  );
  const columns = columnsOf({
    view,
    days,
    placed,
    technicians,
    chosen: props.chosen,
    dayLabel: words.long,
    nobody: t('calendar:nobody'),
  });
  const { cursor, note, goTo, onArrow } = useCursor({
    view,
    columns,
    today: now.day,
    board,
    onDate: props.onDate,
  });
  const drag = useDrag({
    daysKeepHours: view === 'month',
    onPlace: (appointment, place) => {
      setMoving({ appointment, place, by: 'pointer' });
    },
    onDrop: (appointment, place) => {
      setMoving(null);
      void moves.move(appointment, place);
    },
    onCancel: () => {
      setMoving(null);
    },
  });

  const take = (appointment: Appointment): void => {
    const taken = asSeen(appointment, moves.underWay);
    const before = placementOf(taken);
    const place =
      before.plannedOn === null
        ? { ...before, plannedOn: columns[cursor.column]?.day ?? props.day, plannedFrom: NINE }
        : before;
    setMoving({ appointment: taken, place, by: 'keyboard' });
    board.current?.focus();
  };
  const standAt = (uid: string, place: Placement): void => {
    const column = columns.findIndex(
      (one) =>
        one.day === place.plannedOn &&
        (one.technicianUid === undefined || one.technicianUid === place.technicianUid),
    );
    goTo({ column: Math.max(0, column), uid, minutes: null });
  };
  const onMovingKey = (event: KeyboardEvent, hand: Moving): void => {
    const answer = movingKey(event, hand.place, {
      view,
      technicians: columns.map((column) => column.technicianUid ?? null),
    });
    if (answer.kind === 'none') return;
    event.preventDefault();
    event.stopPropagation();
    switch (answer.kind) {
      case 'place': {
        setMoving({ ...hand, place: answer.place });
        const { plannedOn } = answer.place;
        if (plannedOn !== null && !days.includes(plannedOn)) props.onDate(plannedOn);
        return;
      }
      case 'drop':
        setMoving(null);
        standAt(hand.appointment.uid, hand.place);
        void moves.move(hand.appointment, hand.place);
        return;
      case 'cancel':
        setMoving(null);
        standAt(hand.appointment.uid, placementOf(hand.appointment));
    }
  };

  const planAt = (index: number, minutes: number | null): void => {
    if (!mayWrite || drag.endsDrag()) return;
    const column = columns[index];
    const [only] = props.chosen;
    const mine = reach === 'own' ? (session?.userUid ?? null) : null;
    setSlot({
      plannedOn: column?.day ?? props.day,
      plannedFrom: minutes === null ? '' : hourText(minutes),
      plannedTo: minutes === null ? '' : hourText(Math.min(minutes + 60, 1439)),
      technicianUid: column?.technicianUid ?? (props.chosen.length === 1 ? (only ?? null) : mine),
    });
  };
  const here = placed.find(({ appointment }) => appointment.uid === cursor.uid)?.appointment;
  const mayMoveHere =
    mayWrite && here !== undefined && isMovable({ status: here.status, invoiced: here.isInvoiced });
  useShortcut({
    keys: 'N',
    label: t('calendar:plan'),
    isEnabled: mayWrite,
    run: () => {
      planAt(cursor.column, cursor.minutes);
    },
  });
  useShortcut({
    keys: 'M',
    label: t('calendar:move'),
    isEnabled: mayMoveHere,
    run: () => {
      if (here !== undefined) take(here);
    },
  });

  const clashes = (hand: Moving): readonly string[] => {
    const booking = bookingOf(hand.appointment.uid, hand.place);
    if (booking === null) return [];
    return placed.flatMap(({ appointment, place }) => {
      const other = bookingOf(appointment.uid, place);
      return other !== null && appointment.status !== 'done' && clash(booking, other)
        ? [appointment.clientName]
        : [];
    });
  };
  const said = (hand: Moving): string => {
    const { technicianUid } = hand.place;
    const found = clashes(hand);
    return [
      when(hand.place),
      technicians.find(({ uid }) => uid === technicianUid)?.name ?? t('calendar:nobody'),
      found.length === 0 ? '' : t('calendar:clashWith', { names: found.join(', ') }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };

  const acts = {
    mayWrite,
    movingUid: moving?.appointment.uid ?? null,
    technicians,
    cursor,
    now,
    columns,
    onCursor: note,
    onPlan: planAt,
    onOpen: ({ appointment }: { readonly appointment: Appointment }) => {
      if (!drag.endsDrag()) props.onOpen(appointment.uid);
    },
    onGrab: (
      event: Parameters<typeof drag.grab>[0],
      { appointment }: { readonly appointment: Appointment },
      kind: 'move' | 'resize',
    ) => {
      drag.grab(event, asSeen(appointment, moves.underWay), kind);
    },
    onDay: (column: Column) => {
      props.onDay(column.day);
    },
  };
  const waiting = placed.filter(({ place }) => place.plannedOn === null);
  const sheet = useOutlet({ backTo: `/calendar${props.search}`, appointments: known });

  const content = (
    <>
      {moves.conflict === null ? null : (
        <ConflictNote
          conflict={moves.conflict}
          onLeave={moves.forgetConflict}
          onMove={() => {
            if (moves.conflict === null) return;
            const { appointment, wanted, now: there } = moves.conflict;
            const { plannedOn, plannedFrom, plannedTo, technicianUid } = there;
            void moves.move(
              { ...appointment, plannedOn, plannedFrom, plannedTo, technicianUid },
              wanted,
              there.revision,
            );
          }}
        />
      )}
      <ErrorAlert error={moves.failure} />
      {props.isEmpty && moving === null ? (
        <p className={styles['empty']}>
          {t(props.chosen.length > 0 ? 'calendar:empty.filtered' : 'calendar:empty.text')}
        </p>
      ) : null}
      <output className="visually-hidden" aria-live="assertive">
        {moving?.by === 'keyboard' ? said(moving) : ''}
      </output>
      {moving?.by === 'keyboard' ? (
        <p className={styles['movingHelp']}>
          <strong>{said(moving)}</strong> {t(`calendar:movingHelp.${view}`)}
        </p>
      ) : null}
      <div className={styles['board']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- one group that arrows walk through; it takes the focus while an appointment is moved. */}
        <div
          ref={board}
          role="group"
          tabIndex={-1}
          aria-label={
            moving?.by === 'keyboard'
              ? t('calendar:moving', { client: moving.appointment.clientName })
              : t('calendar:board')
          }
          className={styles['grids']}
          onKeyDown={(event) => {
            if (moving?.by === 'keyboard') onMovingKey(event, moving);
            else if (onArrow(event)) event.preventDefault();
          }}
          onBlur={(event) => {
            if (moving?.by === 'keyboard' && !event.currentTarget.contains(event.relatedTarget))
              setMoving(null);
          }}
        >
          {view === 'month' ? <MonthGrid {...acts} month={props.day.slice(0, 7)} /> : <TimeGrid {...acts} />}
        </div>
        <Tray
          placed={waiting}
          total={Math.max(props.unplanned.total - props.unplanned.rows.length, 0) + waiting.length}
          technicians={technicians}
          mayWrite={mayWrite}
          movingUid={acts.movingUid}
          isOpen={isTrayOpen[trayOf]}
          onToggle={() => {
            setTrayOpen((before) => ({ ...before, [trayOf]: !before[trayOf] }));
          }}
          onOpen={acts.onOpen}
          onGrab={acts.onGrab}
          onTake={take}
        />
      </div>
      {slot === null ? null : (
        <PlanAt
          slot={slot}
          onClose={() => {
            setSlot(null);
          }}
        />
      )}
      {sheet}
    </>
  );
  return (
    <Page
      title={t('nav.calendar')}
      scrolls={false}
      action={
        mayWrite ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              planAt(cursor.column, cursor.minutes);
            }}
          >
            {t('calendar:plan')}
          </Button>
        ) : null
      }
    >
      <div className={styles['page']}>
        {props.toolbar}
        <ErrorAlert error={props.error} />
        {props.isLoading ? (
          <Loader role="status" size="sm" m="md" aria-label={t('table.loading')} />
        ) : (
          content
        )}
      </div>
    </Page>
  );
}
