// C0 and C1 controls and the Unicode line and paragraph separators: any of them could begin another header.
// oxlint-disable-next-line no-control-regex -- the controls are what is taken out.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;
// Bidirectional overrides, zero-width marks and fillers: they make a name read as another one.
const INVISIBLE =
  /[\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// RFC 2047 §2: a reader decodes what looks like an encoded word, quoted or not, and what comes out was never looked at.
const ENCODED_WORD = /=\?/g;

/**
 * A text as one header line may hold it: controls become a space, invisible marks and broken characters go, NFC; what
 * looks like an encoded word is broken up.
 *
 * What a person typed was refused at the edge already; this is for what reaches a header by any other way.
 */
export const headerText = (text: string): string =>
  text
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC')
    .replace(ENCODED_WORD, '= ?')
    .trim();

/** A text of several lines as a body may hold it: tabs and line feeds stay, other controls and overrides go. */
export const bodyText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((one) =>
      one
        .split('\t')
        .map((part) => part.replace(CONTROLS, ' ').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd'))
        .join('\t'),
    )
    .join('\n')
    .normalize('NFC');
