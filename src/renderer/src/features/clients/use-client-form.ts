import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inputText, reasonText } from '../../rpc/error-text.ts';
import { useRecordForm, type RecordForm } from '../../ui/use-record-form.ts';
import type { ClientValues } from './client-values.ts';
import { faultOf, sirenHint, siretHint, vatHint } from './number-hint.ts';

/** The form of a client with the checks that need no core; the core checks everything again. */
export function useClientForm(
  id: string,
  initial: ClientValues,
  save: (values: ClientValues) => Promise<void>,
  revision?: number,
): RecordForm<ClientValues> {
  const { t } = useWords();
  return useRecordForm<ClientValues>({
    id,
    initial,
    ...(revision === undefined ? {} : { revision }),
    prefix: 'client',
    save,
    validate: {
      name: (text: string) => (text.trim() === '' ? inputText(t, 'Required') : null),
      email: (text: string) =>
        text.trim() === '' || parseEMail(text).ok ? null : reasonText(t, 'WrongEmail'),
      siren: (text: string) => faultOf(t, sirenHint(t, text), 'WrongSiren'),
      siret: (text: string, values) => faultOf(t, siretHint(t, text, values.siren), 'WrongSiret'),
      vatNumber: (text: string, values) => faultOf(t, vatHint(t, text, values.siren), 'WrongVatNumber'),
    },
  });
}
