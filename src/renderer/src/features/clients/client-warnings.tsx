import {
  IconAlertTriangle,
  IconArchive,
  IconBellOff,
  IconClockPause,
  IconInfoCircle,
  IconKey,
  IconMessageOff,
  type Icon,
} from '@tabler/icons-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { reasonText } from '../../rpc/error-text.ts';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';

interface Warning {
  readonly key: string;
  readonly tone: 'bad' | 'warning' | 'info' | 'neutral';
  readonly icon: Icon;
  readonly text: string;
}

/** What an agent must know before calling or going there; nothing when there is nothing to know. */
export function ClientWarnings({ client }: { readonly client: ClientView }) {
  const { t } = useWords();
  const format = useFormat();
  const { preferences } = client;
  const warnings: Warning[] = [];
  const add = (key: string, tone: Warning['tone'], icon: Icon, text: string): void => {
    warnings.push({ key, tone, icon, text });
  };
  if (client.status === 'archived') add('archived', 'neutral', IconArchive, t('clients:sheet.warnArchived'));
  if (client.overdue > 0)
    add(
      'overdue',
      'bad',
      IconAlertTriangle,
      t('clients:sheet.warnOverdue', { amount: format.money(client.overdue) }),
    );
  else if (client.balance > 0)
    add(
      'unpaid',
      'warning',
      IconAlertTriangle,
      t('clients:sheet.warnUnpaid', { amount: format.money(client.balance) }),
    );
  if (preferences.channel === 'none')
    add('channel', 'warning', IconBellOff, t('clients:sheet.warnNoChannel'));
  if (preferences.noSms) add('sms', 'warning', IconMessageOff, t('clients:sheet.warnNoSms'));
  if (preferences.quietFrom !== '')
    add(
      'quiet',
      'warning',
      IconClockPause,
      t('clients:sheet.warnQuiet', { from: preferences.quietFrom, to: preferences.quietTo }),
    );
  if (preferences.accessNotes !== '')
    add('access', 'info', IconKey, t('clients:sheet.warnAccess', { notes: preferences.accessNotes }));
  for (const kept of client.warnings)
    add(`${kept.field}-${kept.reason}`, 'neutral', IconInfoCircle, reasonText(t, kept.reason));
  if (warnings.length === 0) return null;
  return (
    <ul className={styles['warnings']} aria-label={t('clients:sheet.warnings')}>
      {warnings.map(({ key, tone, icon: Mark, text }) => (
        <li key={key} className={styles['warning']} data-tone={tone}>
          <Mark size={16} aria-hidden />
          {text}
        </li>
      ))}
    </ul>
  );
}
