import { IconSettings } from '@tabler/icons-react';
import { Navigate } from 'react-router';
import type { Feature } from '../feature.ts';

/** Settings: the company, the team, the data, and what everybody sets for themselves. */
export const feature: Feature = {
  entries: [{ name: 'settings', to: '/settings', icon: IconSettings, permissions: [], key: 'S' }],
  routes: [
    {
      path: 'settings',
      lazy: async () => ({ Component: (await import('./settings-page.tsx')).SettingsPage }),
      children: [
        { index: true, element: <Navigate to="preferences" replace /> },
        {
          path: 'company',
          lazy: async () => ({ Component: (await import('./company-page.tsx')).CompanyPage }),
        },
        {
          path: 'invoicing',
          lazy: async () => ({ Component: (await import('./company-page.tsx')).InvoicingPage }),
        },
        { path: 'logo', lazy: async () => ({ Component: (await import('./logo-page.tsx')).LogoPage }) },
        {
          path: 'messages',
          lazy: async () => ({ Component: (await import('./messages-page.tsx')).MessagesPage }),
        },
        {
          path: 'reminders',
          lazy: async () => ({
            Component: (await import('../reminders/settings-page.tsx')).ReminderSettingsPage,
          }),
        },
        {
          path: 'policies',
          lazy: async () => ({ Component: (await import('./policies-page.tsx')).PoliciesPage }),
        },
        {
          path: 'secrets',
          lazy: async () => ({ Component: (await import('./secrets-page.tsx')).SecretsPage }),
        },
        { path: 'kit', lazy: async () => ({ Component: (await import('./kit-page.tsx')).KitPage }) },
        {
          path: 'users',
          lazy: async () => ({ Component: (await import('../users/users-page.tsx')).UsersPage }),
        },
        {
          path: 'backups',
          lazy: async () => ({ Component: (await import('../backups/backups-page.tsx')).BackupsPage }),
        },
        {
          path: 'preferences',
          lazy: async () => ({ Component: (await import('./preferences-page.tsx')).PreferencesPage }),
        },
        {
          path: 'password',
          lazy: async () => ({ Component: (await import('./password-page.tsx')).PasswordPage }),
        },
      ],
    },
  ],
};
