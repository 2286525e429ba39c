import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowForwardUp,
  IconCalendarOff,
  IconDots,
  IconPencil,
  IconRotate,
  IconTrash,
} from '@tabler/icons-react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './contracts.module.css';
import type { ContractActs, ContractRow } from './use-contract-acts.ts';

/** What a writer can do to one contract: renew in one press where it waits, the rest in a menu. */
export function ContractMenu(props: {
  readonly row: ContractRow;
  readonly acts: ContractActs;
  readonly onEdit: () => void;
}) {
  const { t } = useWords();
  const { row, acts } = props;
  const named = { title: row.title, client: row.clientName };
  const isOpen = row.standing === 'running' || row.standing === 'to-renew';
  return (
    <span className={styles['acts']}>
      {row.standing === 'to-renew' ? (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('contracts:renewNamed', named)}
          onClick={() => {
            void acts.renew(row);
          }}
        >
          {t('contracts:renew')}
        </Button>
      ) : null}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size={28} aria-label={t('contracts:more', named)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen ? (
            <>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={props.onEdit}>
                {t('action.edit')}
              </Menu.Item>
              {row.standing === 'running' ? (
                <Menu.Item
                  leftSection={<IconArrowForwardUp size={16} aria-hidden />}
                  onClick={() => {
                    void acts.renew(row);
                  }}
                >
                  {t('contracts:renew')}
                </Menu.Item>
              ) : null}
              <Menu.Item
                leftSection={<IconCalendarOff size={16} aria-hidden />}
                onClick={() => {
                  void acts.end(row);
                }}
              >
                {t('contracts:end')}
              </Menu.Item>
            </>
          ) : (
            <Menu.Item
              leftSection={<IconRotate size={16} aria-hidden />}
              onClick={() => {
                void acts.reopen(row);
              }}
            >
              {t('contracts:reopen')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => {
              void acts.remove(row);
            }}
          >
            {t('contracts:delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
