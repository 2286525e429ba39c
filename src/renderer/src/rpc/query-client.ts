import { MutationCache, QueryClient } from '@tanstack/react-query';
import { LineLost } from './steady-line.ts';

/**
 * The cache of answers.
 *
 * After any change everything on screen is asked again: the core is on the same machine, and a stale figure costs
 * more than a read. Answers stay fresh for 20 s otherwise. Only a lost line is tried again.
 */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      gcTime: 5 * 60_000,
      retry: (count, error) => error instanceof LineLost && count < 2,
      networkMode: 'always',
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
  mutationCache: new MutationCache({
    onSuccess: async (_data, _variables, _context, mutation) => {
      if (mutation.meta?.['silent'] === true) return;
      await queryClient.invalidateQueries();
    },
  }),
});
