import { useWords } from '../../i18n/use-words.ts';
import { useTasks } from './use-tasks.ts';

/** Tells screen readers politely how many things wait, when that number changes; nothing of it is seen. */
export function TaskAnnouncer() {
  const { t } = useWords();
  const tasks = useTasks();
  return (
    <span role="status" aria-live="polite" className="visually-hidden" data-tasks>
      {tasks === undefined ? '' : t('tasks:bell', { count: tasks.total })}
    </span>
  );
}
