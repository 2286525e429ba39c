// Parameters of an address that belong to the moment, not to the view.
const MOMENTARY: ReadonlySet<string> = new Set(['form', 'saved', 'note', 'interaction']);

/** The search part of a list's address as a view keeps it, in one order so that two can be compared. */
export function viewSearch(parameters: URLSearchParams): string {
  const kept = new URLSearchParams(
    [...parameters].filter(([name, value]) => !MOMENTARY.has(name) && value !== ''),
  );
  kept.sort();
  return kept.toString();
}

/** The address of a list seen through a view; the view's uid travels along so that the list says its name. */
export function viewAddress(list: string, view: { readonly uid: string; readonly search: string }): string {
  const parameters = new URLSearchParams(view.search);
  parameters.set('saved', view.uid);
  return `/${list}?${parameters.toString()}`;
}
