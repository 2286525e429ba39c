import { useWords } from '../../i18n/use-words.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import styles from '../settings/settings.module.css';
import { PlansPart } from './plans-part.tsx';
import { RatesPart } from './rates-part.tsx';
import { TextsPart } from './texts-part.tsx';

const PARTS = ['plans', 'texts', 'rates'] as const;

/** Settings › Reminders: plans, texts with their preview, rates of late interest. */
export function ReminderSettingsPage() {
  const { t } = useWords();
  const part = useFilters().oneOf('part', PARTS) ?? 'plans';
  return (
    <div className={styles['wide']}>
      <ViewTabs
        label={t('reminders:settings.parts')}
        tabs={PARTS.map((name) => ({
          label: t(`reminders:settings.part.${name}`),
          to: `/settings/reminders?part=${name}`,
          isActive: part === name,
        }))}
      />
      {part === 'plans' ? <PlansPart /> : part === 'texts' ? <TextsPart /> : <RatesPart />}
    </div>
  );
}
