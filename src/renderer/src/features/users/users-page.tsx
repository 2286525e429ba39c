import { Button, Menu, ActionIcon } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconDots, IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import styles from '../settings/settings.module.css';
import { DisableSheet } from './disable-sheet.tsx';
import { CodeDialog, type OneTimeCode } from './code-dialog.tsx';
import { ResetSheet } from './reset-sheet.tsx';
import { UserForm } from './user-form.tsx';

/** An account as listed. */
export type User = InferContractRouterOutputs<Contract>['users']['list']['users'][number];

/** What is open above the list. */
type Act =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'disable' | 'reset'; readonly user: User }
  | { readonly kind: 'code'; readonly name: string; readonly code: OneTimeCode };

const STATES = {
  active: { tone: 'good', icon: IconCircleCheck },
  invited: { tone: 'info', icon: IconMailForward },
  disabled: { tone: 'struck', icon: IconCircleOff },
} as const;

const NONE: Act = { kind: 'none' };

/** Accounts and their roles. */
export function UsersPage() {
  const { t } = useWords();
  const mayManage = useMay('users.manage');
  const session = useSession();
  const [act, setAct] = useState<Act>(NONE);
  const { data, error, refetch } = useQuery(rpc.users.list.queryOptions({ input: {} }));
  const close = (): void => {
    setAct(NONE);
  };
  const add = (): void => {
    setAct({ kind: 'add' });
  };
  useShortcut({ keys: 'N', label: t('users:add'), run: add, isEnabled: mayManage });
  const enable = async (user: User): Promise<void> => {
    await client.users.enable({ uid: user.uid });
    await queryClient.invalidateQueries();
    showUndo(t('users:enabled', { name: user.name }), async () => {
      await client.users.disable({ uid: user.uid });
      await queryClient.invalidateQueries();
    });
  };
  return (
    <div className={styles['wide']}>
      <div className={styles['actions']}>
        <p className={styles['quiet']} style={{ flex: 1 }}>
          {t('users:text')}
        </p>
        {mayManage ? (
          <Button leftSection={<IconUserPlus size={16} />} onClick={add}>
            {t('users:add')}
          </Button>
        ) : null}
      </div>
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
      <ul className={styles['list']}>
        {(data?.users ?? []).map((user) => (
          <UserLine
            key={user.uid}
            user={user}
            isSelf={user.uid === session?.userUid}
            mayManage={mayManage}
            onAct={(kind) => {
              setAct({ kind, user });
            }}
            onEnable={() => {
              void enable(user);
            }}
          />
        ))}
      </ul>
      {act.kind === 'add' || act.kind === 'edit' ? (
        <UserForm
          user={act.kind === 'edit' ? act.user : null}
          onClose={close}
          onCode={(name, code) => {
            setAct({ kind: 'code', name, code });
          }}
        />
      ) : null}
      {act.kind === 'disable' ? <DisableSheet user={act.user} onClose={close} /> : null}
      {act.kind === 'reset' ? (
        <ResetSheet
          user={act.user}
          onClose={close}
          onCode={(code) => {
            setAct({ kind: 'code', name: act.user.name, code });
          }}
        />
      ) : null}
      {act.kind === 'code' ? <CodeDialog name={act.name} code={act.code} onClose={close} /> : null}
    </div>
  );
}

function UserLine(props: {
  readonly user: User;
  readonly isSelf: boolean;
  readonly mayManage: boolean;
  readonly onAct: (kind: 'edit' | 'disable' | 'reset') => void;
  readonly onEnable: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { user } = props;
  const state = STATES[user.state];
  const seen =
    user.lastSignInAt === null
      ? t('users:neverSeen')
      : t('users:lastSeen', { when: format.relative(user.lastSignInAt) });
  return (
    <li className={styles['item']}>
      <div className={styles['itemMain']}>
        <p>
          {user.name} {props.isSelf ? <span className={styles['itemDetail']}>({t('users:you')})</span> : null}
        </p>
        <p className={styles['itemDetail']}>
          {user.roles.map((role) => t(`roles.${role}`)).join(', ')} · {seen}
          {user.hasFinanceAccess || user.state !== 'active' ? '' : ` · ${t('users:waitsForFinance')}`}
        </p>
      </div>
      <StatusChip tone={state.tone} icon={state.icon} label={t(`users:state.${user.state}`)} />
      {props.mayManage ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('users:actionsOf', { name: user.name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() => {
                props.onAct('edit');
              }}
            >
              {t('users:edit')}
            </Menu.Item>
            {props.isSelf || user.state === 'disabled' ? null : (
              <>
                <Menu.Item
                  onClick={() => {
                    props.onAct('reset');
                  }}
                >
                  {t('users:reset')}
                </Menu.Item>
                <Menu.Item
                  onClick={() => {
                    props.onAct('disable');
                  }}
                >
                  {t('users:disable')}
                </Menu.Item>
              </>
            )}
            {user.state === 'disabled' ? (
              <Menu.Item onClick={props.onEnable}>{t('users:enable')}</Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}
