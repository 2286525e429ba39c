import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormat } from '../i18n/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import alert from '../ui/error-alert.module.css';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { throttleOf } from './throttle.ts';

/**
 * Why a password was not taken; after too many attempts, the wait counted down to the moment of the next one.
 *
 * The seconds are a timer, which screen readers read on request: announced one by one they would drown the rest.
 */
export function PasswordFailure({ error, waits }: { readonly error: unknown; readonly waits: number }) {
  const { t } = useWords();
  const format = useFormat();
  const seconds = throttleOf(error);
  if (seconds === 0) return <ErrorAlert error={error} />;
  if (waits === 0) return <output>{t('vault:unlock.again')}</output>;
  return (
    <>
      <div role="alert" className="visually-hidden">
        {t('errors:reason.Throttled', { wait: format.wait(seconds) })}
      </div>
      <div role="timer" className={alert['alert']}>
        <IconAlertTriangle size={18} aria-hidden className={alert['icon']} />
        <span className="tabular">{t('errors:reason.Throttled', { wait: format.wait(waits) })}</span>
      </div>
    </>
  );
}
