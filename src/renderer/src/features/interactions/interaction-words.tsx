import { IconMail, IconNote, IconPhone, IconUsers, type Icon } from '@tabler/icons-react';
import type { InteractionDirection, InteractionKind } from '#shared/domain/interactions/interaction.ts';
import type { Words } from '../../i18n/use-words.ts';

/** The mark of each kind, on tabs and on the timeline. */
export const KIND_ICONS: Readonly<Record<InteractionKind, Icon>> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  note: IconNote,
};

/** What it was, in a word or two: a call made, an e-mail received. */
export function kindText(t: Words, kind: InteractionKind, direction: InteractionDirection): string {
  if (kind === 'call' || kind === 'email')
    return direction === '' ? t(`interactions:kind.${kind}`) : t(`interactions:${kind}.${direction}`);
  return t(`interactions:kind.${kind}`);
}
