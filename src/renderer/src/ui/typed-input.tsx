import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

interface TypedInputProps<Value> extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** The value as shown when the field is left. */
  readonly print: (value: Value) => string;
  /** What typed text means, or the sentence that says why it means nothing. */
  readonly parse: (text: string) => { readonly value: Value } | { readonly problem: string };
}

/** A text field whose text stands for a value: read while typing, written properly when the field is left. */
export function TypedInput<Value>(props: TypedInputProps<Value>) {
  const { value, onChange, print, parse, error, onBlur, onFocus, ...rest } = props;
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      value={text ?? print(value)}
      error={problem ?? error}
      autoComplete="off"
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setProblem(null);
        const parsed = parse(typed);
        if ('value' in parsed) onChange(parsed.value);
      }}
      onBlur={(event) => {
        if (text !== null) {
          const parsed = parse(text);
          if ('problem' in parsed) setProblem(parsed.problem);
          else setText(null);
        }
        onBlur?.(event);
      }}
    />
  );
}

/** What the field shares with every typed field built on it. */
export type TypedFieldProps<Value> = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  readonly value?: Value;
  readonly onChange?: (value: Value) => void;
};

/** For a field that nobody listens to (read only). */
export const ignoreChange = (): void => undefined;
