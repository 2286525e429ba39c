import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { isMovable } from '#shared/domain/services/move.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './calendar.module.css';
import { useWhen } from './calendar-words.ts';
import type { MoveConflict } from './use-moves.ts';

/** Two people moved one appointment: says where it is now, keeps the choice made here, and lets choose again. */
export function ConflictNote(props: {
  readonly conflict: MoveConflict;
  readonly onMove: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const when = useWhen();
  const { appointment, wanted, now } = props.conflict;
  return (
    <section role="alert" className={styles['note']}>
      <h3 className={styles['noteTitle']}>
        <IconArrowsExchange size={18} aria-hidden />
        {t('calendar:conflict.title', { client: appointment.clientName })}
      </h3>
      <p className={styles['noteText']}>
        {t('calendar:conflict.text', {
          now: when(now),
          technician: now.technicianName ?? t('calendar:nobody'),
          wanted: when(wanted),
        })}
      </p>
      <div className={styles['noteActs']}>
        {isMovable({ status: now.status, invoiced: false }) ? (
          <Button size="xs" onClick={props.onMove}>
            {t('calendar:conflict.move', { when: when(wanted) })}
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={props.onLeave}>
          {t('calendar:conflict.leave')}
        </Button>
      </div>
    </section>
  );
}
