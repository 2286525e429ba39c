import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { AppointmentBlock } from './appointment-block.tsx';
import styles from './calendar.module.css';
import type { Appointment } from './placement.ts';
import type { Placed } from './placed.ts';
import { hueOf, type Technician } from './technicians.ts';

/** Planned services without a day: dragged into the calendar, or taken with `M`; dropping one here takes its day away. */
export function Tray(props: {
  readonly placed: readonly Placed[];
  readonly total: number;
  readonly technicians: readonly Technician[];
  readonly mayWrite: boolean;
  readonly movingUid: string | null;
  /** Closed, only its edge stands beside the grid; what is dropped there loses its day all the same. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (placed: Placed) => void;
  readonly onGrab: (event: PointerEvent<HTMLElement>, placed: Placed, kind: 'move' | 'resize') => void;
  readonly onTake: (appointment: Appointment) => void;
}) {
  const { t } = useWords();
  const toggle = t(props.isOpen ? 'calendar:tray.close' : 'calendar:tray.open');
  const list = (
    <>
      <p className={styles['help']}>
        {props.placed.length === 0 ? t('calendar:tray.empty') : props.mayWrite ? t('calendar:tray.help') : ''}
      </p>
      <ul className={styles['trayList']}>
        {props.placed.map((placed) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- M is heard from the button inside.
          <li
            key={placed.appointment.uid}
            onKeyDown={(event) => {
              if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || !props.mayWrite)
                return;
              event.preventDefault();
              event.stopPropagation();
              props.onTake(placed.appointment);
            }}
          >
            <AppointmentBlock
              placed={placed}
              hue={hueOf(props.technicians, placed.place.technicianUid)}
              isActive
              isMoving={props.movingUid === placed.appointment.uid}
              canMove={props.mayWrite}
              onOpen={() => {
                props.onOpen(placed);
              }}
              onFocus={() => undefined}
              onGrab={(event, kind) => {
                props.onGrab(event, placed, kind);
              }}
            />
          </li>
        ))}
      </ul>
      {props.total > props.placed.length ? (
        <p className={styles['help']}>
          {t('calendar:tray.more', { count: props.total - props.placed.length })}
        </p>
      ) : null}
    </>
  );
  return (
    <section
      className={styles['tray']}
      data-drop="tray"
      data-closed={!props.isOpen || undefined}
      aria-labelledby="tray-title"
    >
      <div className={styles['trayHead']}>
        <h2 id="tray-title" className={styles['trayTitle']}>
          {t('calendar:tray.title')} <span className={styles['count']}>{props.total}</span>
        </h2>
        <Tooltip label={toggle} position="left">
          <ActionIcon aria-label={toggle} aria-expanded={props.isOpen} onClick={props.onToggle}>
            {props.isOpen ? (
              <IconLayoutSidebarRightCollapse size={18} />
            ) : (
              <IconLayoutSidebarRightExpand size={18} />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
      {props.isOpen ? list : null}
    </section>
  );
}
