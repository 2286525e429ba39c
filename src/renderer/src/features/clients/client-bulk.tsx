import { Autocomplete, Button, Group, Popover, Stack } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDownload, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useBulk, type Bulk, type BulkAct } from '../../ui/use-bulk.ts';
import type { ClientRow } from './client-answers.ts';
import { addTagTo, removeTagFrom, setStatusOf } from './client-bulk-acts.ts';
import { clientsFile } from './client-table.ts';

/** Whether this person can do anything to several clients; without, rows are not chosen at all. */
export function useMayChooseClients(): boolean {
  const mayUpdate = useMay('clients.update');
  const mayExport = useMay('business.export');
  return mayUpdate || mayExport;
}

/** What can be done to the chosen clients: archive, bring back, tags, a CSV file. */
export function ClientBulk(props: {
  readonly chosen: readonly ClientRow[];
  readonly onChosen: (keys: readonly string[]) => void;
}) {
  const { chosen } = props;
  const { t } = useWords();
  const mayUpdate = useMay('clients.update');
  const mayExport = useMay('business.export');
  const bulk = useBulk<ClientRow>((notDone) => {
    props.onChosen(notDone.map((row) => row.uid));
  });
  const archive: BulkAct<ClientRow> = {
    label: t('clients:bulk.archive'),
    act: async (row) => setStatusOf(row, 'archived'),
    said: (count) => t('clients:bulk.archived', { count }),
  };
  const restore: BulkAct<ClientRow> = {
    label: t('clients:bulk.restore'),
    act: async (row) => setStatusOf(row, 'active'),
    said: (count) => t('clients:bulk.restored', { count }),
  };
  const has = (status: ClientRow['status']): boolean => chosen.some((row) => row.status === status);
  return (
    <BulkBar
      bulk={bulk}
      count={chosen.length}
      onClear={() => {
        props.onChosen([]);
      }}
    >
      {mayUpdate ? <TagAct bulk={bulk} chosen={chosen} /> : null}
      {mayExport ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => {
            const language = t('language') === 'en' ? 'en' : 'fr';
            saveFile(clientsFile(t, language, chosen), `${t('clients:bulk.file')}.csv`);
          }}
        >
          {t('clients:bulk.export')}
        </Button>
      ) : null}
      {mayUpdate && has('archived') ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArchiveOff size={15} aria-hidden />}
          onClick={() => {
            void bulk.start(restore, chosen);
          }}
        >
          {restore.label}
        </Button>
      ) : null}
      {mayUpdate && has('active') ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArchive size={15} aria-hidden />}
          onClick={() => {
            void bulk.start(archive, chosen);
          }}
        >
          {archive.label}
        </Button>
      ) : null}
    </BulkBar>
  );
}

function TagAct(props: { readonly bulk: Bulk<ClientRow>; readonly chosen: readonly ClientRow[] }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const facets = useQuery(rpc.clients.facets.queryOptions({ input: {}, enabled: isOpen }));
  const tag = typed.trim();
  const carried = props.chosen.some((row) => row.tags.length > 0);
  const run = (kind: 'add' | 'remove'): void => {
    setOpen(false);
    setTyped('');
    const act: BulkAct<ClientRow> =
      kind === 'add'
        ? {
            label: t('clients:bulk.addTag'),
            act: async (row) => addTagTo(row, tag),
            said: (count) => t('clients:bulk.tagged', { count, tag }),
          }
        : {
            label: t('clients:bulk.removeTag'),
            act: async (row) => removeTagFrom(row, tag),
            said: (count) => t('clients:bulk.untagged', { count, tag }),
          };
    void props.bulk.start(act, props.chosen);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTag size={15} aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t('clients:bulk.tag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('clients:bulk.tag')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (tag !== '') run('add');
          }}
        >
          <Stack gap={10}>
            <Autocomplete
              label={t('clients:bulk.tagField')}
              data={facets.data?.tags ?? []}
              value={typed}
              onChange={setTyped}
              maxLength={40}
              limit={20}
              data-autofocus
              comboboxProps={{ withinPortal: false }}
            />
            <Group gap={8} justify="flex-end">
              {carried ? (
                <Button
                  size="xs"
                  variant="default"
                  disabled={tag === ''}
                  onClick={() => {
                    run('remove');
                  }}
                >
                  {t('clients:bulk.removeTag')}
                </Button>
              ) : null}
              <Button size="xs" type="submit" disabled={tag === ''}>
                {t('clients:bulk.addTag')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
