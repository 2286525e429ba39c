import { IconSunHigh } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** The first page: my day, what waits, four figures. */
export const feature: Feature = {
  entries: [{ name: 'today', to: '/today', icon: IconSunHigh, permissions: ['clients.read'], key: 'T' }],
  routes: [
    {
      path: 'today',
      lazy: async () => ({ Component: (await import('./today-page.tsx')).TodayPage }),
    },
  ],
};
