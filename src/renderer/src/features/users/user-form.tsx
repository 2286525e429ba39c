import { Checkbox, TextInput } from '@mantine/core';
import { ROLES, type Role } from '#shared/domain/access/role.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import type { OneTimeCode } from './code-dialog.tsx';
import type { User } from './users-page.tsx';

interface UserFormProps {
  /** Null adds a colleague. */
  readonly user: User | null;
  readonly onClose: () => void;
  readonly onCode: (name: string, code: OneTimeCode) => void;
}

/** Name and roles of an account; a new one gets a one-time code to hand over. */
export function UserForm({ user, onClose, onCode }: UserFormProps) {
  const { t } = useWords();
  const record = useRecordForm<{ name: string; roles: Role[] }>({
    id: user === null ? 'user:new' : `user:${user.uid}`,
    initial: { name: user?.name ?? '', roles: [...(user?.roles ?? ['agent'])] },
    validate: {
      name: (name: string) => (name.trim() === '' ? t('errors:input.Required') : null),
      roles: (roles: readonly Role[]) => (roles.length === 0 ? t('users:roleNeeded') : null),
    },
    save: async ({ name, roles }) => {
      if (user === null) {
        const { oneTimeCode } = await client.users.add({ name, roles });
        onCode(name, oneTimeCode);
      } else {
        await client.users.changeRoles({ uid: user.uid, name, roles });
        showMessage(t('form.saved'));
        onClose();
      }
      await queryClient.invalidateQueries();
    },
  });
  const { form } = record;
  return (
    <FormSheet
      title={user === null ? t('users:add') : t('users:editOne', { name: user.name })}
      opened
      onClose={onClose}
      record={record}
      onSaved={() => undefined}
      submitLabel={user === null ? t('users:add') : t('action.save')}
    >
      <TextInput label={t('users:name')} description={t('users:nameHelp')} {...form.getInputProps('name')} />
      <Checkbox.Group
        label={t('users:roles')}
        description={t('users:rolesHelp')}
        {...form.getInputProps('roles')}
        onChange={(chosen) => {
          form.setFieldValue(
            'roles',
            ROLES.filter((role) => chosen.includes(role)),
          );
        }}
      >
        <div style={{ display: 'flex', flexDirection: 'column', gap: 12, marginTop: 8 }}>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              value={role}
              label={t(`roles.${role}`)}
              description={t(`users:role.${role}`)}
            />
          ))}
        </div>
      </Checkbox.Group>
    </FormSheet>
  );
}
