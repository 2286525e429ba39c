import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecretName } from '#shared/domain/messages/secret-name.ts';
import { useMay } from '../../../session/use-session.ts';
import { client, rpc } from '../../../rpc/client.ts';
import { queryClient } from '../../../rpc/query-client.ts';

/** Where a secret is kept; null while it is not known. */
export type SecretPlace = 'keychain' | 'vault' | 'absent';

/** Secrets being typed, beside a form: they stand in no draft and are gone when the page is left. */
export interface TypedSecrets {
  readonly isTyped: boolean;
  readonly mayStore: boolean;
  valueOf(name: SecretName): string;
  placeOf(name: SecretName): SecretPlace | null;
  type(name: SecretName, value: string): void;
  /** Stores what was typed: in the keychain where there is one, else in the vault. */
  store(): Promise<void>;
  forget(): void;
}

/** State of the secret fields of one page. */
export function useTypedSecrets(): TypedSecrets {
  const mayStore = useMay('secrets.manage');
  const [typed, setTyped] = useState<{ readonly [Name in SecretName]?: string }>({});
  const { data } = useQuery({
    ...rpc.organisation.secrets.queryOptions({ input: {} }),
    enabled: mayStore,
  });
  const given = (Object.entries(typed) as [SecretName, string][]).filter(([, value]) => value !== '');
  const forget = (): void => {
    setTyped({});
  };
  return {
    isTyped: given.length > 0,
    mayStore,
    valueOf: (name) => typed[name] ?? '',
    placeOf: (name) => data?.secrets.find((one) => one.name === name)?.place ?? null,
    type: (name, value) => {
      setTyped((before) => ({ ...before, [name]: value }));
    },
    store: async () => {
      if (given.length === 0) return;
      const place = data?.keychain.available === true ? 'keychain' : 'vault';
      for (const [name, value] of given) await client.organisation.setSecret({ name, value, place });
      forget();
      await queryClient.invalidateQueries({ queryKey: rpc.organisation.secrets.key() });
    },
    forget,
  };
}
