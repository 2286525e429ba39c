import { Autocomplete, Button, Group, Popover, Stack } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import type { Bulk, BulkAct } from '../../ui/use-bulk.ts';
import type { ClientRow } from './client-answers.ts';
import { addTagTo, removeTagFrom } from './client-bulk-acts.ts';
import { foldedOptions } from '../../ui/folded-options.ts';

/** Adds a tag to the chosen clients or takes one off. */
export function TagAct(props: { readonly bulk: Bulk<ClientRow>; readonly chosen: readonly ClientRow[] }) {
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
              filter={foldedOptions}
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
