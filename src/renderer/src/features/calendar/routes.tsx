import { IconCalendarWeek } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** Planned work by day, week and month. */
export const feature: Feature = {
  entries: [
    { name: 'calendar', to: '/calendar', icon: IconCalendarWeek, permissions: ['services.read'], key: 'A' },
  ],
  routes: [
    {
      path: 'calendar',
      lazy: async () => ({ Component: (await import('./calendar-page.tsx')).CalendarPage }),
      children: [
        {
          path: ':uid',
          lazy: async () => ({ Component: (await import('./appointment-sheet.tsx')).AppointmentSheet }),
        },
      ],
    },
  ],
};
