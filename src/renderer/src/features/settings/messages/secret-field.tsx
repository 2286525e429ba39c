import { PasswordInput } from '@mantine/core';
import type { SecretName } from '#shared/domain/messages/secret-name.ts';
import { useWords } from '../../../i18n/use-words.ts';
import type { TypedSecrets } from './use-typed-secrets.ts';

/** One secret beside the settings that need it: what is kept is never shown, an empty field keeps it. */
export function SecretField(props: { readonly name: SecretName; readonly secrets: TypedSecrets }) {
  const { name, secrets } = props;
  const { t } = useWords();
  const place = secrets.placeOf(name);
  const kept =
    place === null
      ? t('messaging:secretUnknown')
      : place === 'absent'
        ? t('messaging:secretNone')
        : t('messaging:secretKept', { place: t(`organisation:secrets.place.${place}`) });
  return (
    <PasswordInput
      label={t(`messaging:secret.${name}`)}
      description={kept}
      autoComplete="off"
      disabled={!secrets.mayStore}
      value={secrets.valueOf(name)}
      visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
      onChange={(event) => {
        secrets.type(name, event.currentTarget.value);
      }}
    />
  );
}
