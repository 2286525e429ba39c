import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { isPasswordAsked } from '../rpc/step-up.ts';
import { ErrorAlert } from './error-alert.tsx';
import styles from './confirm-sheet.module.css';
import { useFocusReturn } from './use-focus-return.ts';

interface ConfirmSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, in plain words with the real numbers. */
  readonly children: ReactNode;
  /** The act itself, e.g. "Émettre la facture FA-A-2026-00043". */
  readonly actionLabel: string;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  /** Does it; a rejection is shown and keeps the sheet open. */
  readonly onConfirm: () => Promise<void>;
}

/** Asks before an act that cannot be undone; whatever can be undone gets a toast instead. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { t } = useWords();
  useFocusReturn(props.opened);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await props.onConfirm();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={props.opened}
      onClose={() => {
        if (!isPasswordAsked()) props.onClose();
      }}
      title={props.title}
      size={520}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ title: styles['title'] ?? '' }}
    >
      <div className={styles['body']}>
        {props.children}
        <ErrorAlert error={failure} />
        <div className={styles['actions']}>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button
            {...(props.isDangerous === true ? { color: 'red.8', autoContrast: true } : {})}
            loading={isBusy}
            disabled={props.isReady === false}
            onClick={() => {
              void confirm();
            }}
          >
            {props.actionLabel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
