import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Contract } from '#shared/contract/index.ts';
import { client, countSignIn, rpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import { ownDrafts } from '../ui/drafts.ts';
import { showFailedAttempts } from './failed-attempts.ts';
import { untilLeft } from './leave.ts';
import { PasswordFailure } from './password-failure.tsx';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';
import type { Session } from './use-session.ts';
import { useWait } from './throttle.ts';

/** What the core tells about the vault before sign-in. */
export type VaultStatus = InferContractRouterOutputs<Contract>['vault']['status'];

const initialsOf = (label: string): string =>
  label
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Starts a person's session in this window. */
export function startSession(session: Session): void {
  countSignIn();
  ownDrafts(session.userUid);
  // A question of before the sign-in may still be under way; its answer, nobody, would come after this one.
  void queryClient.cancelQueries({ queryKey: rpc.vault.session.queryKey({ input: {} }) });
  queryClient.setQueryData(rpc.vault.session.queryKey({ input: {} }), session);
  showFailedAttempts(session);
}

/** Chooses an account, takes its password. The page behind keeps its address. */
export function UnlockScreen(props: {
  readonly status: VaultStatus;
  readonly onLost?: () => void;
  /** Hands a one-time code over that was taken, so that the next screen need not ask for it again. */
  readonly onOneTimeCode: (code: string) => void;
}) {
  const { t } = useWords();
  const { accounts, labelsHidden } = props.status;
  const [account, setAccount] = useState(() => (accounts.length === 1 ? (accounts[0]?.uid ?? '') : ''));
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useMutation(
    rpc.vault.signIn.mutationOptions({
      mutationFn: async (input) => {
        await untilLeft();
        return client.vault.signIn(input);
      },
      onSuccess: (session, { password: taken }) => {
        setPassword('');
        startSession(session);
        if (session.mustChangePassword) props.onOneTimeCode(taken);
      },
      onError: () => {
        setPassword('');
        document.querySelector<HTMLElement>('#password')?.focus();
      },
    }),
  );
  const waits = useWait(error);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (account !== '' && password !== '' && waits === 0) mutate({ account, password });
  };
  const isOneTime = accounts.some((one) => one.uid === account && one.oneTime);
  return (
    <PlainPage title={t('vault:unlock.title')}>
      <p className={styles['quiet']}>{t('vault:unlock.text')}</p>
      <form className={styles['stack']} onSubmit={submit}>
        {labelsHidden ? (
          <TextInput
            label={t('vault:unlock.account')}
            autoComplete="username"
            value={account}
            onChange={(event) => {
              setAccount(event.currentTarget.value);
            }}
          />
        ) : (
          <ul className={styles['accounts']} aria-label={t('vault:unlock.accounts')}>
            {accounts.map((one) => (
              <li key={one.uid}>
                <button
                  type="button"
                  className={styles['account']}
                  aria-pressed={account === one.uid}
                  onClick={() => {
                    setAccount(one.uid);
                    document.querySelector<HTMLElement>('#password')?.focus();
                  }}
                >
                  <span className={styles['initials']} aria-hidden>
                    {initialsOf(one.label)}
                  </span>
                  {one.label}
                  {one.oneTime ? <span className={styles['tag']}>{t('vault:unlock.oneTime')}</span> : null}
                </button>
              </li>
            ))}
          </ul>
        )}
        <PasswordInput
          id="password"
          data-autofocus={accounts.length === 1 || undefined}
          label={t(isOneTime ? 'vault:unlock.code' : 'vault:unlock.password')}
          autoComplete="current-password"
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <PasswordFailure error={error} waits={waits} />
        <Button type="submit" loading={isPending} disabled={account === '' || password === '' || waits > 0}>
          {t('vault:unlock.submit')}
        </Button>
        {props.onLost === undefined ? null : (
          <Button variant="subtle" onClick={props.onLost}>
            {t('vault:unlock.lost')}
          </Button>
        )}
      </form>
    </PlainPage>
  );
}
