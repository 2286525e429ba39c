import { IconAlertTriangle, IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import type { CSSProperties, PointerEvent } from 'react';
import { spanOf } from '#shared/domain/services/planned-hours.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './calendar.module.css';
import { usePlacedLabel } from './calendar-words.ts';
import type { Placed } from './placed.ts';

interface BlockProps {
  readonly placed: Placed;
  readonly hue: string;
  readonly isActive: boolean;
  readonly isMoving: boolean;
  readonly canMove: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
  readonly onGrab: (event: PointerEvent<HTMLElement>, kind: 'move' | 'resize') => void;
  /** Place inside the column; none in bands, months and the tray. */
  readonly style?: CSSProperties;
}

/** Who comes, where there is no room for the name; drawn by the style sheet, the label says it in full. */
const initialsOf = (name: string | null): string =>
  (name ?? '')
    .split(/[\s-]+/)
    .map((part) => part.charAt(0).toUpperCase())
    .slice(0, 3)
    .join('');

/** One appointment: hours, client, work and who comes, with words for what its colour says. */
export function AppointmentBlock(props: BlockProps) {
  const { t } = useWords();
  const label = usePlacedLabel();
  const { appointment, place } = props.placed;
  const span = spanOf(place);
  const isTimed = props.style !== undefined;
  const minutes = span === null ? 0 : span.end - span.start;
  return (
    <button
      type="button"
      data-stop={appointment.uid}
      data-timed={isTimed || undefined}
      data-short={(isTimed && minutes < 45) || undefined}
      data-moving={props.isMoving || undefined}
      data-status={appointment.status}
      data-fixed={!props.canMove || undefined}
      className={styles['block']}
      // Custom properties are what the style sheet reads.
      style={{ ...props.style, '--hue': props.hue } as CSSProperties}
      tabIndex={props.isActive ? 0 : -1}
      aria-label={label(props.placed, isTimed)}
      // In a narrow place names end in dots: the whole is a hover away.
      title={label(props.placed, isTimed)}
      onClick={props.onOpen}
      onFocus={props.onFocus}
      onPointerDown={(event) => {
        if (props.canMove) props.onGrab(event, 'move');
      }}
    >
      <span className={styles['blockHead']} data-initials={initialsOf(appointment.technicianName)}>
        {isTimed ? (
          // Drawn by the style sheet, which leaves the end out where there is no room; the label says both.
          <span
            className={styles['blockTimes']}
            data-start={place.plannedFrom}
            data-end={place.plannedTo === '' ? undefined : place.plannedTo}
          />
        ) : (
          <span className={styles['blockHours']} data-initials={initialsOf(appointment.technicianName)}>
            {place.plannedFrom}
          </span>
        )}{' '}
        {appointment.overlaps ? (
          <IconAlertTriangle size={13} className={styles['warning']} aria-hidden />
        ) : null}
        {appointment.status === 'in-progress' ? <IconPlayerPlay size={13} aria-hidden /> : null}
        {appointment.status === 'done' ? <IconCheck size={13} aria-hidden /> : null}
        <span className={styles['blockClient']}>{appointment.clientName}</span>
      </span>{' '}
      <span className={styles['blockMore']}>{appointment.title}</span>{' '}
      <span className={styles['blockMore']}>{appointment.technicianName ?? t('calendar:nobody')}</span>
      {isTimed && props.canMove ? (
        <span
          aria-hidden
          className={styles['resize']}
          onPointerDown={(event) => {
            event.stopPropagation();
            props.onGrab(event, 'resize');
          }}
        />
      ) : null}
    </button>
  );
}
