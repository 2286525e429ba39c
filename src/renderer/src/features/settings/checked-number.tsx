import { TextInput, type TextInputProps } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import styles from './settings.module.css';

/** A number with a check digit: a mark appears as soon as it is right, while typing. */
export function CheckedNumber(
  props: TextInputProps & { readonly isRight: boolean; readonly rightLabel: string },
) {
  const { isRight, rightLabel, ...rest } = props;
  return (
    <TextInput
      autoComplete="off"
      spellCheck={false}
      {...rest}
      rightSection={
        isRight ? (
          <>
            <output className="visually-hidden">{rightLabel}</output>
            <IconCircleCheck size={17} aria-hidden className={styles['right']} />
          </>
        ) : null
      }
    />
  );
}
