/** Longest address that mail programs take over from Windows, whose command line is the shortest. */
const MOST_CHARACTERS = 2000;

const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll('\r\n', '\n')).replaceAll('%0A', '%0D%0A');

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
  const start = `mailto:${encodeURIComponent(message.address).replaceAll('%40', '@')}?subject=${encode([...message.subject.replaceAll(/\p{Surrogate}/gu, '')].slice(0, 200).join(''))}&body=`;
  // By whole characters: half a surrogate pair cannot be encoded, and one that stands alone is no character.
  const characters = [...message.body.replaceAll(/\p{Surrogate}/gu, '').replaceAll('\r\n', '\n')];
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
