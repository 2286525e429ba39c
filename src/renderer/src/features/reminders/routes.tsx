import { IconMailForward } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** The queue of messages; texts and plans stand among the settings. */
export const feature: Feature = {
  entries: [
    { name: 'reminders', to: '/reminders', icon: IconMailForward, permissions: ['messages.read'], key: 'E' },
  ],
  routes: [
    {
      path: 'reminders',
      lazy: async () => ({ Component: (await import('./reminders-page.tsx')).RemindersPage }),
      children: [
        {
          path: ':uid',
          lazy: async () => ({ Component: (await import('./message-sheet.tsx')).MessageSheet }),
        },
      ],
    },
  ],
};
