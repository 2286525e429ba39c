import { useWords } from '../i18n/use-words.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { parseTypedMoney } from '../i18n/parse-typed.ts';
import { useFormat, useLanguage } from '../i18n/use-format.ts';
import styles from './typed-input.module.css';
import { ignoreChange, TypedInput, type TypedFieldProps } from './typed-input.tsx';

/** An amount in euros, typed the way people write it; null is an empty field. */
export function MoneyInput(props: TypedFieldProps<Cents | null>) {
  const { t } = useWords();
  const language = useLanguage();
  const format = useFormat();
  return (
    <TypedInput<Cents | null>
      inputMode="decimal"
      classNames={{ input: styles['number'] ?? '' }}
      {...props}
      value={props.value ?? null}
      onChange={props.onChange ?? ignoreChange}
      print={(value) => (value === null ? '' : format.money(value))}
      parse={(text) => {
        if (text.trim() === '') return { value: null };
        const value = parseTypedMoney(text, language);
        return value === null ? { problem: t('number.unreadable') } : { value };
      }}
    />
  );
}
