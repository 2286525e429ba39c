import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { ClientFieldSet } from './client-fields.tsx';
import { fieldsOfValues, valuesOfView, type ClientFields, type ClientValues } from './client-values.ts';
import type { ClientView } from './client-answers.ts';
import { MergeDialog, type Merged } from './merge-dialog.tsx';
import { useClientForm } from './use-client-form.ts';

interface Question {
  readonly base: ClientFields;
  readonly mine: ClientFields;
  readonly answer: (merged: Merged | null) => void;
}

/** The person left the comparison: nothing was saved and nothing needs to be said. */
const givenUp = (): DOMException => new DOMException('The comparison was closed', 'AbortError');

/** The form of an existing client; when somebody else saved first, both versions are compared field by field. */
export function EditClientForm(props: {
  readonly client: ClientView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { client } = props;
  const [question, setQuestion] = useState<Question | null>(null);
  const { mutateAsync } = useMutation(rpc.clients.update.mutationOptions());

  const compare = async (base: ClientFields, mine: ClientFields): Promise<Merged> => {
    const merged = await new Promise<Merged | null>((answer) => {
      setQuestion({ base, mine, answer });
    });
    setQuestion(null);
    if (merged === null) throw givenUp();
    return merged;
  };

  const save = async (values: ClientValues): Promise<void> => {
    let mine = fieldsOfValues(values);
    let base = values.base ?? valuesOfView(client).base;
    while (base !== null) {
      try {
        await mutateAsync({ uid: client.uid, revision: base.revision, client: mine });
        showMessage(t('clients:form.saved', { name: mine.name.trim() }));
        return;
      } catch (error) {
        if (!(error instanceof ORPCError) || error.code !== 'CONFLICT') throw error;
      }
      const merged = await compare(base.fields, mine);
      mine = merged.fields;
      base = { revision: merged.revision, fields: merged.theirs };
    }
  };

  const record = useClientForm(`client:${client.uid}`, valuesOfView(client), save, client.revision);
  // The core refuses the older revision, which opens the comparison.
  const saveAndClose = async (): Promise<void> => {
    if (await record.submit()) props.onClose();
  };
  return (
    <>
      <FormSheet
        title={t('clients:form.editTitle', { name: client.name })}
        opened={props.opened}
        // Esc belongs to the comparison while it stands above the form.
        onClose={() => {
          if (question === null) props.onClose();
        }}
        record={record}
        onCompare={() => {
          void saveAndClose();
        }}
        onSaved={props.onClose}
      >
        <ClientFieldSet form={record.form} uid={client.uid} onLeave={props.onClose} />
      </FormSheet>
      {question === null ? null : (
        <MergeDialog uid={client.uid} base={question.base} mine={question.mine} onAnswer={question.answer} />
      )}
    </>
  );
}
