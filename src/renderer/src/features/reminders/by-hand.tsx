import { Button, TextInput } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { today } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Section } from '../../ui/sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import settings from '../settings/settings.module.css';
import type { MessageView } from './message-words.tsx';
import styles from './reminders.module.css';

/** Runs an act of a block: busy, failure, and the lists told. */
function useAct() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const run = async (act: () => Promise<string | null>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const said = await act();
      await queryClient.invalidateQueries();
      if (said !== null) showMessage(said);
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, failure, run };
}

/** Nobody knows whether it left: the person says so after having looked. */
export function Uncertain({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const act = useAct();
  const say = (arrived: boolean): void => {
    void act.run(async () => {
      await client.messages.resolveUncertain({ uid: message.uid, revision: message.revision, arrived });
      return t(arrived ? 'reminders:uncertain.noted' : 'reminders:uncertain.again');
    });
  };
  return (
    <Section title={t('reminders:uncertain.title')} help={t('reminders:uncertain.text')}>
      <ErrorAlert error={act.failure} />
      <div className={settings['actions']}>
        <Button
          size="xs"
          loading={act.isBusy}
          onClick={() => {
            say(true);
          }}
        >
          {t('reminders:uncertain.arrived')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={act.isBusy}
          onClick={() => {
            say(false);
          }}
        >
          {t('reminders:uncertain.missing')}
        </Button>
      </div>
    </Section>
  );
}

/** Opens the message in the person's own mail program, and notes that it was sent there. */
export function MailProgram({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const act = useAct();
  const [handed, setHanded] = useState<{ readonly isCut: boolean; readonly revision: number } | null>(null);
  return (
    <Section title={t('reminders:mailProgram.title')} help={t('reminders:mailProgram.text')}>
      <ErrorAlert error={act.failure} />
      <div className={settings['actions']}>
        <Button
          size="xs"
          variant="default"
          loading={act.isBusy}
          leftSection={<IconExternalLink size={15} aria-hidden />}
          onClick={() => {
            void act.run(async () => {
              const { address, isCut, revision } = await client.messages.handOver({ uid: message.uid });
              setHanded({ isCut, revision });
              const link = document.createElement('a');
              link.href = address;
              link.click();
              return null;
            });
          }}
        >
          {t('reminders:mailProgram.open')}
        </Button>
        {handed === null ? null : (
          <Button
            size="xs"
            loading={act.isBusy}
            onClick={() => {
              void act.run(async () => {
                await client.messages.confirmHandOver({ uid: message.uid, revision: handed.revision });
                return t('reminders:mailProgram.noted');
              });
            }}
          >
            {t('reminders:mailProgram.sent')}
          </Button>
        )}
      </div>
      {handed?.isCut === true ? <p className={styles['quiet']}>{t('reminders:mailProgram.cut')}</p> : null}
      {handed !== null && message.attachments.length > 0 ? (
        <p className={styles['quiet']}>{t('reminders:mailProgram.attach')}</p>
      ) : null}
    </Section>
  );
}

/** Notes that a letter was posted, with its day and the number of the registered letter. */
export function PostedLetter({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const act = useAct();
  const [postedOn, setPostedOn] = useState<LocalDate | null>(today());
  const [registeredNumber, setRegisteredNumber] = useState('');
  return (
    <Section title={t('reminders:letter.title')} help={t('reminders:letter.text')}>
      <form
        className={settings['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (postedOn === null) return;
          void act.run(async () => {
            await client.messages.markPosted({
              uid: message.uid,
              revision: message.revision,
              postedOn,
              registeredNumber,
            });
            return t('reminders:letter.noted');
          });
        }}
      >
        <div className={settings['pair']}>
          <DateField label={t('reminders:letter.postedOn')} value={postedOn} onChange={setPostedOn} />
          <TextInput
            label={t('reminders:letter.number')}
            description={t('reminders:letter.numberHelp')}
            maxLength={40}
            value={registeredNumber}
            onChange={(event) => {
              setRegisteredNumber(event.currentTarget.value);
            }}
          />
        </div>
        <ErrorAlert error={act.failure} />
        <div className={settings['actions']}>
          <Button type="submit" size="xs" loading={act.isBusy} disabled={postedOn === null}>
            {t('reminders:letter.mark')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
