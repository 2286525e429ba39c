import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { TASK_URGENCIES } from '#shared/domain/tasks/task.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { taskAddress } from './task-addresses.ts';
import styles from './tasks.module.css';
import { useTasks, type TasksAnswer } from './use-tasks.ts';

type Task = TasksAnswer['tasks'][number];

/** More digits than these tell nothing. */
const MOST_SHOWN = 99;

/** The bell of every page: how many things wait; a press opens them by urgency, each with the way to its rows. */
export function TaskBell() {
  const { t } = useWords();
  const tasks = useTasks();
  const [isOpen, setOpen] = useState(false);
  useShortcut({
    keys: 'G N',
    label: t('tasks:title'),
    isGlobal: true,
    isEnabled: tasks !== undefined,
    run: () => {
      setOpen(true);
    },
  });
  if (tasks === undefined) return null;
  const hasUrgent = tasks.tasks.some(({ urgency }) => urgency === 'now');
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={360}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          size={32}
          className={styles['bell'] ?? ''}
          aria-label={t('tasks:bell', { count: tasks.total })}
          aria-keyshortcuts="G N"
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <IconBell size={18} aria-hidden />
          {tasks.total === 0 ? null : (
            <span aria-hidden className={styles['badge']} data-urgent={hasUrgent || undefined}>
              {tasks.total > MOST_SHOWN ? `${String(MOST_SHOWN)}+` : tasks.total}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles['panel'] ?? ''} aria-label={t('tasks:title')}>
        <h2 className={styles['title']} tabIndex={-1} data-autofocus>
          {t('tasks:title')}
        </h2>
        {tasks.total === 0 ? <p className={styles['none']}>{t('tasks:none')}</p> : null}
        {TASK_URGENCIES.map((urgency) => (
          <TaskGroup
            key={urgency}
            title={t(`tasks:urgency.${urgency}`)}
            tasks={tasks.tasks.filter((task) => task.urgency === urgency)}
            onFollow={() => {
              setOpen(false);
            }}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function TaskGroup(props: {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly onFollow: () => void;
}) {
  if (props.tasks.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h3 className={styles['urgency']}>{props.title}</h3>
      <ul className={styles['rows']}>
        {props.tasks.map((task) => (
          <li key={task.kind}>
            <TaskLine task={task} onFollow={props.onFollow} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskLine({ task, onFollow }: { readonly task: Task; readonly onFollow: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const { kind, count, oldestOn, lowRatings } = task;
  const when = format.relativeDay(oldestOn);
  const isState = kind === 'backup-failed' || kind === 'backup-old' || kind === 'clock-in-doubt';
  const more = [
    isState
      ? t('tasks:lastGood', { when })
      : kind === 'contracts-to-renew'
        ? t('tasks:endsFirst', { when })
        : t('tasks:since', { when }),
    lowRatings === 0 ? '' : t('tasks:lowRatings', { count: lowRatings }),
  ].filter((text) => text !== '');
  return (
    <Link to={taskAddress(kind)} className={styles['row'] ?? ''} onClick={onFollow}>
      <span className={styles['count']}>{isState ? '!' : format.count(count)}</span>
      <span className={styles['what']}>
        <span>{t(`tasks:kind.${kind}`, { count })}</span>
        <span className={styles['since']}>{more.join(', ')}</span>
      </span>
    </Link>
  );
}
