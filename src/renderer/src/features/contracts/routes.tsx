import type { Feature } from '../feature.ts';

/** Service contracts; reached from the tasks, the palette and the client sheets, hence no entry in the rail. */
export const feature: Feature = {
  entries: [],
  routes: [
    {
      path: 'contracts',
      lazy: async () => ({ Component: (await import('./contracts-page.tsx')).ContractsPage }),
    },
  ],
};
