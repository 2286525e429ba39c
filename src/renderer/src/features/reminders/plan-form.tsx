import { ActionIcon, Button, Checkbox, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { MESSAGE_CHANNELS, type MessageChannel } from '#shared/domain/messages/message.ts';
import { MOST_STEPS, STEP_DAYS } from '#shared/domain/reminders/check-steps.ts';
import { DEFAULT_STEPS, REMINDER_TEMPLATES } from '#shared/domain/reminders/dunning-plan.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import styles from './reminders.module.css';

/** A plan as the core tells it. */
export type Plan = InferContractRouterOutputs<Contract>['reminders']['plans']['plans'][number];

/** Draft of a plan that is being made. */
export const NEW_PLAN = 'plan:new';

type Step = Plan['steps'][number];

interface PlanValues {
  readonly name: string;
  readonly isGrouped: boolean;
  readonly steps: readonly Step[];
}

const copyOf = (steps: readonly Pick<Step, keyof Step>[]): Step[] =>
  steps.map((step) => ({ ...step, channels: [...step.channels] }));

/** A name that no other step ever had: what an invoice was told under a key is never told again under it. */
const newKey = (): string => `step-${crypto.randomUUID().slice(0, 8)}`;

/** The form of a plan: its name, and its steps as rows. */
export function PlanForm(props: { readonly plan: Plan | null; readonly onClose: () => void }) {
  const { t } = useWords();
  const { plan } = props;
  const record = useRecordForm<PlanValues>({
    id: plan === null ? NEW_PLAN : `plan:${plan.uid}`,
    initial:
      plan === null
        ? {
            name: '',
            isGrouped: true,
            steps: copyOf(DEFAULT_STEPS.map((step) => ({ ...step, channels: [...step.channels] }))),
          }
        : { name: plan.name, isGrouped: plan.isGrouped, steps: copyOf(plan.steps) },
    ...(plan === null ? {} : { revision: plan.revision }),
    validate: { name: (name: string) => (name.trim() === '' ? t('errors:input.Required') : null) },
    prefix: 'plan',
    save: async (values, revision) => {
      const saved = await client.reminders.savePlan({
        uid: plan?.uid ?? null,
        revision: plan === null ? 0 : revision,
        plan: { ...values, steps: copyOf(values.steps) },
      });
      await queryClient.invalidateQueries();
      showMessage(t('reminders:plan.saved'));
      return saved.revision;
    },
  });
  const { form } = record;
  const { steps } = form.getValues();
  const setSteps = (next: readonly Step[]): void => {
    form.setFieldValue('steps', next);
    form.clearFieldError('steps');
  };
  const change = (index: number, changes: Partial<Step>): void => {
    setSteps(steps.map((step, at) => (at === index ? { ...step, ...changes } : step)));
  };
  const add = (): void => {
    const last = steps.at(-1);
    setSteps([
      ...steps,
      {
        key: newKey(),
        days: Math.min(STEP_DAYS.max, (last?.days ?? 0) + 7),
        channels: ['email'],
        template: 'firm',
        attachInvoice: true,
        attachStatement: false,
      },
    ]);
  };
  return (
    <FormSheet
      title={plan === null ? t('reminders:plan.new') : t('reminders:plan.editNamed', { name: plan.name })}
      opened
      wide
      record={record}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <TextInput label={t('reminders:plan.name')} maxLength={80} {...form.getInputProps('name')} />
      <Switch
        label={t('reminders:plan.grouped')}
        description={t('reminders:plan.groupedHelp')}
        {...form.getInputProps('isGrouped', { type: 'checkbox' })}
      />
      <fieldset className={styles['steps']}>
        <legend>{t('reminders:step.title')}</legend>
        {form.errors['steps'] === undefined ? null : (
          <p role="alert" className={styles['fault']}>
            {form.errors['steps']}
          </p>
        )}
        {steps.map((step, index) => {
          const number = index + 1;
          return (
            <div
              key={step.key}
              role="group"
              aria-label={t('reminders:step.numbered', { number })}
              className={styles['step']}
            >
              <NumberInput
                label={t('reminders:step.days')}
                description={
                  step.days === 0
                    ? t('reminders:step.onDay')
                    : t(step.days < 0 ? 'reminders:step.daysBefore' : 'reminders:step.daysAfter')
                }
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                w={120}
                min={STEP_DAYS.min}
                max={STEP_DAYS.max}
                allowDecimal={false}
                value={step.days}
                onChange={(value) => {
                  change(index, { days: typeof value === 'number' ? value : 0 });
                }}
              />
              <Select
                label={t('reminders:step.template')}
                w={180}
                allowDeselect={false}
                data={REMINDER_TEMPLATES.map((value) => ({ value, label: t(`reminders:template.${value}`) }))}
                value={step.template}
                onChange={(value) => {
                  const template = REMINDER_TEMPLATES.find((one) => one === value);
                  if (template !== undefined) change(index, { template });
                }}
              />
              <Checkbox.Group
                label={t('reminders:step.channels')}
                value={[...step.channels]}
                onChange={(values) => {
                  change(index, {
                    channels: MESSAGE_CHANNELS.filter((one: MessageChannel) => values.includes(one)),
                  });
                }}
              >
                <div className={styles['boxes']}>
                  {MESSAGE_CHANNELS.map((one) => (
                    <Checkbox key={one} size="xs" value={one} label={t(`reminders:channel.${one}`)} />
                  ))}
                </div>
              </Checkbox.Group>
              <div role="group" aria-label={t('reminders:step.attachments')}>
                <span className={styles['groupLabel']} aria-hidden>
                  {t('reminders:step.attachments')}
                </span>
                <div className={styles['boxes']}>
                  <Checkbox
                    size="xs"
                    label={t('reminders:attachment.invoice')}
                    checked={step.attachInvoice}
                    onChange={(event) => {
                      change(index, { attachInvoice: event.currentTarget.checked });
                    }}
                  />
                  <Checkbox
                    size="xs"
                    label={t('reminders:attachment.statement')}
                    checked={step.attachStatement}
                    onChange={(event) => {
                      change(index, { attachStatement: event.currentTarget.checked });
                    }}
                  />
                </div>
              </div>
              <ActionIcon
                className={styles['remove'] ?? ''}
                aria-label={t('reminders:step.remove', { number })}
                onClick={() => {
                  setSteps(steps.filter((_, at) => at !== index));
                }}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
          );
        })}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={steps.length >= MOST_STEPS}
          onClick={add}
        >
          {t('reminders:step.add')}
        </Button>
      </fieldset>
    </FormSheet>
  );
}
