import { Button } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import styles from './reminders.module.css';

/** Says that the machine's clock is not believed, so that nothing leaves, and lets a person say that it is right. */
export function ClockBanner() {
  const { t } = useWords();
  const format = useFormat();
  const mayConfirm = useMay('messages.approve');
  const { data, error } = useQuery(rpc.messages.clock.queryOptions({ input: {} }));
  const [isAsking, setAsking] = useState(false);
  if (data === undefined) return <ErrorAlert error={error} />;
  if (data.standing === 'right') return null;
  const now = format.dateTime(data.now);
  return (
    <div role="alert" className={styles['banner']}>
      <IconClockExclamation size={18} aria-hidden />
      <span className={styles['bannerText']}>
        {t(`reminders:clock.${data.standing}`, {
          now,
          seen: data.seen === null ? '' : format.dateTime(data.seen),
        })}
      </span>
      {mayConfirm ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('reminders:clock.confirm')}
        </Button>
      ) : null}
      <ConfirmSheet
        opened={isAsking}
        onClose={() => {
          setAsking(false);
        }}
        title={t('reminders:clock.title')}
        actionLabel={t('reminders:clock.confirmNamed', { now })}
        onConfirm={async () => {
          await client.messages.confirmClock({});
          await queryClient.invalidateQueries();
          setAsking(false);
          showMessage(t('reminders:clock.confirmed'));
        }}
      >
        <p>{t('reminders:clock.text', { now })}</p>
      </ConfirmSheet>
    </div>
  );
}
