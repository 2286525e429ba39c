import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';

/** What a field that holds a value (a day, an amount) takes from its form, typed by the form's values. */
export interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
  readonly error: ReactNode;
}

/** Ties such a field to a form; the library's own `getInputProps` knows neither the value nor its type. */
export function fieldOf<Values extends object, Name extends keyof Values & string>(
  form: UseFormReturnType<Values>,
  name: Name,
): FieldProps<Values[Name]> {
  const input = form.getInputProps(name) as {
    readonly onChange: (value: unknown) => void;
    readonly onBlur?: () => void;
    readonly error?: ReactNode;
  };
  return {
    value: form.getValues()[name],
    onChange: input.onChange,
    onBlur: () => input.onBlur?.(),
    error: input.error,
  };
}
