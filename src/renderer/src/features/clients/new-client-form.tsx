import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { ClientFieldSet } from './client-fields.tsx';
import { blankClient, fieldsOfValues } from './client-values.ts';
import { useClientForm } from './use-client-form.ts';

/** The form of a new client; other screens open it to create the client that a picker misses. */
export function NewClientForm(props: {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** After saving; `uid` is the new client. */
  readonly onSaved: (uid: string) => void;
  /** Ctrl/Cmd+Enter: after saving, another one. */
  readonly onSavedNext?: () => void;
  /** What was typed in the picker. */
  readonly name?: string;
}) {
  const { t } = useWords();
  const language = useLanguage();
  const created = useRef('');
  const { mutateAsync } = useMutation(rpc.clients.create.mutationOptions());
  const record = useClientForm(
    'client:new',
    { ...blankClient(language), name: props.name ?? '' },
    async (values) => {
      const answer = await mutateAsync({ client: fieldsOfValues(values) });
      created.current = answer.uid;
      showMessage(t('clients:form.created', { name: values.name.trim() }));
    },
  );
  return (
    <FormSheet
      title={t('clients:form.newTitle')}
      opened={props.opened}
      onClose={props.onClose}
      record={record}
      submitLabel={t('clients:form.create')}
      onSaved={() => {
        props.onSaved(created.current);
      }}
      {...(props.onSavedNext === undefined ? {} : { onSavedNext: props.onSavedNext })}
    >
      <ClientFieldSet form={record.form} onLeave={props.onClose} />
    </FormSheet>
  );
}
