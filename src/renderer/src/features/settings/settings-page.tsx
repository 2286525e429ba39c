import { NavLink, Outlet, useLocation } from 'react-router';
import type { Permission } from '#shared/domain/access/permission.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/use-session.ts';
import { Page } from '../../ui/page.tsx';
import styles from './settings.module.css';

const GROUPS = [
  {
    name: 'company',
    pages: [
      { name: 'company', permission: null },
      { name: 'invoicing', permission: null },
      { name: 'logo', permission: null },
      { name: 'messages', permission: 'messaging.manage' },
      { name: 'reminders', permission: 'reminders.manage' },
    ],
  },
  {
    name: 'team',
    pages: [
      { name: 'users', permission: 'users.read' },
      { name: 'policies', permission: 'organisation.manage' },
      { name: 'kit', permission: 'organisation.manage' },
      { name: 'secrets', permission: 'secrets.manage' },
    ],
  },
  { name: 'data', pages: [{ name: 'backups', permission: 'backups.manage' }] },
  {
    name: 'self',
    pages: [
      { name: 'preferences', permission: null },
      { name: 'password', permission: null },
    ],
  },
] as const satisfies readonly {
  readonly name: string;
  readonly pages: readonly { readonly name: string; readonly permission: Permission | null }[];
}[];

/** Settings: sections at the left, the chosen one beside them. */
export function SettingsPage() {
  const { t } = useWords();
  const session = useSession();
  const { pathname } = useLocation();
  const groups = GROUPS.map((group) => ({
    name: group.name,
    pages: group.pages.filter(
      ({ permission }) => permission === null || session?.grants[permission] !== undefined,
    ),
  })).filter((group) => group.pages.length > 0);
  const current = groups
    .flatMap((group) => [...group.pages])
    .find(({ name }) => pathname.startsWith(`/settings/${name}`));
  return (
    <Page
      title={current === undefined ? t('organisation:title') : t(`organisation:page.${current.name}`)}
      crumbs={current === undefined ? [] : [{ label: t('organisation:title'), to: '/settings' }]}
      scrolls={false}
    >
      <div className={styles['layout']}>
        <nav aria-label={t('organisation:title')} className={styles['nav']}>
          {groups.map((group) => (
            <div key={group.name} className={styles['nav-group']}>
              <p className={styles['group']}>{t(`organisation:group.${group.name}`)}</p>
              {group.pages.map(({ name }) => (
                <NavLink key={name} to={`/settings/${name}`} className={styles['link'] ?? ''}>
                  {t(`organisation:page.${name}`)}
                </NavLink>
              ))}
            </div>
          ))}
        </nav>
        <div className={styles['content']}>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
