import { ActionIcon, Checkbox, Menu, TextInput, Tooltip } from '@mantine/core';
import {
  IconBookmark,
  IconCheck,
  IconDeviceFloppy,
  IconLayoutList,
  IconList,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Contract } from '#shared/contract/index.ts';
import type { VIEW_LISTS } from '#shared/contract/views.ts';
import { useWords } from '../i18n/use-words.ts';
import { client, rpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import type { Column } from './table-column.ts';
import { ErrorAlert } from './error-alert.tsx';
import { FormSheet } from './form-sheet.tsx';
import { choosable, hiddenIn, withColumn } from './shown-columns.ts';
import { showMessage, showUndo } from './undo-toast.tsx';
import { useRecordForm } from './use-record-form.ts';
import { viewAddress, viewSearch } from './view-address.ts';

type ViewList = (typeof VIEW_LISTS)[number];
type View = InferContractRouterOutputs<Contract>['views']['list']['views'][number];

const readAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: rpc.views.key() });

/** Saved views of a list and the choice of its columns; both live in the address. */
export function ListViews<Row, SortKey extends string>(props: {
  readonly list: ViewList;
  readonly columns: readonly Column<Row, SortKey>[];
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const [form, setForm] = useState<'new' | View | null>(null);
  const [failure, setFailure] = useState<unknown>(undefined);
  const { data } = useQuery(rpc.views.list.queryOptions({ input: {} }));
  const { list } = props;
  const views = (data?.views ?? []).filter((view) => view.list === list);
  const current = views.find((view) => view.uid === parameters.get('saved'));
  const search = viewSearch(parameters);
  const isChanged = current !== undefined && viewSearch(new URLSearchParams(current.search)) !== search;
  const hidden = hiddenIn(parameters);
  const columns = choosable(props.columns);
  const shown = columns.filter(({ key }) => !hidden.has(key));

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setFailure(undefined);
    try {
      await work();
      await readAgain();
    } catch (error) {
      setFailure(error);
    }
  };
  const replace = (view: View): Promise<void> =>
    attempt(async () => {
      const { uid, revision, name, isShared } = view;
      await client.views.update({ uid, revision, name, isShared, search });
      showMessage(t('views.updated', { name }));
    });
  const remove = (view: View): Promise<void> =>
    attempt(async () => {
      const { name, isShared, uid } = view;
      await client.views.delete({ uid });
      showUndo(t('views.deleted', { name }), async () => {
        await attempt(async () => {
          await client.views.save({ list, name, isShared, search: view.search });
        });
      });
    });

  return (
    <>
      <Menu position="bottom-end" width={290} closeOnItemClick>
        <Menu.Target>
          <Tooltip label={current === undefined ? t('views.menu') : current.name}>
            <ActionIcon
              aria-label={t('views.menu')}
              size={32}
              variant={current === undefined ? 'default' : 'light'}
            >
              <IconLayoutList size={17} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('views.saved')}</Menu.Label>
          {views.length === 0 ? <Menu.Item disabled>{t('views.none')}</Menu.Item> : null}
          {views.map((view) => (
            <Menu.Item
              key={view.uid}
              aria-current={view === current}
              leftSection={<IconBookmark size={16} aria-hidden />}
              rightSection={view === current ? <IconCheck size={16} aria-hidden /> : null}
              onClick={() => {
                void navigate(viewAddress(list, view));
              }}
            >
              {view.name}
              {view.isMine && !view.isShared ? null : (
                <small> · {view.isMine ? t('views.shared') : t('views.by', { name: view.ownerName })}</small>
              )}
            </Menu.Item>
          ))}
          {parameters.size === 0 ? null : (
            <Menu.Item
              leftSection={<IconList size={16} aria-hidden />}
              onClick={() => {
                void navigate(`/${list}`);
              }}
            >
              {t('views.all')}
            </Menu.Item>
          )}
          <Menu.Divider />
          {current?.isMine === true && isChanged ? (
            <Menu.Item
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              onClick={() => {
                void replace(current);
              }}
            >
              {t('views.update', { name: current.name })}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            onClick={() => {
              setForm('new');
            }}
          >
            {t('views.save')}
          </Menu.Item>
          {current?.isMine === true ? (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => {
                  setForm(current);
                }}
              >
                {t('views.rename')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => {
                  void remove(current);
                }}
              >
                {t('views.delete', { name: current.name })}
              </Menu.Item>
            </>
          ) : null}
          <Menu.Divider />
          <Menu.Label>{t('views.columns')}</Menu.Label>
          {columns.map(({ key, header }) => {
            const isShown = !hidden.has(key);
            return (
              <Menu.CheckboxItem
                key={key}
                checked={isShown}
                closeMenuOnClick={false}
                disabled={isShown && shown.length === 1}
                onChange={() => {
                  setParameters((before) => withColumn(before, key, !isShown), { replace: true });
                }}
              >
                {header}
              </Menu.CheckboxItem>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <ErrorAlert error={failure} />
      {form === null ? null : (
        <ViewForm
          list={list}
          view={form === 'new' ? null : form}
          search={form === 'new' ? search : form.search}
          onClose={() => {
            setForm(null);
          }}
        />
      )}
    </>
  );
}

function ViewForm(props: {
  readonly list: ViewList;
  readonly view: View | null;
  readonly search: string;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { list, view, search } = props;
  const record = useRecordForm<{ readonly name: string; readonly isShared: boolean }>({
    id: view === null ? `view:new:${list}` : `view:${view.uid}`,
    initial: { name: view?.name ?? '', isShared: view?.isShared ?? false },
    ...(view === null ? {} : { revision: view.revision }),
    validate: { name: (name: string) => (name.trim() === '' ? t('errors:input.Required') : null) },
    save: async ({ name, isShared }, revision) => {
      if (view !== null) {
        await client.views.update({ uid: view.uid, revision, name, isShared, search });
        await readAgain();
        return;
      }
      const { uid } = await client.views.save({ list, name, isShared, search });
      await readAgain();
      showMessage(t('views.kept', { name: name.trim() }));
      await navigate(viewAddress(list, { uid, search }), { replace: true });
    },
  });
  const { form } = record;
  return (
    <FormSheet
      opened
      title={t(view === null ? 'views.title' : 'views.editTitle')}
      record={record}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <TextInput label={t('views.name')} maxLength={60} {...form.getInputProps('name')} />
      <Checkbox
        label={t('views.share')}
        description={t('views.shareHelp')}
        {...form.getInputProps('isShared', { type: 'checkbox' })}
      />
    </FormSheet>
  );
}
