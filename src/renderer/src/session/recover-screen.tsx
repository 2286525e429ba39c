import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { fieldErrors } from '../rpc/form-errors.ts';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { NewPassword } from './new-password.tsx';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';
import { KitFields } from './recovery-kit.tsx';
import { startSession, type VaultStatus } from './unlock-screen.tsx';

/** Lost password: the kit's file and passphrase open the vault, a new password is set. */
export function RecoverScreen(props: { readonly status: VaultStatus; readonly onBack: () => void }) {
  const { t } = useWords();
  const { accounts, labelsHidden } = props.status;
  const [account, setAccount] = useState(accounts[0]?.uid ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const { mutate, isPending, error } = useMutation(
    rpc.vault.recover.mutationOptions({ onSuccess: startSession }),
  );
  const faults = fieldErrors(t, error) ?? {};
  const isReady =
    account !== '' && file !== null && passphrase !== '' && password !== '' && password === repeated;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isReady) mutate({ fileText: await file.text(), passphrase, account, newPassword: password });
  };
  return (
    <PlainPage title={t('vault:recover.title')}>
      <p className={styles['quiet']}>{t('vault:recover.text')}</p>
      <form
        className={styles['stack']}
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        {labelsHidden ? (
          <TextInput
            label={t('vault:unlock.account')}
            value={account}
            error={faults['account']}
            onChange={(event) => {
              setAccount(event.currentTarget.value);
            }}
          />
        ) : (
          <Select
            label={t('vault:recover.account')}
            data={accounts.map((one) => ({ value: one.uid, label: one.label }))}
            value={account}
            error={faults['account']}
            onChange={(value) => {
              setAccount(accounts.find((one) => one.uid === value)?.uid ?? '');
            }}
          />
        )}
        <KitFields
          file={file}
          passphrase={passphrase}
          faults={faults}
          onFile={setFile}
          onPassphrase={setPassphrase}
        />
        <NewPassword
          label={t('vault:change.next')}
          value={password}
          repeated={repeated}
          ownWords={[]}
          error={faults['newPassword']}
          onChange={(value, again) => {
            setPassword(value);
            setRepeated(again);
          }}
        />
        {Object.keys(faults).length === 0 ? <ErrorAlert error={error} /> : null}
        <div className={styles['row']}>
          <Button variant="default" onClick={props.onBack}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={isPending} disabled={!isReady}>
            {t('vault:recover.submit')}
          </Button>
        </div>
      </form>
    </PlainPage>
  );
}
