import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { fieldErrors } from '../rpc/form-errors.ts';
import { leave } from './leave.ts';
import { NewPassword } from './new-password.tsx';
import { PasswordFailure } from './password-failure.tsx';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';
import { useWait } from './throttle.ts';
import type { Session } from './use-session.ts';

/** The form that replaces a password or a one-time code; `onDone` after it. What is known already is not asked. */
export function ChangePasswordForm(props: {
  readonly session: Session;
  readonly isFirst: boolean;
  /** The one-time code of this sign-in; null after a reload, and then it is asked. */
  readonly code?: string | null;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const current = typed === '' ? (props.code ?? '') : typed;
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const { mutate, isPending, error } = useMutation(
    rpc.vault.changePassword.mutationOptions({
      onSuccess: () => {
        setTyped('');
        setNext('');
        setRepeated('');
        props.onDone();
      },
    }),
  );
  const faults = fieldErrors(t, error) ?? {};
  // A code that was replaced meanwhile is refused: then the new one has to be typed.
  const asksCurrent = (props.code ?? null) === null || faults['current'] !== undefined;
  const waits = useWait(error);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (next === repeated && next !== '' && waits === 0) mutate({ current, next });
  };
  return (
    <form className={styles['stack']} onSubmit={submit}>
      {asksCurrent ? (
        <PasswordInput
          label={t(props.isFirst ? 'vault:change.code' : 'vault:change.current')}
          autoComplete="current-password"
          value={typed}
          error={faults['current']}
          visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      ) : null}
      <NewPassword
        label={t('vault:change.next')}
        value={next}
        repeated={repeated}
        ownWords={[props.session.name]}
        error={faults['next']}
        onChange={(value, again) => {
          setNext(value);
          setRepeated(again);
        }}
      />
      {Object.keys(faults).length === 0 ? <PasswordFailure error={error} waits={waits} /> : null}
      <Button
        type="submit"
        loading={isPending}
        disabled={current === '' || next === '' || next !== repeated || waits > 0}
      >
        {t('vault:change.submit')}
      </Button>
    </form>
  );
}

/** First sign-in with a one-time code: nothing else works before an own password is chosen. */
export function ChangePasswordScreen(props: { readonly session: Session; readonly code: string | null }) {
  const { session } = props;
  const { t } = useWords();
  return (
    <PlainPage title={t('vault:change.firstTitle', { name: session.name })}>
      <p className={styles['quiet']}>{t('vault:change.firstText')}</p>
      <ChangePasswordForm session={session} isFirst code={props.code} onDone={() => undefined} />
      <Button
        variant="subtle"
        fullWidth
        mt={8}
        onClick={() => {
          void leave('person');
        }}
      >
        {t('person.lock')}
      </Button>
    </PlainPage>
  );
}
