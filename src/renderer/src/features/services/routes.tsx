import { IconTool } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** Planned and done work. */
export const feature: Feature = {
  entries: [{ name: 'services', to: '/services', icon: IconTool, permissions: ['services.read'], key: 'I' }],
  routes: [
    {
      path: 'services',
      lazy: async () => ({ Component: (await import('./services-page.tsx')).ServicesPage }),
      children: [
        {
          path: ':uid',
          lazy: async () => ({ Component: (await import('./service-sheet.tsx')).ServiceSheet }),
        },
      ],
    },
  ],
};
