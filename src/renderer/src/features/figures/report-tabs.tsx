import { useWords } from '../../i18n/use-words.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';

/** The pages under Rapports. */
export function ReportTabs({ at }: { readonly at: 'dashboard' | 'reports' }) {
  const { t } = useWords();
  return (
    <ViewTabs
      label={t('figures:views')}
      tabs={[
        { label: t('figures:view.dashboard'), to: '/figures', isActive: at === 'dashboard' },
        { label: t('figures:view.reports'), to: '/reports', isActive: at === 'reports' },
      ]}
    />
  );
}
