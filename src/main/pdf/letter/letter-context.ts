import type { ClientLetter } from '#shared/domain/reminders/client-letter.ts';
import type { Colour } from '../colours.ts';
import type { PartiesContext } from '../invoice/parties.ts';
import type { LetterWording } from './wording.ts';

/** All that the parts of a letter are made from; `document` holds its two parties. */
export interface LetterContext extends PartiesContext {
  readonly letter: ClientLetter;
  readonly words: LetterWording;
  readonly hue: Colour;
}
