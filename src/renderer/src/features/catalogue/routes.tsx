import { IconTag } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** What is sold, with its price. */
export const feature: Feature = {
  entries: [{ name: 'catalogue', to: '/catalogue', icon: IconTag, permissions: ['catalogue.read'] }],
  routes: [
    {
      path: 'catalogue',
      lazy: async () => ({ Component: (await import('./catalogue-page.tsx')).CataloguePage }),
    },
  ],
};
