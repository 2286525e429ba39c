import type { Feature } from '../feature.ts';

/** Monthly and yearly reports as PDF; the rail's entry is the dashboard's. */
export const feature: Feature = {
  entries: [],
  routes: [
    {
      path: 'reports',
      lazy: async () => ({ Component: (await import('./reports-page.tsx')).ReportsPage }),
      children: [
        {
          path: ':uid',
          lazy: async () => ({ Component: (await import('./report-sheet.tsx')).ReportSheet }),
        },
      ],
    },
  ],
};
