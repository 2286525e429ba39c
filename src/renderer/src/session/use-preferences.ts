import { useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { chooseLanguage } from '../i18n/i18n.ts';
import { rpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import { useSession } from './use-session.ts';

/** What a person chose for themselves. */
export type Preferences = InferContractRouterOutputs<Contract>['organisation']['preferences'];

const key = rpc.organisation.preferences.queryKey({ input: {} });

/** The person's preferences and how to change some of them; changes show at once. */
export function usePreferences(): {
  readonly preferences: Preferences | undefined;
  readonly change: (some: Partial<Preferences>) => void;
} {
  const session = useSession();
  const { data } = useQuery(
    rpc.organisation.preferences.queryOptions({ input: {}, enabled: session !== null }),
  );
  const { mutate } = useMutation(
    rpc.organisation.setPreferences.mutationOptions({
      meta: { silent: true },
      onError: () => {
        void queryClient.invalidateQueries({ queryKey: key });
      },
    }),
  );
  const change = (some: Partial<Preferences>): void => {
    if (data === undefined) return;
    const next = { ...data, ...some };
    queryClient.setQueryData(key, next);
    mutate(next);
  };
  return { preferences: data, change };
}

/** Carries the preferences into the page: words, colours, density. */
export function useApplyPreferences(): void {
  const { preferences } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (preferences === undefined) return;
    void chooseLanguage(preferences.language);
    setColorScheme(preferences.theme);
    document.documentElement.dataset['density'] = preferences.density;
  }, [preferences, setColorScheme]);
}
