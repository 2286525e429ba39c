import { Button, Menu, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconBraces, IconRestore } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useRef, useState } from 'react';
import type { Contract } from '#shared/contract/index.ts';
import { MESSAGE_CHANNELS } from '#shared/domain/messages/message.ts';
import {
  BLOCK_VARIABLES,
  TEMPLATE_KEYS,
  TEMPLATE_VARIABLES,
  VARIABLES_OF,
  type TemplateVariable,
} from '#shared/domain/messages/template.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { runUndoable, showMessage } from '../../ui/undo-toast.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useRecordForm } from '../../ui/use-record-form.ts';
import settings from '../settings/settings.module.css';
import styles from './reminders.module.css';
import { TextPreview } from './text-preview.tsx';

type Templates = InferContractRouterOutputs<Contract>['reminders']['templates'];
type Template = Templates['templates'][number];

/** The texts of messages: which one, its words, its preview, and whether it leaves by itself. */
export function TextsPart() {
  const { t } = useWords();
  const filters = useFilters();
  const { data, error } = useQuery(rpc.reminders.templates.queryOptions({ input: {} }));
  const [failure, setFailure] = useState<unknown>(undefined);
  const key = filters.oneOf('text', TEMPLATE_KEYS) ?? 'first';
  const channels = MESSAGE_CHANNELS.filter((one) => key !== 'survey' || one !== 'letter');
  const channel = filters.oneOf('channel', channels) ?? 'email';
  const language = filters.oneOf('language', ['fr', 'en'] as const) ?? 'fr';
  const template = data?.templates.find(
    (one) => one.key === key && one.channel === channel && one.language === language,
  );
  const isAutomatic = data?.automatic.includes(key) ?? false;
  const setAutomatic = async (isOn: boolean): Promise<void> => {
    setFailure(undefined);
    const set = async (value: boolean): Promise<void> => {
      await client.reminders.setAutomatic({ key, isOn: value });
      await queryClient.invalidateQueries();
    };
    try {
      await runUndoable(async () => {
        await set(isOn);
        return {
          message: t(isOn ? 'reminders:automatic.on' : 'reminders:automatic.off', {
            template: t(`reminders:template.${key}`),
          }),
          undo: async () => set(!isOn),
        };
      });
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <>
      <p className={settings['quiet']}>{t('reminders:text.help')}</p>
      <div className={styles['chooser']}>
        <Select
          label={t('reminders:text.which')}
          w={220}
          allowDeselect={false}
          data={TEMPLATE_KEYS.map((value) => ({ value, label: t(`reminders:template.${value}`) }))}
          value={key}
          onChange={(value) => {
            filters.change({ text: value });
          }}
        />
        <SegmentedControl
          aria-label={t('reminders:text.channel')}
          data={channels.map((value) => ({ value, label: t(`reminders:channel.${value}`) }))}
          value={channel}
          onChange={(value) => {
            filters.change({ channel: value });
          }}
        />
        <SegmentedControl
          aria-label={t('reminders:text.language')}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`reminders:language.${value}`) }))}
          value={language}
          onChange={(value) => {
            filters.change({ language: value });
          }}
        />
      </div>
      <ErrorAlert error={error ?? failure} />
      <Switch
        label={t('reminders:automatic.label', { template: t(`reminders:template.${key}`) })}
        description={t('reminders:automatic.help')}
        disabled={data === undefined}
        checked={isAutomatic}
        onChange={(event) => {
          void setAutomatic(event.currentTarget.checked);
        }}
      />
      {template === undefined ? null : (
        <TextForm
          key={`${key} ${channel} ${language} ${String(template.revision === 0)}`}
          template={template}
        />
      )}
    </>
  );
}

