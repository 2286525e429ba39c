import type { InteractionKind } from '#shared/domain/interactions/interaction.ts';
import { useWords } from '../../i18n/use-words.ts';
import { reasonText } from '../../rpc/error-text.ts';
import { useRecordForm, type RecordForm } from '../../ui/use-record-form.ts';
import { momentOf, type InteractionValues } from './interaction-values.ts';

/** Kinds by the number that chooses them with Alt. */
const KIND_OF_DIGIT: Readonly<Record<string, InteractionKind>> = {
  Digit1: 'call',
  Digit2: 'email',
  Digit3: 'meeting',
  Digit4: 'note',
};

/** The kind that a press asks for (Alt+1 to Alt+4, by the place of the key); null for another press. */
export const kindOfPress = (press: {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly code: string;
}): InteractionKind | null =>
  press.altKey && !press.ctrlKey && !press.metaKey ? (KIND_OF_DIGIT[press.code] ?? null) : null;

/** The form of an interaction with its draft and its checks; the core checks everything again. */
export function useInteractionForm(settings: {
  readonly id: string;
  readonly initial: InteractionValues;
  readonly revision?: number;
  // oxlint-disable-next-line typescript/no-invalid-void-type -- as in `useRecordForm`: a new record has no revision.
  readonly save: (values: InteractionValues, revision: number) => Promise<number | void>;
}): RecordForm<InteractionValues> {
  const { t } = useWords();
  return useRecordForm<InteractionValues>({
    ...settings,
    prefix: 'interaction',
    validate: {
      body: (text: string, values: InteractionValues) =>
        text.trim() === '' && values.subject.trim() === '' ? reasonText(t, 'NothingWritten') : null,
      occurredAt: (day: InteractionValues['occurredAt'], values: InteractionValues) => {
        const moment = momentOf(day, values.time);
        return moment !== null && moment > new Date().toISOString()
          ? reasonText(t, 'InteractionInFuture')
          : null;
      },
      durationMinutes: (minutes: number | null) =>
        minutes !== null && minutes < 0 ? reasonText(t, 'EndBeforeStart') : null,
    },
  });
}
