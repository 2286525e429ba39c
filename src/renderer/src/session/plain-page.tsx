import { useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './plain-page.module.css';

interface PlainPageProps {
  readonly title: string;
  /** Shown after a moment only, so that a fast start does not flash. */
  readonly isQuiet?: boolean;
  readonly isWide?: boolean;
  readonly children?: ReactNode;
}

/** A page outside the frame: before sign-in, set-up, when nothing else can be shown. */
export function PlainPage({ title, isQuiet = false, isWide = false, children }: PlainPageProps) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · Carnet`;
  }, [title]);
  return (
    <div className={styles['page']} data-quiet={isQuiet || undefined}>
      <header className={styles['head']}>
        <BrandMark size={26} />
        <span className={styles['name']}>{t('product')}</span>
        <LanguageSwitch />
      </header>
      <main className={styles['main']} data-wide={isWide || undefined}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