function TextForm({ template }: { readonly template: Template }) {
  const { t } = useWords();
  const { key, channel, language } = template;
  const [failure, setFailure] = useState<unknown>(undefined);
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const last = useRef<'subject' | 'body'>('body');
  const record = useRecordForm<{ readonly subject: string; readonly body: string }>({
    id: `template:${key}:${channel}:${language}`,
    initial: { subject: template.subject, body: template.body },
    revision: template.revision + 1,
    save: async (values, base) => {
      const saved = await client.reminders.saveTemplate({
        key,
        channel,
        language,
        revision: base - 1,
        ...values,
      });
      await queryClient.invalidateQueries();
      showMessage(t('reminders:text.saved'));
      return saved.revision + 1;
    },
  });
  const { form } = record;
  const values = form.getValues();
  const insert = (variable: TemplateVariable): void => {
    const place = `{{${TEMPLATE_VARIABLES[variable][language]}}}`;
    const isSubject = last.current === 'subject' && channel !== 'sms' && !BLOCK_VARIABLES.has(variable);
    const field = isSubject ? subject.current : body.current;
    const name = isSubject ? 'subject' : 'body';
    const text = values[name];
    const from = field?.selectionStart ?? text.length;
    const to = field?.selectionEnd ?? from;
    form.setFieldValue(name, `${text.slice(0, from)}${place}${text.slice(to)}`);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + place.length, from + place.length);
    });
  };
  const reset = async (): Promise<void> => {
    setFailure(undefined);
    const former = { subject: template.subject, body: template.body };
    try {
      await runUndoable(async () => {
        await client.reminders.resetTemplate({ key, channel, language, revision: template.revision });
        record.discardDraft();
        await queryClient.invalidateQueries();
        return {
          message: t('reminders:text.wasReset'),
          undo: async () => {
            await client.reminders.saveTemplate({ key, channel, language, revision: 0, ...former });
            await queryClient.invalidateQueries();
          },
        };
      });
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <div className={styles['editor']}>
      <form
        className={settings['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void record.submit();
        }}
      >
        <ChangedElsewhere record={record} />
        {channel === 'sms' ? null : (
          <TextInput
            ref={subject}
            label={t('reminders:text.subject')}
            maxLength={200}
            onFocus={() => {
              last.current = 'subject';
            }}
            {...form.getInputProps('subject')}
          />
        )}
        <Textarea
          ref={body}
          label={t('reminders:text.body')}
          description={t(`reminders:text.bodyHelp.${channel}`)}
          autosize
          minRows={channel === 'sms' ? 4 : 12}
          maxRows={28}
          onFocus={() => {
            last.current = 'body';
          }}
          {...form.getInputProps('body')}
        />
        <ErrorAlert error={record.failure ?? failure} />
        <div className={settings['actions']}>
          <Button type="submit" loading={record.isSaving} disabled={!record.isDirty}>
            {t('action.save')}
          </Button>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" leftSection={<IconBraces size={16} aria-hidden />}>
                {t('reminders:text.insert')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
              {VARIABLES_OF[key].map((variable) => (
                <Menu.Item
                  key={variable}
                  rightSection={
                    <span className={styles['place']}>{`{{${TEMPLATE_VARIABLES[variable][language]}}}`}</span>
                  }
                  onClick={() => {
                    insert(variable);
                  }}
                >
                  {t(`reminders:variable.${variable}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          {record.isDirty ? (
            <Button variant="subtle" onClick={record.discardDraft}>
              {t('action.cancel')}
            </Button>
          ) : template.isOwn ? (
            <Button
              variant="subtle"
              leftSection={<IconRestore size={16} aria-hidden />}
              onClick={() => {
                void reset();
              }}
            >
              {t('reminders:text.reset')}
            </Button>
          ) : (
            <span className={settings['quiet']}>{t('reminders:text.isOurs')}</span>
          )}
        </div>
      </form>
      {key === 'survey' ? (
        <p className={settings['quiet']}>{t('reminders:text.surveyPreview')}</p>
      ) : (
        <TextPreview template={{ key, channel, language }} text={values} />
      )}
    </div>
  );
}
