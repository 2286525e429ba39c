import { CloseButton, Combobox, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { fitsTyped } from '../../ui/folded-options.ts';
import styles from './filter-bar.module.css';

/** One value of a filter. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

interface FilterMenuProps<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  readonly value: string | null;
  readonly onChange: (name: Name, value: string | null) => void;
  /** Lists that may be long are searched while typing. */
  readonly isSearched?: boolean;
}

const SHOWN = 60;

function Menu<Name extends string>(props: FilterMenuProps<Name>) {
  const { name, label, choices, value, isSearched = false } = props;
  const onChange = (next: string | null): void => {
    props.onChange(name, next);
  };
  const { t } = useWords();
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setText('');
    },
    onDropdownOpen: () => {
      if (isSearched) combobox.focusSearchInput();
    },
  });
  const chosen = choices.find((choice) => choice.value === value);
  // Nothing is looked for in a menu that is closed: the bar is drawn with every key of the search.
  const shown = combobox.dropdownOpened
    ? choices.filter((choice) => fitsTyped(choice.label, text)).slice(0, SHOWN)
    : [];
  return (
    <span className={styles['filter']} data-active={value !== null || undefined}>
      <Combobox
        store={combobox}
        width={240}
        position="bottom-start"
        onOptionSubmit={(submitted) => {
          onChange(submitted === value ? null : submitted);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target targetType="button">
          <button
            type="button"
            className={styles['button']}
            onClick={() => {
              combobox.toggleDropdown();
            }}
          >
            <span className={styles['buttonLabel']}>{label}</span>
            {value === null ? (
              <IconChevronDown size={14} aria-hidden />
            ) : (
              <span className={styles['value']}>{chosen?.label ?? value}</span>
            )}
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {isSearched ? (
            <Combobox.Search
              value={text}
              aria-label={t('clients:filters.search')}
              placeholder={t('clients:filters.search')}
              onChange={(event) => {
                setText(event.currentTarget.value);
                combobox.updateSelectedOptionIndex();
              }}
            />
          ) : null}
          <Combobox.Options mah={280} className={styles['options'] ?? ''} aria-label={label}>
            {shown.map((choice) => (
              <Combobox.Option key={choice.value} value={choice.value} active={choice.value === value}>
                <span className={styles['option']}>
                  <span>{choice.label}</span>
                  {choice.value === value ? <IconCheck size={15} aria-hidden /> : null}
                </span>
              </Combobox.Option>
            ))}
            {shown.length === 0 ? <Combobox.Empty>{t('picker.nothing')}</Combobox.Empty> : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {value === null ? null : (
        <CloseButton
          size={22}
          iconSize={14}
          aria-label={t('clients:filters.remove', { name: label })}
          onClick={() => {
            onChange(null);
          }}
        />
      )}
    </span>
  );
}

/**
 * One filter of a list: a button that opens its values; the chosen one stands on it and is taken off beside it.
 *
 * Drawn again only for other choices or another value, not with every key of the search beside it: `choices` and
 * `onChange` have to stay the same ones.
 */
// A component that is generic over its name stays so.
export const FilterMenu = memo(Menu) as typeof Menu;
