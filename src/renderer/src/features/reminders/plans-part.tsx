import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconPlus, IconStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { DraftOffer } from '../../ui/draft-offer.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { runUndoable } from '../../ui/undo-toast.tsx';
import styles from '../settings/settings.module.css';
import { NEW_PLAN, PlanForm, type Plan } from './plan-form.tsx';
import { stepSummary } from './reminder-words.ts';

/** The dunning plans: that of everybody first, each in a line of its steps. */
export function PlansPart() {
  const { t } = useWords();
  const { data, error } = useQuery(rpc.reminders.plans.queryOptions({ input: {} }));
  const [edited, setEdited] = useState<Plan | 'new' | null>(null);
  const [failure, setFailure] = useState<unknown>(undefined);

  const act = async (
    run: () => Promise<{ readonly message: string; readonly undo: () => Promise<unknown> }>,
  ) => {
    setFailure(undefined);
    try {
      await runUndoable(run);
    } catch (problem) {
      setFailure(problem);
    }
  };
  const setArchived = async (plan: Plan, archived: boolean): Promise<void> =>
    act(async () => {
      const { revision } = await client.reminders.archivePlan({
        uid: plan.uid,
        revision: plan.revision,
        archived,
      });
      await queryClient.invalidateQueries();
      return {
        message: t(archived ? 'reminders:plan.archived' : 'reminders:plan.broughtBack', { name: plan.name }),
        undo: async () => {
          await client.reminders.archivePlan({ uid: plan.uid, revision, archived: !archived });
          await queryClient.invalidateQueries();
        },
      };
    });
  const makeDefault = async (plan: Plan): Promise<void> =>
    act(async () => {
      const before = data?.plans.find((one) => one.isDefault);
      await client.reminders.makeDefaultPlan({ uid: plan.uid, revision: plan.revision });
      await queryClient.invalidateQueries();
      return {
        message: t('reminders:plan.madeDefault', { name: plan.name }),
        undo: async () => {
          if (before === undefined) return;
          await client.reminders.makeDefaultPlan({ uid: before.uid, revision: before.revision + 1 });
          await queryClient.invalidateQueries();
        },
      };
    });

  return (
    <>
      <div className={styles['actions']}>
        <p className={styles['quiet']} style={{ flex: 1, minWidth: 260 }}>
          {t('reminders:plan.help')}
        </p>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            setEdited('new');
          }}
        >
          {t('reminders:plan.new')}
        </Button>
      </div>
      <ErrorAlert error={error ?? failure} />
      <DraftOffer
        id={NEW_PLAN}
        text={t('reminders:plan.draft')}
        onResume={() => {
          setEdited('new');
        }}
      />
      <ul className={styles['list']}>
        {(data?.plans ?? []).map((plan) => (
          <li key={plan.uid} className={styles['item']}>
            <div className={styles['itemMain']}>
              <p>{plan.name}</p>
              <p className={styles['itemDetail']}>
                {plan.steps.map((step) => stepSummary(t, step)).join(' · ')}
              </p>
              {plan.clients === 0 ? null : (
                <p className={styles['itemDetail']}>{t('reminders:plan.clients', { count: plan.clients })}</p>
              )}
            </div>
            {plan.isDefault ? (
              <StatusChip tone="info" icon={IconStar} label={t('reminders:plan.default')} />
            ) : null}
            {plan.archived ? (
              <StatusChip tone="struck" icon={IconArchive} label={t('reminders:plan.isArchived')} />
            ) : null}
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPencil size={15} aria-hidden />}
              aria-label={t('reminders:plan.editNamed', { name: plan.name })}
              onClick={() => {
                setEdited(plan);
              }}
            >
              {t('action.edit')}
            </Button>
            {plan.isDefault ? null : (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon aria-label={t('reminders:plan.more', { name: plan.name })}>
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {plan.archived ? null : (
                    <Menu.Item
                      leftSection={<IconStar size={16} aria-hidden />}
                      onClick={() => {
                        void makeDefault(plan);
                      }}
                    >
                      {t('reminders:plan.makeDefault')}
                    </Menu.Item>
                  )}
                  <Menu.Item
                    leftSection={
                      plan.archived ? (
                        <IconArchiveOff size={16} aria-hidden />
                      ) : (
                        <IconArchive size={16} aria-hidden />
                      )
                    }
                    onClick={() => {
                      void setArchived(plan, !plan.archived);
                    }}
                  >
                    {t(plan.archived ? 'reminders:plan.bringBack' : 'reminders:plan.archive')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {edited === null ? null : (
        <PlanForm
          plan={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
