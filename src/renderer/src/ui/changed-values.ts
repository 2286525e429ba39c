/**
 * The fields of a form that differ from what it began with.
 *
 * Several people save different parts of one record (settings, policies): laying only one's own changes over the newest
 * record keeps the others'.
 */
export function changedValues<Values extends object>(typed: Values, begun: Values): Partial<Values> {
  const names = (Object.keys(typed) as (keyof Values)[]).filter(
    (name) => JSON.stringify(typed[name]) !== JSON.stringify(begun[name]),
  );
  return Object.fromEntries(names.map((name) => [name, typed[name]])) as Partial<Values>;
}
