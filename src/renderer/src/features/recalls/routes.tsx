import { IconPhoneCall } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** Clients to come back to. */
export const feature: Feature = {
  entries: [
    { name: 'recalls', to: '/recalls', icon: IconPhoneCall, permissions: ['interactions.read'], key: 'B' },
  ],
  routes: [
    {
      path: 'recalls',
      lazy: async () => ({ Component: (await import('./recalls-page.tsx')).RecallsPage }),
    },
  ],
};
