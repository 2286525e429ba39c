import { Button, Drawer } from '@mantine/core';
import { useCallback, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ChangedElsewhere } from './changed-elsewhere.tsx';
import { isPasswordAsked } from '../rpc/step-up.ts';
import { ErrorAlert } from './error-alert.tsx';
import { FormErrorSummary } from './form-error-summary.tsx';
import styles from './form-sheet.module.css';
import { useFocusReturn } from './use-focus-return.ts';
import type { RecordForm } from './use-record-form.ts';

interface FormSheetProps<Values extends object> {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly record: RecordForm<Values>;
  /** After a successful save. */
  readonly onSaved: () => void;
  /** Ctrl/Cmd+Enter: after a successful save, stay and start the next one. Without it the keys just save. */
  readonly onSavedNext?: () => void;
  readonly submitLabel?: string;
  readonly wide?: boolean;
  /** Opens the comparison with what somebody else saved meanwhile, where the noun has one. */
  readonly onCompare?: () => void;
  readonly children: ReactNode;
}

/**
 * A sheet from the right that holds one form.
 *
 * Enter saves, Ctrl/Cmd+Enter saves and goes to the next, Esc closes and keeps the draft; focus returns to where it
 * was.
 */
export function FormSheet<Values extends object>(props: FormSheetProps<Values>) {
  const { t } = useWords();
  const { record } = props;
  useFocusReturn(props.opened);
  // The library's focus trap looks for this mark when the sheet opens; without it the close button gets the focus.
  const markFirstField = useCallback((node: HTMLFormElement | null): void => {
    if (node === null || node.querySelector('[data-autofocus]') !== null) return;
    node.querySelector('input:not([type=hidden]), textarea')?.setAttribute('data-autofocus', '');
  }, []);

  const save = async (next: boolean): Promise<void> => {
    if (!(await record.submit())) return;
    if (next && props.onSavedNext !== undefined) props.onSavedNext();
    else props.onSaved();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(true);
    }
  };

  return (
    <Drawer
      opened={props.opened}
      onClose={() => {
        if (!isPasswordAsked()) props.onClose();
      }}
      title={props.title}
      size={props.wide === true ? 820 : 480}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{
        body: styles['body'] ?? '',
        content: styles['content'] ?? '',
        title: styles['title'] ?? '',
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the whole form. */}
      <form
        ref={markFirstField}
        className={styles['form']}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <div className={styles['fields']}>
          {record.wasRestored ? (
            <p className={styles['restored']}>
              {t('form.draftRestored')}{' '}
              <button type="button" className={styles['link']} onClick={record.discardDraft}>
                {t('action.discardDraft')}
              </button>
            </p>
          ) : null}
          <ChangedElsewhere record={record} onCompare={props.onCompare} />
          <FormErrorSummary errors={record.form.errors} />
          {props.children}
          <ErrorAlert error={record.failure} />
        </div>
        <footer className={styles['foot']}>
          <span className={styles['hint']}>{t('form.saveHint')}</span>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={record.isSaving}>
            {props.submitLabel ?? t('action.save')}
          </Button>
        </footer>
      </form>
    </Drawer>
  );
}
