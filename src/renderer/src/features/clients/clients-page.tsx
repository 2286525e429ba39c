import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DraftOffer } from '../../ui/draft-offer.tsx';
import { ListAndSheet } from '../../ui/list-and-sheet.tsx';
import { ListViews } from '../../ui/list-views.tsx';
import { ProgressChip } from '../../ui/progress-chip.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { useClientAddress } from './client-address.ts';
import { clientColumns } from './columns.tsx';
import { ClientList } from './client-list.tsx';
import { NewClientForm } from './new-client-form.tsx';

/** Clients: the list at the left, the open sheet beside it, the form of a new one over both. */
export function ClientsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayCreate = useMay('clients.create');
  const columns = clientColumns(t, useFormat(), 'wide');
  const { form, openForm, closeForm, sheetOf } = useClientAddress();
  // Each saved client starts a fresh form (Ctrl+Enter).
  const [turn, setTurn] = useState(0);
  const create = (): void => {
    openForm('new');
  };
  useShortcut({ keys: 'N', label: t('clients:list.new'), run: create, isEnabled: mayCreate });
  return (
    <Page
      title={t('clients:title')}
      scrolls={false}
      menu={
        <>
          <ProgressChip mutationKey={rpc.transfers.run.mutationKey()} what={t('transfers:import.running')} />
          <ListViews list="clients" columns={columns} />
          <ClientsMenu />
        </>
      }
      action={
        mayCreate ? (
          <Button leftSection={<IconPlus size={16} />} onClick={create} aria-keyshortcuts="N">
            {t('clients:list.new')}
          </Button>
        ) : null
      }
    >
      <ListAndSheet
        list={
          <>
            {form === 'new' || !mayCreate ? null : (
              <DraftOffer
                id="client:new"
                text={t('clients:form.draftNew')}
                onResume={create}
                onDiscard={() => {
                  setTurn(turn + 1);
                }}
              />
            )}
            <ClientList onCreate={create} />
          </>
        }
      />
      {mayCreate ? (
        <NewClientForm
          key={turn}
          opened={form === 'new'}
          onClose={closeForm}
          onSaved={(uid) => {
            setTurn(turn + 1);
            void navigate(sheetOf(uid), { replace: true });
          }}
          onSavedNext={() => {
            setTurn(turn + 1);
          }}
        />
      ) : null}
    </Page>
  );
}

function ClientsMenu() {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayImport = useMay('clients.import');
  const mayExport = useMay('business.export');
  if (!mayImport && !mayExport) return null;
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Tooltip label={t('clients:list.menu')}>
          <ActionIcon aria-label={t('clients:list.menu')} size={32} variant="default">
            <IconDots size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {mayImport ? (
          <Menu.Item
            onClick={() => {
              void navigate('/imports');
            }}
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            {t('clients:list.import')}
          </Menu.Item>
        ) : null}
        {mayExport ? (
          <Menu.Item
            onClick={() => {
              void navigate('/export');
            }}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('clients:list.export')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
