import type { Feature } from '../feature.ts';

/** Bringing clients from a file, taking the data out; reached from the client list. */
export const feature: Feature = {
  entries: [],
  routes: [
    { path: 'imports', lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }) },
    { path: 'export', lazy: async () => ({ Component: (await import('./export-page.tsx')).ExportPage }) },
  ],
};
