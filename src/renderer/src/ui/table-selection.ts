/** Chosen rows. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  /** The row that a Shift selection starts from. */
  readonly anchor: string | null;
  /** What was chosen before the range that the anchor begins: it stays while the range grows and shrinks. */
  readonly kept: ReadonlySet<string>;
}

/** Nothing chosen. */
export const NO_SELECTION: Selection = { keys: new Set(), anchor: null, kept: new Set() };

/** These rows and no anchor, as after an act that left some of them. */
export const selectionOf = (keys: Iterable<string>): Selection => {
  const chosen = new Set(keys);
  return { keys: chosen, anchor: null, kept: chosen };
};

const isIn = (order: readonly string[], anchor: string | null): anchor is string =>
  anchor !== null && order.includes(anchor);

/**
 * The selection after a press on a row: `toggle` adds or removes it, `range` chooses everything from the anchor to it.
 *
 * A range replaces the one that was drawn from the same anchor before, so that going back gives rows up again; what
 * was chosen apart from it stays. Without a known anchor it starts at the row itself.
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
    return { keys, anchor: key, kept: keys };
  }
  const { anchor, kept } = anchoredAt(selection, order, key);
  const [from, to] = [order.indexOf(anchor), order.indexOf(key)].toSorted((left, right) => left - right);
  return { keys: new Set([...kept, ...order.slice(from, (to ?? 0) + 1)]), anchor, kept };
}

/** Every loaded row; the anchor stays where it was, and no later range takes any of them away. */
export const selectAll = (selection: Selection, order: readonly string[]): Selection => {
  const keys = new Set([...selection.keys, ...order]);
  return { keys, anchor: selection.anchor, kept: keys };
};

/** The selection that a Shift+arrow on a row goes on from: the row itself is the anchor when there is none yet. */
export const anchoredAt = (
  selection: Selection,
  order: readonly string[],
  key: string,
): Selection & { readonly anchor: string } =>
  isIn(order, selection.anchor)
    ? { ...selection, anchor: selection.anchor }
    : { ...selection, anchor: key, kept: selection.keys };
