import { useWords } from '../i18n/use-words.ts';
import { parseTypedDecimal } from '../i18n/parse-typed.ts';
import { useFormat, useLanguage } from '../i18n/use-format.ts';
import styles from './typed-input.module.css';
import { ignoreChange, TypedInput, type TypedFieldProps } from './typed-input.tsx';

/** A decimal of the contract (`12.5`), typed with comma or point; `decimals` is the most the contract takes. */
export function DecimalInput(props: TypedFieldProps<string> & { readonly decimals: number }) {
  const { t } = useWords();
  const language = useLanguage();
  const format = useFormat();
  const { decimals, ...rest } = props;
  return (
    <TypedInput<string>
      inputMode="decimal"
      classNames={{ input: styles['number'] ?? '' }}
      {...rest}
      value={rest.value ?? ''}
      onChange={rest.onChange ?? ignoreChange}
      print={(value) => (/^-?\d+(\.\d+)?$/.test(value) ? format.decimal(value) : value)}
      parse={(text) => {
        if (text.trim() === '') return { value: '' };
        const value = parseTypedDecimal(text, language);
        if (value === null) return { problem: t('number.unreadable') };
        return (value.split('.')[1] ?? '').length > decimals
          ? { problem: t('number.tooManyDecimals', { count: decimals }) }
          : { value };
      }}
    />
  );
}
