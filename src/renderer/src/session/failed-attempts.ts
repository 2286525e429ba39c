import { words } from '../i18n/use-words.ts';
import i18next from 'i18next';
import { formatOf } from '../i18n/format.ts';
import { showMessage } from '../ui/undo-toast.tsx';
import type { Session } from './use-session.ts';

/** Tells a person, once after sign-in, that somebody tried their account meanwhile. */
export function showFailedAttempts(session: Session): void {
  const { count, lastAt } = session.failedAttempts;
  if (count === 0) return;
  const format = formatOf(i18next.language === 'en' ? 'en' : 'fr');
  showMessage(
    lastAt === null
      ? words()('vault:failedAttempts', { count })
      : words()('vault:failedAttemptsSince', { count, at: format.dateTime(lastAt) }),
  );
}
