import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** Clients: the list, and the sheet beside it. */
export const feature: Feature = {
  entries: [{ name: 'clients', to: '/clients', icon: IconUsers, permissions: ['clients.read'], key: 'C' }],
  routes: [
    {
      path: 'clients',
      lazy: async () => ({ Component: (await import('./clients-page.tsx')).ClientsPage }),
      children: [
        {
          path: ':uid',
          lazy: async () => ({ Component: (await import('./client-sheet.tsx')).ClientSheet }),
        },
      ],
    },
  ],
};
