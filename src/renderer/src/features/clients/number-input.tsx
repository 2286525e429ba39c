import { TextInput, type TextInputProps } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { NumberHint } from './number-hint.ts';
import styles from './client-form.module.css';

/** A company number: tells while it is typed what is missing or wrong, and marks what is right. */
export function NumberInput(props: TextInputProps & { readonly hint: NumberHint }) {
  const { hint, error, ...rest } = props;
  const isWrong = hint.state === 'wrong';
  const isValid = hint.state === 'valid';
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      classNames={{ input: styles['number'] ?? '' }}
      error={isWrong ? hint.text : hint.state === 'open' || !isValid ? error : undefined}
      description={hint.state === 'open' ? hint.text : undefined}
      rightSection={
        isValid ? (
          <span className={styles['valid']} title={hint.text}>
            <IconCircleCheck size={17} aria-hidden />
            <span className="visually-hidden">{hint.text}</span>
          </span>
        ) : null
      }
    />
  );
}
