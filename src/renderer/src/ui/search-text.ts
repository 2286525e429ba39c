/** A search text between the keyboard and the address of the page. */
export interface SearchText {
  /** What the field shows. */
  readonly typed: string;
  /** What the address was when last looked at. */
  readonly seen: string;
  /** Texts told to the address that have not come back from it, oldest first. */
  readonly underWay: readonly string[];
}

/** A field that shows what the address holds. */
export const searchTextOf = (value: string): SearchText => ({ typed: value, seen: value, underWay: [] });

/** The person typed. */
export const typeText = (before: SearchText, typed: string): SearchText => ({ ...before, typed });

/** The text goes to the address; one that the address is about to have anyway never comes back as a change. */
export const tellText = (before: SearchText, text: string): SearchText =>
  text === (before.underWay.at(-1) ?? before.seen)
    ? before
    : { ...before, underWay: [...before.underWay, text] };

/**
 * The address has another text.
 *
 * The router follows behind (its updates give way to typing) and may skip steps: an echo of anything told, however
 * old, changes nothing that was typed since. Anything else comes from elsewhere (back, filters cleared) and is shown.
 */
export function followAddress(before: SearchText, value: string): SearchText {
  const at = before.underWay.indexOf(value);
  return at === -1
    ? searchTextOf(value)
    : { typed: before.typed, seen: value, underWay: before.underWay.slice(at + 1) };
}
