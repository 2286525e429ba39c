/** Chosen rows; `anchor` is the row that a Shift selection starts from. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly anchor: string | null;
}

/** Nothing chosen. */
export const NO_SELECTION: Selection = { keys: new Set(), anchor: null };

/**
 * The selection after a press on a row: `toggle` adds or removes it, `range` chooses everything from the anchor to it.
 *
 * A range without a known anchor starts at the row itself.
 */
export function nextSelection(
  selection: Selection,
  order: readonly string[],
  key: string,
  how: 'toggle' | 'range',
): Selection {
  if (how === 'toggle') {
    const keys = new Set(selection.keys);
    if (!keys.delete(key)) keys.add(key);
    return { keys, anchor: key };
  }
  const anchor = selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : key;
  const [from, to] = [order.indexOf(anchor), order.indexOf(key)].toSorted((left, right) => left - right);
  return { keys: new Set([...selection.keys, ...order.slice(from, (to ?? 0) + 1)]), anchor };
}

/** Every loaded row; the anchor stays where it was. */
export const selectAll = (selection: Selection, order: readonly string[]): Selection => ({
  keys: new Set([...selection.keys, ...order]),
  anchor: selection.anchor,
});

/** The selection that a Shift+arrow on a row goes on from: the row itself is the anchor when there is none yet. */
export const anchoredAt = (selection: Selection, order: readonly string[], key: string): Selection =>
  selection.anchor !== null && order.includes(selection.anchor) ? selection : { ...selection, anchor: key };
