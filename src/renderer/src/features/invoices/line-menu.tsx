import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../i18n/use-words.ts';

/** What can be done with one line beyond typing it; null acts are already done. */
export function LineMenu(props: {
  readonly position: number;
  readonly isGoods: boolean;
  readonly onAddText: (() => void) | null;
  readonly onAddBase: (() => void) | null;
  readonly onNature: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon mt={1} aria-label={t('invoices:lines.actions', { position: props.position })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {props.onAddText === null ? null : (
          <Menu.Item onClick={props.onAddText}>{t('invoices:lines.addText')}</Menu.Item>
        )}
        {props.onAddBase === null ? null : (
          <Menu.Item onClick={props.onAddBase}>{t('invoices:lines.addBase')}</Menu.Item>
        )}
        <Menu.Item onClick={props.onNature}>
          {t(props.isGoods ? 'invoices:lines.toService' : 'invoices:lines.toGoods')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowUp size={16} aria-hidden />}
          onClick={() => {
            props.onMove(-1);
          }}
        >
          {t('invoices:lines.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} aria-hidden />}
          onClick={() => {
            props.onMove(1);
          }}
        >
          {t('invoices:lines.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={props.onRemove}>
          {t('invoices:lines.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
