import { IconCash } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** Money received. */
export const feature: Feature = {
  entries: [{ name: 'payments', to: '/payments', icon: IconCash, permissions: ['payments.read'], key: 'P' }],
  routes: [
    {
      path: 'payments',
      lazy: async () => ({ Component: (await import('./payments-page.tsx')).PaymentsPage }),
    },
  ],
};
