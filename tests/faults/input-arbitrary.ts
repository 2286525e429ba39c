import * as fc from 'fast-check';

/** The part of a zod schema that is walked; zod keeps it under `def`. */
interface Schema {
  readonly def: Definition;
}
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly entries?: Readonly<Record<string, string>>;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
}

const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: [inner] }), null);

/** Values that break careless code: prototype keys, lone surrogates, huge and odd numbers, depth, bulk. */
const NASTY: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  '\u0000',
  '\uD800',
  'a\uDFFF\uD800b',
  '\u202Efdp.exe',
  'é'.normalize('NFD').repeat(300),
  'x'.repeat(1_000_000),
  "'; drop table clients; --",
  '" OR "*" NEAR(x)',
  '%_\\',
  '../../../etc/passwd',
  'CON.db',
  '0000-00-00',
  '9999-12-31',
  '2026-02-29',
  '00000000-0000-0000-0000-000000000000',
  '-0',
  '9999999999999.999999',
  '1e400',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  Number.MIN_VALUE,
  -1,
  0,
  2 ** 31,
  10n ** 40n,
  true,
  [],
  {},
  new Map([['a', 1]]),
  new Date(Number.NaN),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  deep(2000),
  Array.from({ length: 100_000 }, () => 0),
];

const nasty = fc.constantFrom(...NASTY);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...NASTY.filter((item) => typeof item === 'string')),
);

/** Inputs that look like what a schema asks for, so that many pass it, with rubbish in one place of ten. */
export function inputOf(schema: unknown, uids: readonly string[]): fc.Arbitrary<unknown> {
  const word = fc.oneof(
    text,
    fc.constantFrom(...uids),
    fc.constantFrom(
      '2026-11-23',
      '2026-01-01',
      '1',
      '12.50',
      '20',
      '100',
      'FR',
      'Nantes',
      '#112233',
      '09:30',
    ),
  );
  const likely = (part: Schema): fc.Arbitrary<unknown> => {
    const { def } = part;
    switch (def.type) {
      case 'object':
        return fc.record(
          Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, inner]) => [key, spoilt(inner)])),
        );
      case 'array':
        return def.element === undefined ? nasty : fc.array(spoilt(def.element), { maxLength: 4 });
      case 'record':
        return def.valueType === undefined ? nasty : fc.dictionary(text, spoilt(def.valueType));
      case 'optional':
        return def.innerType === undefined ? nasty : fc.option(spoilt(def.innerType), { nil: undefined });
      case 'nullable':
        return def.innerType === undefined ? nasty : fc.option(spoilt(def.innerType), { nil: null });
      case 'pipe':
        return def.in === undefined ? nasty : likely(def.in);
      case 'union':
        return fc.oneof(...(def.options ?? []).map(spoilt));
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries ?? {}));
      case 'boolean':
        return fc.boolean();
      case 'number':
      case 'int':
        return fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer(), fc.maxSafeInteger());
      case 'string':
        return word;
      case 'file':
        return fc
          .oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(Buffer.from('Nom;Ville\n=1+1;Nantes\n')))
          .map((bytes) => new File([new Uint8Array(bytes)], 'clients.csv'));
      default:
        return nasty;
    }
  };
  const spoilt = (part: Schema): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 9, arbitrary: likely(part) }, { weight: 1, arbitrary: nasty });
  return likely(schema as Schema);
}

/** Inputs that have nothing to do with what is asked for. */
export const rubbish: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'prototype', 'uid', 'toString'), nasty),
);
