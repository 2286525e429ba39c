/**
 * Marks a primitive as one kind of value.
 *
 * Why: a client's uid and an invoice's uid are both strings; the compiler must not let one stand for the other.
 */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
