import { useForm, type UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
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
  /** Revision of the record that `initial` shows; a newer one while the form is open is told, never taken silently. */
  readonly revision?: number;
  /** Checks run when a field is left and on saving; the core checks everything again. */
  readonly validate?: Partial<Record<keyof Values, FieldCheck<Values>>>;
  /** Where the values sit in the procedure's input, so that its issues find their fields (`client`, `settings`). */
  readonly prefix?: string;
  /** `revision` is the one that the typing began on, however old the draft; answers the new one where it is known. */
  // oxlint-disable-next-line typescript/no-invalid-void-type -- forms of new records have no revision to answer.
  readonly save: (values: Values, revision: number) => Promise<number | void>;
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
  /** Something is typed that is not saved, a restored draft included. */
  readonly isDirty: boolean;
  readonly discardDraft: () => void;
  /** The record's uid, where the draft's name ends with it. */
  readonly recordUid: string;
  /** Somebody saved the record while this form was being typed. */
  readonly isOutdated: boolean;
  /** Goes on from the newest record: what was typed stays and replaces it when saved. */
  readonly keepMine: () => void;
}

/** What a draft holds. */
interface Draft<Values> {
  readonly values: Values;
  readonly revision: number | null;
}

/** A draft that fits the form; one written by another version of the form is left alone. */
function draftFor<Values extends object>(stored: unknown, initial: Values): Draft<Values> | undefined {
  if (typeof stored !== 'object' || stored === null || !('values' in stored)) return undefined;
  const { values, revision } = stored as { readonly values: unknown; readonly revision?: unknown };
  if (typeof values !== 'object' || values === null) return undefined;
  const fits = Object.keys(initial).every((name) => name in values);
  if (!fits) return undefined;
  return { values: values as Values, revision: typeof revision === 'number' ? revision : null };
}

const focusFirstMistake = (): void => {
  // After the error has been drawn: the mark `aria-invalid` is what finds the field.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')?.focus();
  });
};

/**
 * One record's form: drafts that survive navigation, lock, reload and crash, checks on leaving a field, the core's
 * faults on their fields, everything else in `failure`. An untouched form follows the record; a touched one never does.
 */
export function useRecordForm<Values extends object>(
  settings: RecordFormSettings<Values>,
): RecordForm<Values> {
  const { t } = useWords();
  const [draft] = useState(() => draftFor(readDraft(settings.id), settings.initial));
  const [base, setBase] = useState(draft?.revision ?? settings.revision ?? null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const [wasRestored, setRestored] = useState(draft !== undefined);
  const form = useForm<Values>({
    initialValues: settings.initial,
    validateInputOnBlur: true,
    ...(settings.validate === undefined ? {} : { validate: settings.validate as never }),
  });
  const { setValues, values } = form;

  // Until the draft is taken up the form looks untouched, and would follow a record that moved on meanwhile.
  const [isTakenUp, setTakenUp] = useState(draft === undefined);
  useEffect(() => {
    if (draft !== undefined) setValues(draft.values as Parameters<typeof setValues>[0]);
    setTakenUp(true);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a draft is taken up once, when the form opens.
  }, []);

  // Compared as a whole: the library's own mark looks at the fields that were touched, and forgets a restored draft.
  const isDirty = JSON.stringify(values) !== JSON.stringify(form.getInitialValues());
  const wasDirty = useRef(false);
  useEffect(() => {
    if (isDirty) keepDraft(settings.id, { values, revision: base });
    else if (wasDirty.current) dropDraft(settings.id);
    wasDirty.current = isDirty;
  }, [isDirty, settings.id, values, base]);

  const newest = settings.revision ?? null;
  const isBehind = newest !== null && base !== null && newest > base;
  const { initial } = settings;
  const { setInitialValues, resetDirty } = form;
  useEffect(() => {
    if (!isBehind || isDirty || isSaving || !isTakenUp) return;
    setInitialValues(initial);
    setValues(initial as Parameters<typeof setValues>[0]);
    resetDirty();
    setBase(newest);
  }, [isBehind, isDirty, isSaving, isTakenUp, initial, newest, setInitialValues, setValues, resetDirty]);

  const submit = async (): Promise<boolean> => {
    if (isSaving) return false;
    setFailure(undefined);
    if (form.validate().hasErrors) {
      focusFirstMistake();
      return false;
    }
    setSaving(true);
    try {
      const sent = form.getValues();
      const saved = await settings.save(sent, base ?? 0);
      if (typeof saved === 'number') setBase(saved);
      dropDraft(settings.id);
      // A form that stays open is as saved; what was typed meanwhile is a change again.
      setInitialValues(sent);
      form.resetDirty(sent);
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
    setInitialValues(initial);
    setValues(initial as Parameters<typeof setValues>[0]);
    form.resetDirty();
    form.clearErrors();
    setBase(newest);
    setFailure(undefined);
    setRestored(false);
  };

  const keepMine = (): void => {
    setBase(newest);
    setFailure(undefined);
  };

  return {
    form,
    submit,
    isSaving,
    failure,
    wasRestored,
    isDirty,
    discardDraft,
    recordUid: settings.id.slice(settings.id.lastIndexOf(':') + 1),
    isOutdated: isBehind && isDirty && !isSaving,
    keepMine,
  };
}
