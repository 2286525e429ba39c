import { CloseButton, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import styles from './filter-bar.module.css';
import { focusList } from './list-focus.ts';
import { SearchLimit } from './search-limit.tsx';
import { useShortcut } from './shortcuts.tsx';
import { useSearchText } from './use-search-text.ts';
import { foldedOptions } from './folded-options.ts';

/** Row of filters above a list. */
export const FilterBar = ({ children }: { readonly children: ReactNode }) => (
  <search className={styles['bar']}>{children}</search>
);

/** Text that filters a list while it is typed; `/` puts the cursor here. */
export function FilterText(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText(props.value, props.onChange);
  useShortcut({ keys: '/', label: t('shortcuts.filter'), run: () => field.current?.select() });
  return (
    <>
      <TextInput
        ref={field}
        size="xs"
        type="search"
        className={styles['text'] ?? ''}
        aria-label={props.label}
        placeholder={props.label}
        autoComplete="off"
        value={text}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          text === '' ? null : (
            <CloseButton
              size="xs"
              aria-label={t('picker.clear')}
              onClick={() => {
                setText('');
              }}
            />
          )
        }
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            focusList();
          } else if (event.key === 'Escape') {
            // First the text goes, then the field is left; the sheet beside the list stays.
            event.preventDefault();
            event.stopPropagation();
            if (text === '') event.currentTarget.blur();
            else setText('');
          }
        }}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <SearchLimit text={text} />
    </>
  );
}

/** One choice that filters a list; empty means everything. */
export function FilterSelect<Value extends string>(props: {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | null) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      size="xs"
      className={styles['select'] ?? ''}
      aria-label={props.label}
      placeholder={props.label}
      clearable
      clearButtonProps={{ 'aria-label': t('picker.clear') }}
      searchable={props.choices.length > 8}
      filter={foldedOptions}
      data={[...props.choices]}
      value={props.value ?? null}
      onChange={(value) => {
        props.onChange(props.choices.find((choice) => choice.value === value)?.value ?? null);
      }}
    />
  );
}

/** Line under a list: how many rows, their totals, and what can be done to the chosen ones. */
export const ListFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['foot']}>{children}</div>
);

/** Pushes what follows to the right end of a list's foot. */
export const FootGap = () => <span className={styles['gap']} />;
