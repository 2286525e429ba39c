import { Button, Modal, PasswordInput, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState, type SyntheticEvent } from 'react';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import styles from './settings.module.css';

type Secrets = InferContractRouterOutputs<Contract>['organisation']['secrets'];
type Secret = Secrets['secrets'][number];

/** Which sending secrets exist and where each one lives; values are never shown. */
export function SecretsPage() {
  const { t } = useWords();
  const format = useFormat();
  const { data, error } = useQuery(rpc.organisation.secrets.queryOptions({ input: {} }));
  const [edited, setEdited] = useState<Secret | null>(null);
  const [removed, setRemoved] = useState<Secret | null>(null);
  if (data === undefined) return <ErrorAlert error={error} />;
  const placeOf = (secret: Secret): string => {
    const place = t(`organisation:secrets.place.${secret.place}`);
    return secret.updatedAt === null
      ? place
      : t('organisation:secrets.since', { place, at: format.dateTime(secret.updatedAt) });
  };
  const nameOf = (secret: Secret): string => t(`organisation:secrets.name.${secret.name}`);
  return (
    <div className={styles['column']}>
      <div>
        <p className={styles['quiet']}>{t('organisation:secrets.text')}</p>
        <p>
          {data.keychain.available
            ? t('organisation:secrets.keychain', { name: data.keychain.name })
            : t('organisation:secrets.noKeychain')}
        </p>
      </div>
      <ul className={styles['list']}>
        {data.secrets.map((secret) => (
          <li key={secret.name} className={styles['item']}>
            <div className={styles['itemMain']}>
              <p>{nameOf(secret)}</p>
              <p className={styles['itemDetail']}>{placeOf(secret)}</p>
            </div>
            <Button
              variant="default"
              size="xs"
              aria-label={t('organisation:secrets.setOne', { name: nameOf(secret) })}
              onClick={() => {
                setEdited(secret);
              }}
            >
              {t('organisation:secrets.set')}
            </Button>
            {secret.place === 'absent' ? null : (
              <Button
                variant="subtle"
                size="xs"
                aria-label={t('organisation:secrets.removeOne', { name: nameOf(secret) })}
                onClick={() => {
                  setRemoved(secret);
                }}
              >
                {t('action.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <SecretDialog
        key={edited?.name ?? ''}
        secret={edited}
        hasKeychain={data.keychain.available}
        onClose={() => {
          setEdited(null);
        }}
      />
      <ConfirmSheet
        opened={removed !== null}
        onClose={() => {
          setRemoved(null);
        }}
        title={removed === null ? '' : nameOf(removed)}
        actionLabel={removed === null ? '' : t('organisation:secrets.removeOne', { name: nameOf(removed) })}
        isDangerous
        onConfirm={async () => {
          if (removed === null) return;
          const place = removed.place === 'keychain' ? 'keychain' : 'vault';
          await client.organisation.setSecret({ name: removed.name, value: null, place });
          setRemoved(null);
          await queryClient.invalidateQueries();
        }}
      >
        <p>{t('organisation:secrets.removeText')}</p>
      </ConfirmSheet>
    </div>
  );
}

function SecretDialog(props: {
  readonly secret: Secret | null;
  readonly hasKeychain: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [value, setValue] = useState('');
  const [place, setPlace] = useState<'keychain' | 'vault'>(props.hasKeychain ? 'keychain' : 'vault');
  const set = useMutation(rpc.organisation.setSecret.mutationOptions({ onSuccess: props.onClose }));
  const { secret } = props;
  const places = props.hasKeychain ? (['keychain', 'vault'] as const) : (['vault'] as const);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (secret !== null && value !== '') set.mutate({ name: secret.name, value, place });
  };
  return (
    <Modal
      opened={secret !== null}
      onClose={props.onClose}
      title={secret === null ? '' : t(`organisation:secrets.name.${secret.name}`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <PasswordInput
          data-autofocus
          label={t('organisation:secrets.value')}
          autoComplete="off"
          value={value}
          visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
          onChange={(event) => {
            setValue(event.currentTarget.value);
          }}
        />
        <Select
          label={t('organisation:secrets.where')}
          data={places.map((one) => ({ value: one, label: t(`organisation:secrets.place.${one}`) }))}
          value={place}
          onChange={(one) => {
            setPlace(one === 'keychain' ? 'keychain' : 'vault');
          }}
        />
        <ErrorAlert error={set.error} />
        <Button type="submit" loading={set.isPending} disabled={value === ''}>
          {t('organisation:secrets.set')}
        </Button>
      </form>
    </Modal>
  );
}
