import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/use-format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { client } from '../../../rpc/client.ts';
import { ErrorAlert } from '../../../ui/error-alert.tsx';
import styles from '../settings.module.css';
import { Part } from './part.tsx';
import { TestOutcome } from './test-outcome.tsx';

type Channel = 'email' | 'sms';

interface TestPartProps {
  /** Channels that are set, as typed now. */
  readonly channels: readonly Channel[];
  readonly isUnsaved: boolean;
  /** Saves what is typed; false when it was refused. */
  readonly save: () => Promise<boolean>;
}

/** A message to oneself by the settings as saved; what is typed is saved first. */
export function TestPart(props: TestPartProps) {
  const { t } = useWords();
  if (props.channels.length === 0) return null;
  return (
    <Part name="test">
      <p className={styles['quiet']}>{t('messaging:test.text')}</p>
      {props.channels.map((channel) => (
        <TestLine key={channel} {...props} channel={channel} />
      ))}
    </Part>
  );
}

/** The answer comes seconds after the press, under the end of the page. */
const intoView = (node: HTMLElement | null): void => {
  node?.scrollIntoView({ block: 'nearest' });
};

function TestLine({ channel, isUnsaved, save }: TestPartProps & { readonly channel: Channel }) {
  const { t } = useWords();
  const language = useLanguage();
  const [to, setTo] = useState('');
  const test = useMutation({
    mutationFn: async () => {
      if (isUnsaved && !(await save())) return null;
      return await client.messaging.test({ channel, to, language });
    },
  });
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (to.trim() !== '') test.mutate();
      }}
    >
      <div className={styles['actions']}>
        <TextInput
          label={t(`messaging:test.${channel}To`)}
          type={channel === 'email' ? 'email' : 'tel'}
          autoComplete={channel === 'email' ? 'email' : 'tel'}
          w={280}
          value={to}
          onChange={(event) => {
            setTo(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="default" mt={22} loading={test.isPending} disabled={to.trim() === ''}>
          {isUnsaved ? t('messaging:test.saveAndSend') : t('messaging:test.send')}
        </Button>
      </div>
      {test.data === undefined || test.data === null || test.isPending ? null : (
        <div ref={intoView}>
          <TestOutcome outcome={test.data} />
        </div>
      )}
      <ErrorAlert error={test.error} />
    </form>
  );
}
