import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './page.module.css';
import { TaskBell } from '../features/tasks/task-bell.tsx';
import { TopSearch } from './top-search.tsx';

/** One step of the breadcrumb; the last one is the page itself and has no address. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

interface PageProps {
  readonly title: string;
  /** Steps before the title. */
  readonly crumbs?: readonly Crumb[];
  /** The page's one primary action. */
  readonly action?: ReactNode;
  /** Menu of secondary actions. */
  readonly menu?: ReactNode;
  /** Whether the page scrolls as a whole; lists with their own scroll say false. */
  readonly scrolls?: boolean;
  readonly children: ReactNode;
}

/** A page of the frame: top bar with breadcrumb, search and primary action, then the content. */
export function Page({ title, crumbs, action, menu, scrolls = true, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Carnet`;
  }, [title]);
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <div className={styles['bar']}>
        <div className={styles['crumbs']}>
          {crumbs?.map((crumb) => (
            <span key={crumb.label} className={styles['crumb']}>
              {crumb.to === undefined ? crumb.label : <Link to={crumb.to}>{crumb.label}</Link>}
              <span aria-hidden className={styles['slash']}>
                /
              </span>
            </span>
          ))}
          <h1 className={styles['title']}>{title}</h1>
        </div>
        <TopSearch />
        <div className={styles['actions']}>
          {menu}
          {action}
          <TaskBell />
        </div>
      </div>
      <div className={scrolls ? styles['scroll'] : styles['fixed']}>{children}</div>
    </main>
  );
}
