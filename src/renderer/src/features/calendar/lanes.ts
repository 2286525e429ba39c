/** Minutes that something occupies in a column. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where something stands beside others of the same time. */
export interface Lane {
  readonly lane: number;
  /** How many lanes share the width. */
  readonly lanes: number;
}

/**
 * Places spans side by side so that none covers another; those that touch one another in a chain share the width.
 *
 * Expects them by start; answers in the same order.
 */
export function lanesOf(spans: readonly Span[]): readonly Lane[] {
  const placed: { lane: number; lanes: number }[] = [];
  let group: { lane: number; lanes: number }[] = [];
  let ends: number[] = [];
  const close = (): void => {
    for (const one of group) one.lanes = ends.length;
    group = [];
    ends = [];
  };
  for (const { start, end } of spans) {
    if (ends.every((busy) => busy <= start)) close();
    const free = ends.findIndex((busy) => busy <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    const one = { lane, lanes: 1 };
    group.push(one);
    placed.push(one);
  }
  close();
  return placed;
}
