import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './plain-page.module.css';

// A file is chosen with the button beside its hidden field.
const FIRST = 'input:not([type=file], [type=hidden]), button:not(:disabled)';

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
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // The page before took the focus with it: the keyboard goes on at the first thing to type or to press.
    const asked = main.current?.querySelector<HTMLElement>('[data-autofocus]');
    if (!isQuiet) (asked ?? main.current?.querySelector<HTMLElement>(FIRST))?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another title is another step in the same place.
  }, [title, isQuiet]);
  return (
    <div className={styles['page']} data-quiet={isQuiet || undefined}>
      <header className={styles['head']}>
        <BrandMark size={26} />
        <span className={styles['name']}>{t('product')}</span>
        <LanguageSwitch />
      </header>
      <main ref={main} className={styles['main']} data-wide={isWide || undefined}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
