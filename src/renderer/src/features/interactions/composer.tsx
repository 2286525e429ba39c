import { Button, Textarea } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { InteractionKind } from '#shared/domain/interactions/interaction.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client as core, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import { InteractionFields, type ContactChoice } from './interaction-fields.tsx';
import { durationOf, interactionToInput, newInteraction } from './interaction-values.ts';
import styles from './interactions.module.css';
import { KindTabs } from './kind-tabs.tsx';
import { kindOfPress, useInteractionForm } from './use-interaction-form.ts';

interface ComposerProps {
  readonly clientUid: string;
  /** The kind that was asked for from elsewhere: it is chosen and the text takes the focus. */
  readonly asked: InteractionKind | null;
  /** Told when that was done, so that it is done once. */
  readonly onTaken: () => void;
  readonly contacts: readonly (ContactChoice & { readonly preferred: boolean })[];
  /** The text has the focus from the start. */
  readonly isFocused: boolean;
}

/** Whom one usually speaks with: the preferred contact, or the only one. */
const usualContact = (contacts: ComposerProps['contacts']): string | null =>
  (contacts.find(({ preferred }) => preferred) ?? (contacts.length === 1 ? contacts[0] : undefined))?.uid ??
  null;

/**
 * Where a call is noted in three acts: `N`, the words, Enter.
 *
 * Without a further word it is a call that we made just now; the kind, the moment and the rest are one key away.
 */
export function Composer(props: ComposerProps) {
  const { clientUid, contacts } = props;
  const { t } = useWords();
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const create = useMutation(rpc.interactions.create.mutationOptions());
  const fresh = newInteraction(usualContact(contacts));
  const record = useInteractionForm({
    id: `interaction:new:${clientUid}`,
    initial: fresh,
    save: async (values) => {
      const { uid } = await create.mutateAsync({ interaction: interactionToInput(clientUid, values, null) });
      showUndo(t('interactions:saved', { kind: t(`interactions:kind.${values.kind}`) }), async () => {
        await core.interactions.delete({ uid });
        await queryClient.invalidateQueries();
      });
    },
  });
  const { form } = record;
  // Before the screen is painted, so that no letter is lost.
  const { isFocused } = props;
  useLayoutEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const { asked, onTaken } = props;
  const { setFieldValue } = form;
  useLayoutEffect(() => {
    if (asked === null) return;
    setFieldValue('kind', asked);
    field.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- done once for each time that it is asked.
  }, [asked]);
  // After the drawing: the router takes no address from a component that is being drawn for the first time.
  useEffect(() => {
    if (asked !== null) onTaken();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- done once for each time that it is asked.
  }, [asked]);
  const [isOpen, setOpen] = useState(false);
  const { kind, body, contactUid, recallOn, occurredAt, time } = form.values;
  useShortcut({
    keys: 'N',
    label: t('interactions:write'),
    run: () => {
      field.current?.focus();
    },
  });

  const save = async (): Promise<void> => {
    const { body: sent } = form.getValues();
    if (await record.submit()) {
      // The same field goes on as the next one: what was typed while the core answered is its beginning.
      const { body: now } = form.getValues();
      form.setInitialValues(fresh);
      form.setValues({ ...fresh, body: now.startsWith(sent) ? now.slice(sent.length) : now });
      form.resetDirty(fresh);
      form.clearErrors();
      setOpen(false);
      field.current?.focus();
    }
    // A fault of a field that is folded away must be seen.
    else setOpen((was) => was || Object.keys(form.errors).some((name) => name !== 'body'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const chosen = kindOfPress({ ...pressOf(event) });
    if (chosen !== null) {
      event.preventDefault();
      form.setFieldValue('kind', chosen);
    } else if (event.key === 'Escape') {
      // What was typed stays; the sheet stays open.
      event.preventDefault();
      if (event.target instanceof HTMLElement) event.target.blur();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && savesOnEnter(event)) {
      event.preventDefault();
      void save();
    }
  };

  const minutes = durationOf(form.values);
  const contact = contacts.find(({ uid }) => uid === contactUid);
  const summary = [
    contact === undefined ? '' : t('interactions:with', { name: contact.name }),
    occurredAt === null && time === ''
      ? t('interactions:field.now')
      : [occurredAt === null ? '' : format.relativeDay(occurredAt), time]
          .filter((part) => part !== '')
          .join(' '),
    minutes === null || minutes < 0 ? '' : format.duration(minutes),
    recallOn === null ? '' : t('interactions:recall.on', { day: format.relativeDay(recallOn) }),
  ].filter((part) => part !== '');
  const isUsed = isOpen || body !== '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of all its fields: Enter, Esc, Alt and a digit.
    <form
      className={styles['composer']}
      aria-label={t('interactions:write')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <KindTabs
        value={kind}
        onChange={(next) => {
          form.setFieldValue('kind', next);
        }}
      />
      <Textarea
        ref={field}
        rows={1}
        classNames={{ input: styles['growing'] ?? '' }}
        aria-label={t(`interactions:prompt.${kind}`)}
        placeholder={t(`interactions:prompt.${kind}`)}
        aria-keyshortcuts="N"
        maxLength={10_000}
        {...form.getInputProps('body')}
        // An empty text is a mistake on saving, not on leaving the field.
        onBlur={() => undefined}
      />
      {isOpen ? <InteractionFields form={form} contacts={contacts} /> : null}
      <ErrorAlert error={record.failure} />
      <div className={styles['foot']}>
        <span className={styles['summary']}>{isUsed ? summary.join(' · ') : t('interactions:hint')}</span>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={isOpen}
          rightSection={isOpen ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t('interactions:details')}
        </Button>
        {isUsed ? (
          <Button
            size="xs"
            loading={record.isSaving}
            onClick={() => {
              void save();
            }}
          >
            {t('interactions:save')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

const pressOf = ({ altKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent<HTMLElement>) => ({
  altKey,
  ctrlKey,
  metaKey,
  code: nativeEvent.code,
});

/** Enter saves in text fields, with Ctrl from anywhere; Shift+Enter begins a line, and buttons keep their Enter. */
function savesOnEnter(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey) return true;
  const { target } = event;
  return !event.shiftKey && (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement);
}
