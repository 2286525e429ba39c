import { Button, Loader, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InteractionFields, type ContactChoice } from './interaction-fields.tsx';
import { interactionToInput, valuesOf, type Interaction } from './interaction-values.ts';
import styles from './interactions.module.css';
import { KindTabs } from './kind-tabs.tsx';
import { useInteractionForm } from './use-interaction-form.ts';

interface EditProps {
  readonly uid: string;
  readonly contacts: readonly ContactChoice[];
  readonly onClose: () => void;
}

/** Changes an interaction where it stands on the timeline. */
export function EditInteraction(props: EditProps) {
  const { t } = useWords();
  const { data, error } = useQuery(rpc.interactions.get.queryOptions({ input: { uid: props.uid } }));
  if (data !== undefined) return <EditForm {...props} interaction={data} />;
  return error === null ? (
    <Loader role="status" size="xs" aria-label={t('table.loading')} />
  ) : (
    <ErrorAlert error={error} />
  );
}

function EditForm(props: EditProps & { readonly interaction: Interaction & { readonly body: string } }) {
  const { interaction, contacts, onClose } = props;
  const { t } = useWords();
  const update = useMutation(rpc.interactions.update.mutationOptions());
  const record = useInteractionForm({
    id: `interaction:${interaction.uid}`,
    initial: valuesOf(interaction),
    revision: interaction.revision,
    save: async (values, revision) => {
      const saved = await update.mutateAsync({
        uid: interaction.uid,
        revision,
        interaction: interactionToInput(interaction.clientUid, values, interaction),
      });
      return saved.revision;
    },
  });
  const { form } = record;
  const text = useRef<HTMLTextAreaElement>(null);
  // Whoever asked to change it goes on in its words.
  useEffect(() => {
    text.current?.focus();
  }, []);
  const save = async (): Promise<void> => {
    if (await record.submit()) onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of all its fields: Ctrl+Enter and Esc.
    <form
      className={styles['edit']}
      aria-label={t('interactions:edit')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      {record.isOutdated ? (
        <p role="alert" className={styles['outdated']}>
          {t('form.changedElsewhere')}
          <Button size="compact-xs" variant="light" onClick={record.keepMine}>
            {t('form.keepMine')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={record.discardDraft}>
            {t('form.takeSaved')}
          </Button>
        </p>
      ) : null}
      <KindTabs
        value={form.values.kind}
        onChange={(next) => {
          form.setFieldValue('kind', next);
        }}
      />
      <Textarea
        rows={2}
        classNames={{ input: styles['growing'] ?? '' }}
        ref={text}
        label={t('interactions:field.body')}
        maxLength={10_000}
        {...form.getInputProps('body')}
      />
      <InteractionFields form={form} contacts={contacts} />
      <ErrorAlert error={record.failure} />
      <div className={styles['acts']}>
        <Button type="submit" size="xs" loading={record.isSaving}>
          {t('action.save')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            record.discardDraft();
            onClose();
          }}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
