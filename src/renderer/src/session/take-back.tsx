import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { Words } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { PasswordFailure } from './password-failure.tsx';
import styles from './hand-over-screen.module.css';
import { useWait } from './throttle.ts';
import type { Session } from './use-session.ts';

/** The way back for the seat's own person: out of the client's way, and by password alone. */
export function TakeBack({ session, t }: { readonly session: Session; readonly t: Words }) {
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useMutation(
    rpc.surveys.takeBack.mutationOptions({
      onSettled: () => {
        setPassword('');
      },
    }),
  );
  const waits = useWait(error);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  if (!isOpen)
    return (
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('surveys:here.takeBack')}
      </Button>
    );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (password !== '' && waits === 0) mutate({ password });
  };
  return (
    <form className={styles['takeBack']} onSubmit={submit}>
      <PasswordInput
        ref={field}
        label={t('surveys:here.password', { name: session.name })}
        autoComplete="off"
        value={password}
        visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" loading={isPending} disabled={waits > 0}>
        {t('surveys:here.open')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        onClick={() => {
          setOpen(false);
          setPassword('');
        }}
      >
        {t('surveys:here.cancel')}
      </Button>
      <PasswordFailure error={error} waits={waits} />
    </form>
  );
}
