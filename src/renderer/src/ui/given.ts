/**
 * The entries that have a value.
 *
 * The contract's optional inputs may be absent but not undefined (`exactOptionalPropertyTypes`), and a filter that is
 * not set must not be sent.
 */
export function given<Values extends object>(
  values: Values,
): { readonly [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [Key in keyof Values]?: Exclude<Values[Key], undefined>;
  };
}
