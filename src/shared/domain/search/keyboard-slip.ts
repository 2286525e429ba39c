const QWERTY = `qwertyuiop[]asdfghjkl;'zxcvbnm,./`;
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбю.';
const GREEK = ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./";
// Letters that change their place between the two keyboards.
const AZERTY_SWAPS: Readonly<Record<string, string>> = {
  a: 'q',
  q: 'a',
  z: 'w',
  w: 'z',
  m: ';',
  ';': 'm',
  ',': 'm',
};
const AZERTY_DIGITS = 'à&é"\'(-è_ç';

const byKey = (from: string): ReadonlyMap<string, string> =>
  new Map(Array.from(from).map((letter, index) => [letter, QWERTY[index] ?? letter]));

const russian = byKey(RUSSIAN);
const greek = byKey(GREEK);

const swapped = (text: string, letters: (letter: string) => string | undefined): string =>
  Array.from(text)
    .map((letter) => letters(letter) ?? letter)
    .join('');

/** Letters by which Greek is written in Latin, for names that are meant and not slipped. */
const GREEK_SOUNDS = new Map(
  Array.from('αβγδεζηθικλμνξοπρσςτυφχψω').map((letter, index) => [
    letter,
    'a v g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ')[index] ?? letter,
  ]),
);
const RUSSIAN_SOUNDS = new Map(
  Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюя').map((letter, index) => [
    letter,
    'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ')[index] ?? '',
  ]),
);

/**
 * Other texts that the same fingers may have meant, best first: another alphabet's keyboard, the sound of its letters,
 * digits without the shift key of an AZERTY keyboard, AZERTY typed on QWERTY or the reverse.
 *
 * Only looked for when the text as typed finds nothing. Never the text itself, nothing twice.
 */
export function otherReadings(text: string): readonly string[] {
  const typed = text.toLowerCase();
  const readings: string[] = [];
  if (/[\u0400-\u04FF]/u.test(typed)) {
    const onQwerty = swapped(typed, (letter) => russian.get(letter));
    readings.push(
      onQwerty,
      swapped(onQwerty, (letter) => AZERTY_SWAPS[letter]),
      swapped(typed, (letter) => RUSSIAN_SOUNDS.get(letter)),
    );
  } else if (/[\u0370-\u03FF]/u.test(typed)) {
    const plain = typed.normalize('NFD').replace(/\p{M}/gu, '');
    const onQwerty = swapped(plain, (letter) => greek.get(letter));
    readings.push(
      onQwerty,
      swapped(onQwerty, (letter) => AZERTY_SWAPS[letter]),
      swapped(plain, (letter) => GREEK_SOUNDS.get(letter)),
    );
  } else {
    if (Array.from(typed).every((letter) => letter === ' ' || AZERTY_DIGITS.includes(letter)))
      readings.push(
        swapped(typed, (letter) => (letter === ' ' ? ' ' : String(AZERTY_DIGITS.indexOf(letter)))),
      );
    if (/[\p{L}\p{N}]/u.test(typed)) readings.push(swapped(typed, (letter) => AZERTY_SWAPS[letter]));
  }
  return [...new Set(readings)].filter((reading) => reading !== typed && /[\p{L}\p{N}]/u.test(reading));
}
