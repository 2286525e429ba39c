import { Button, Modal, PasswordInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { client } from '../rpc/client.ts';
import { installStepUpPrompt } from '../rpc/step-up.ts';
import { PasswordFailure } from './password-failure.tsx';
import { useWait } from './throttle.ts';
import styles from '../ui/confirm-sheet.module.css';
import { useFocusReturn } from '../ui/use-focus-return.ts';

/** Asks for the password whenever the core wants it again, then lets the waiting call go on. */
export function StepUpDialog() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>(undefined);
  const answer = useRef<((confirmed: boolean) => void) | null>(null);

  useEffect(
    () =>
      installStepUpPrompt(
        () =>
          new Promise((resolve) => {
            answer.current = resolve;
            setFailure(undefined);
            setOpen(true);
          }),
      ),
    [],
  );

  const waits = useWait(failure);
  useFocusReturn(isOpen);

  const finish = (confirmed: boolean): void => {
    setPassword('');
    setOpen(false);
    answer.current?.(confirmed);
    answer.current = null;
  };

  const confirm = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    try {
      await client.vault.confirmPassword({ password });
      finish(true);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened={isOpen}
      onClose={() => {
        finish(false);
      }}
      title={t('stepUp.title')}
      size={440}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ title: styles['title'] ?? '' }}
    >
      <form
        className={styles['body']}
        onSubmit={(event) => {
          void confirm(event);
        }}
      >
        <p>{t('stepUp.text')}</p>
        <PasswordInput
          data-autofocus
          label={t('stepUp.password')}
          value={password}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <PasswordFailure error={failure} waits={waits} />
        <div className={styles['actions']}>
          <Button
            variant="default"
            onClick={() => {
              finish(false);
            }}
          >
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={password === '' || waits > 0}>
            {t('stepUp.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
