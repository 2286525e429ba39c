import { CloseButton, Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type QueryKey } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import styles from './async-picker.module.css';

/** One thing to pick: its id, the line it shows and a quieter second line. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

interface AsyncPickerProps<Item extends Choice> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly value: Item | null;
  readonly onChange: (item: Item | null) => void;
  readonly onBlur?: () => void;
  /** Names the cached answers, e.g. `['pick-client']`; the typed text is added. */
  readonly queryKey: QueryKey;
  readonly search: (text: string) => Promise<readonly Item[]>;
  /** Offers to create what was typed and was not found. */
  readonly onCreate?: (text: string) => void;
  readonly disabled?: boolean;
  readonly required?: boolean;
  /** Takes the focus when its sheet opens. */
  readonly isFirst?: boolean;
}

/** Type-ahead picker over the core: answers while typing, creates what is missing without leaving the form. */
export function AsyncPicker<Item extends Choice>(props: AsyncPickerProps<Item>) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [text] = useDebouncedValue((typed ?? '').trim(), 120);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setTyped(null);
    },
  });
  const { data = [], isFetching } = useQuery({
    queryKey: [...props.queryKey, text],
    queryFn: () => props.search(text),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const { onCreate, value } = props;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        if (id === '$create') onCreate?.(text);
        else props.onChange(data.find((item) => item.id === id) ?? null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <InputBase
          label={props.label}
          description={props.description}
          placeholder={props.placeholder}
          error={props.error}
          disabled={props.disabled ?? false}
          required={props.required ?? false}
          withAsterisk={false}
          data-autofocus={props.isFirst === true ? true : undefined}
          autoComplete="off"
          value={typed ?? value?.label ?? ''}
          rightSectionPointerEvents="all"
          rightSection={
            isFetching ? (
              <Loader role="status" size={14} aria-label={t('picker.searching')} />
            ) : value !== null && props.required !== true && props.disabled !== true ? (
              <CloseButton
                size="sm"
                aria-label={t('picker.clear')}
                onClick={() => {
                  props.onChange(null);
                }}
              />
            ) : (
              <Combobox.Chevron />
            )
          }
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onClick={() => {
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            props.onBlur?.();
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} className={styles['options'] ?? ''}>
          {data.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              <span className={styles['label']}>{item.label}</span>
              {item.detail === undefined || item.detail === '' ? null : (
                <span className={styles['detail']}>{item.detail}</span>
              )}
            </Combobox.Option>
          ))}
          {data.length === 0 && !isFetching ? <Combobox.Empty>{t('picker.nothing')}</Combobox.Empty> : null}
          {onCreate !== undefined && text !== '' ? (
            <Combobox.Option value="$create" className={styles['create'] ?? ''}>
              {t('picker.create', { text })}
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
