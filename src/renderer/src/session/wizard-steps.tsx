import { useWords } from '../i18n/use-words.ts';
import styles from './wizard-steps.module.css';

const STEPS = ['company', 'person', 'kit'] as const;

/** Where one is in the set-up. */
export function WizardSteps({ current }: { readonly current: number }) {
  const { t } = useWords();
  return (
    <ol className={styles['steps']}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          data-done={index < current || undefined}
        >
          {t(`vault:setUp.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
