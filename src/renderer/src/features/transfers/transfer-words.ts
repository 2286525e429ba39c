import type { Words } from '../../i18n/use-words.ts';
import { displayPhone } from '../clients/display-phone.ts';
import type { PreviewRow } from './transfer-answers.ts';

// Reasons and fields arrive as text; what has no words of its own is a reason of the client form.
type Loose = (key: string | readonly string[], options?: Record<string, unknown>) => string;

/** Name of a field of a client as the mapping and the preview show it. */
export const fieldWord = (t: Words, field: string): string =>
  (t as unknown as Loose)(`clients:field.${field}`, { defaultValue: field });

/** What is wrong or remarkable about a row, in one sentence. */
export function problemText(t: Words, problem: PreviewRow['problems'][number]): string {
  const loose = t as unknown as Loose;
  const text = loose(
    [
      `transfers:problem.${problem.reason}`,
      `errors:reason.${problem.reason}`,
      `errors:input.${problem.reason}`,
      'errors:input.Unknown',
    ],
    {},
  );
  return t('transfers:import.problem', { field: fieldWord(t, problem.field), text });
}

/** A change of a field: what stood there, what will. */
export function changeText(t: Words, change: PreviewRow['changes'][number]): string {
  const shown = (value: string): string =>
    value === '' ? t('transfers:import.empty') : change.field === 'phone' ? displayPhone(value) : value;
  return t('transfers:import.change', {
    field: fieldWord(t, change.field),
    before: shown(change.before),
    after: shown(change.after),
  });
}
