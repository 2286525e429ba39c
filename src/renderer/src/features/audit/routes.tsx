import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** The log of what was done, and its proof. */
export const feature: Feature = {
  entries: [{ name: 'audit', to: '/audit', icon: IconHistory, permissions: ['audit.read'], key: 'J' }],
  routes: [
    { path: 'audit', lazy: async () => ({ Component: (await import('./audit-page.tsx')).AuditPage }) },
  ],
};
