import { t as translate, type i18n, type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** Words of every noun: `t('action.save')` is of `common`, others are named: `t('clients:list.title')`. */
export type Words = TFunction<
  readonly [
    'common',
    'errors',
    'vault',
    'messaging',
    'organisation',
    'users',
    'audit',
    'backups',
    'calendar',
    'clients',
    'services',
    'interactions',
    'invoices',
    'palette',
    'payments',
    'figures',
    'contracts',
    'recalls',
    'tasks',
    'surveys',
    'today',
    'reminders',
    'reports',
    'transfers',
  ]
>;

/** The words of the screen, drawn again when the language changes; use this instead of the library's own hook. */
export function useWords(): { readonly t: Words; readonly i18n: i18n } {
  const { t, i18n: instance } = useTranslation();
  return { t, i18n: instance };
}

/** The words outside a component: toasts, saved files. */
export const words = (): Words => translate;
