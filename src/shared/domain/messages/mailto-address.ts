/** Longest address that mail programs take over from Windows, whose command line is the shortest. */
const MOST_CHARACTERS = 2000;

const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll('\r\n', '\n')).replaceAll('%0A', '%0D%0A');

// By whole characters: half a surrogate pair cannot be encoded, and one that stands alone is no character.
const charactersOf = (text: string): readonly string[] => Array.from(text.replaceAll(/\p{Surrogate}/gu, ''));

/**
 * The `mailto:` address of a message (RFC 6068): line breaks as CRLF, everything else percent-encoded.
 *
 * A text that does not fit is cut at a whole character; the caller then offers the whole of it to be copied.
 */
export function mailtoAddress(message: {
  readonly address: string;
  readonly subject: string;
  readonly body: string;
}): { readonly address: string; readonly isCut: boolean } {
  const to = encodeURIComponent(message.address).replaceAll('%40', '@');
  const subject = charactersOf(message.subject).slice(0, 200).join('');
  const start = `mailto:${to}?subject=${encode(subject)}&body=`;
  const characters = charactersOf(message.body.replaceAll('\r\n', '\n'));
  const parts: string[] = [];
  let length = start.length;
  for (const character of characters) {
    const part = encode(character);
    if (length + part.length > MOST_CHARACTERS) break;
    parts.push(part);
    length += part.length;
  }
  return { address: start + parts.join(''), isCut: parts.length < characters.length };
}
