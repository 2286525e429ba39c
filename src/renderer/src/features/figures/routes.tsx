import { IconChartBar } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** What was invoiced and received. */
export const feature: Feature = {
  entries: [{ name: 'figures', to: '/figures', icon: IconChartBar, permissions: ['figures.read'], key: 'R' }],
  routes: [
    {
      path: 'figures',
      lazy: async () => ({ Component: (await import('./figures-page.tsx')).FiguresPage }),
    },
  ],
  ahead: [async () => import('apexcharts')],
};
