import { useForm, type UseFormReturnType } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { fieldErrors } from '../rpc/form-errors.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

/** Check of one field; answers its sentence or null. */
export type FieldCheck<Values> = (value: never, values: Values) => string | null;

/** What a form needs. */
export interface RecordFormSettings<Values extends object> {
  /** Names the draft: the noun and the record, e.g. `client:new` or `client:${uid}`. */
  readonly id: string;
  readonly initial: Values;
  /** Checks run when a field is left and on saving; the core checks everything again. */
  readonly validate?: Partial<Record<keyof Values, FieldCheck<Values>>>;
  /** Where the values sit in the procedure's input, so that its issues find their fields (`client`, `settings`). */
  readonly prefix?: string;
  readonly save: (values: Values) => Promise<void>;
}

/** A form with its draft, its saving and its failure. */
export interface RecordForm<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  /** Saves; true when it succeeded. Puts the focus on the first mistake otherwise. */
  readonly submit: () => Promise<boolean>;
  readonly isSaving: boolean;
  /** The failure that belongs to no field; undefined when there is none. */
  readonly failure: unknown;
  readonly wasRestored: boolean;
  readonly discardDraft: () => void;
}

const focusFirstMistake = (): void => {
  // After the error has been drawn: the mark `aria-invalid` is what finds the field.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')?.focus();
  });
};

/**
 * One record's form: drafts that survive navigation and lock, checks on leaving a field, the core's faults on their
 * fields, everything else in `failure`.
 */
export function useRecordForm<Values extends object>(
  settings: RecordFormSettings<Values>,
): RecordForm<Values> {
  const { t } = useWords();
  const [draft] = useState(() => readDraft(settings.id) as Values | undefined);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const [wasRestored, setRestored] = useState(draft !== undefined);
  const form = useForm<Values>({
    initialValues: settings.initial,
    validateInputOnBlur: true,
    ...(settings.validate === undefined ? {} : { validate: settings.validate as never }),
  });
  const { setValues, values } = form;

  useEffect(() => {
    if (draft !== undefined) setValues(draft as Parameters<typeof setValues>[0]);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a draft is taken up once, when the form opens.
  }, []);

  const isDirty = form.isDirty();
  useEffect(() => {
    if (isDirty) keepDraft(settings.id, values);
  }, [isDirty, settings.id, values]);

  const submit = async (): Promise<boolean> => {
    if (isSaving) return false;
    setFailure(undefined);
    if (form.validate().hasErrors) {
      focusFirstMistake();
      return false;
    }
    setSaving(true);
    try {
      await settings.save(form.getValues());
      dropDraft(settings.id);
      form.resetDirty();
      setRestored(false);
      return true;
    } catch (error) {
      const faults = fieldErrors(t, error, settings.prefix);
      if (faults === null) setFailure(error);
      else {
        form.setErrors(faults);
        focusFirstMistake();
        // A fault of a field that the form does not show must still be read.
        if (Object.keys(faults).every((path) => form.getInputNode(path) === null)) setFailure(error);
      }
      return false;
    } finally {
      setSaving(false);
    }
  };

  const discardDraft = (): void => {
    dropDraft(settings.id);
    form.reset();
    setRestored(false);
  };

  return { form, submit, isSaving, failure, wasRestored, discardDraft };
}
