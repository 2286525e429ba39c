import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { AsyncPicker, type Choice } from '../../ui/async-picker.tsx';
import { QuickClient } from './quick-client.tsx';

/** Picks a client by typing a part of its name, city or number; creates the missing one without leaving. */
export function ClientPicker(props: {
  readonly value: Choice | null;
  readonly onChange: (choice: Choice | null) => void;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
  readonly isFirst?: boolean;
  /** Told when the little form is open, so that Esc closes only that one. */
  readonly onCreating?: (isOpen: boolean) => void;
}) {
  const { t } = useWords();
  const mayCreate = useMay('clients.create');
  const [creating, setCreating] = useState<string | null>(null);
  const create = (name: string | null): void => {
    setCreating(name);
    props.onCreating?.(name !== null);
  };
  return (
    <>
      <AsyncPicker
        label={t('services:field.client')}
        placeholder={t('services:form.clientPlaceholder')}
        required
        isFirst={props.isFirst ?? false}
        disabled={props.disabled ?? false}
        error={props.error}
        value={props.value}
        queryKey={['pick-client']}
        search={async (text) => {
          const { rows } = await client.clients.list({
            status: 'active',
            limit: 12,
            ...(text === '' ? {} : { text }),
          });
          return rows.map((row) => ({
            id: row.uid,
            label: row.name,
            detail: [row.company, row.city].filter((part) => part !== '').join(' · '),
          }));
        }}
        onChange={props.onChange}
        {...(mayCreate ? { onCreate: create } : {})}
      />
      {creating === null ? null : (
        <QuickClient
          name={creating}
          onClose={() => {
            create(null);
          }}
          onCreated={(choice) => {
            create(null);
            props.onChange(choice);
          }}
        />
      )}
    </>
  );
}
