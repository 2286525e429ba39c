import type { UseFormReturnType } from '@mantine/form';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { TypedSecrets } from './use-typed-secrets.ts';

/** What each part of the page takes. */
export interface PartProps {
  readonly form: UseFormReturnType<MessagingSettings>;
  readonly secrets: TypedSecrets;
}
