import { IconFileInvoice } from '@tabler/icons-react';
import type { Feature } from '../feature.ts';

/** Drafts, issued invoices and credit notes. */
export const feature: Feature = {
  entries: [
    { name: 'invoices', to: '/invoices', icon: IconFileInvoice, permissions: ['invoices.read'], key: 'F' },
  ],
  routes: [
    {
      path: 'invoices/new',
      lazy: async () => ({ Component: (await import('./new-draft-page.tsx')).NewDraftPage }),
    },
    {
      path: 'invoices/:uid/edit',
      lazy: async () => ({ Component: (await import('./edit-draft-page.tsx')).EditDraftPage }),
    },
    {
      path: 'invoices',
      lazy: async () => ({ Component: (await import('./invoices-page.tsx')).InvoicesPage }),
      children: [
        {
          path: ':uid',
          lazy: async () => ({ Component: (await import('./invoice-sheet.tsx')).InvoiceSheet }),
        },
      ],
    },
  ],
};
