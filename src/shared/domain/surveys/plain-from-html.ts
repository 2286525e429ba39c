const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ecirc: 'ê',
  acirc: 'â',
  icirc: 'î',
  ocirc: 'ô',
  ucirc: 'û',
  ugrave: 'ù',
  euro: '€',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  oelig: 'œ',
};

// Where a mail program begins what it quotes: Gmail, Outlook on the web, Outlook, Apple Mail and Thunderbird, Yahoo.
const QUOTES = [
  /<(?:div|blockquote)[^>]*class="?[^">]*gmail_(?:quote|attr|extra)/i,
  /<(?:div|hr)[^>]*id="?(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)/i,
  /<div[^>]*style="?[^">]*border-top:\s*solid #(?:E1E1E1|B5C4DF)/i,
  /<blockquote[^>]*(?:type="?cite|cite="?)/i,
  /<div[^>]*class="?[^">]*(?:moz-cite-prefix|yahoo_quoted|protonmail_quote)/i,
  /<div[^>]*class="?[^">]*moz-signature/i,
];

/** The HTML of a mail before what it quotes. */
export function beforeHtmlQuote(html: string): string {
  const starts = QUOTES.map((quote) => html.search(quote)).filter((start) => start >= 0);
  return html.slice(0, Math.min(html.length, ...starts));
}

/** Words of an HTML mail: enough to read a comment, no more; nothing of it is ever shown as HTML. */
export function plainFromHtml(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|tr|li|h[1-6])>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/<[^>]*$/g, '')
    .replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => entity(whole, name))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}
