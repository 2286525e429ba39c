import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconFileInvoice,
  IconPencil,
  IconTool,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { client as core, rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import type { ClientView } from './client-answers.ts';
import { DeleteClient } from './delete-client.tsx';

/** What can be done with a client, beside its name. */
export function ClientActions(props: {
  readonly client: ClientView;
  readonly onEdit: () => void;
  readonly onPlan: () => void;
}) {
  const { client, onEdit } = props;
  const { t } = useWords();
  const mayUpdate = useMay('clients.update');
  const mayDelete = useMay('clients.delete');
  const mayPlan = useMay('services.write');
  const mayInvoice = useMay('invoices.draft');
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const isActive = client.status === 'active';
  const { mutateAsync } = useMutation(rpc.clients.setStatus.mutationOptions());
  useShortcut({ keys: 'E', label: t('shortcuts.edit'), run: onEdit, isEnabled: mayUpdate });

  const setStatus = async (status: 'active' | 'archived'): Promise<void> => {
    const { revision } = await mutateAsync({ uid: client.uid, revision: client.revision, status });
    showUndo(
      status === 'archived'
        ? t('clients:sheet.archivedDone', { name: client.name })
        : t('clients:sheet.restoredDone', { name: client.name }),
      async () => {
        const now = await core.clients.get({ uid: client.uid });
        await mutateAsync({
          uid: client.uid,
          // Whatever was changed meanwhile does not stand in the way of taking the archiving back.
          revision: Math.max(now.revision, revision),
          status: status === 'archived' ? 'active' : 'archived',
        });
      },
    );
  };

  return (
    <>
      {mayPlan && isActive ? (
        <Button variant="default" size="xs" leftSection={<IconTool size={15} />} onClick={props.onPlan}>
          {t('clients:sheet.newService')}
        </Button>
      ) : null}
      {mayUpdate ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPencil size={15} />}
          aria-keyshortcuts="E"
          onClick={onEdit}
        >
          {t('action.edit')}
        </Button>
      ) : null}
      {mayInvoice || mayUpdate || mayDelete ? (
        <Menu position="bottom-end" width={230}>
          <Menu.Target>
            <Tooltip label={t('action.more')}>
              <ActionIcon variant="default" aria-label={t('action.more')}>
                <IconDots size={17} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {mayInvoice && isActive ? (
              <Menu.Item
                onClick={() => {
                  void navigate(`/invoices/new?client=${client.uid}`);
                }}
                leftSection={<IconFileInvoice size={16} aria-hidden />}
              >
                {t('clients:sheet.newInvoice')}
              </Menu.Item>
            ) : null}
            {mayUpdate ? (
              <Menu.Item
                leftSection={
                  isActive ? <IconArchive size={16} aria-hidden /> : <IconArchiveOff size={16} aria-hidden />
                }
                onClick={() => {
                  void setStatus(isActive ? 'archived' : 'active');
                }}
              >
                {isActive ? t('clients:sheet.archive') : t('clients:sheet.restore')}
              </Menu.Item>
            ) : null}
            {mayDelete ? (
              <>
                <Menu.Divider />
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => {
                    setDeleting(true);
                  }}
                >
                  {t('clients:sheet.delete')}
                </Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <DeleteClient
        client={client}
        opened={isDeleting}
        onClose={() => {
          setDeleting(false);
        }}
        onArchive={async () => {
          await setStatus('archived');
        }}
      />
    </>
  );
}
