import { IconMoodSmile } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** How satisfied clients are. */
export const feature: Feature = {
  entries: [
    { name: 'surveys', to: '/satisfaction', icon: IconMoodSmile, permissions: ['surveys.read'], key: 'V' },
  ],
  routes: [
    {
      path: 'satisfaction',
      lazy: async () => ({ Component: (await import('./surveys-page.tsx')).SurveysPage }),
    },
  ],
};
