import { isCountryCode } from '../domain/identifiers/country-code.ts';
import { isInstant, type Instant } from '../kernel/instant.ts';
import { isLocalDate, type LocalDate } from '../kernel/local-date.ts';
import { cents, type Cents } from '../kernel/money.ts';
import { isUid, type Uid } from '../kernel/uid.ts';
import { z } from './zod.ts';

// C0 and C1 controls, bidirectional overrides and zero-width marks: they forge names and break documents.
// oxlint-disable-next-line no-control-regex -- the controls are what is refused.
const FORBIDDEN_IN_LINE = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const FORBIDDEN_IN_TEXT =
  // oxlint-disable-next-line no-control-regex -- the controls are what is refused; line feed and tab stay allowed.
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

const custom = (reason: string) => ({ params: { reason } });

/** A row's identifier. */
export const uid = z
  .string()
  .refine((text): text is Uid => isUid(text), custom('NotAUid')) as unknown as z.ZodType<Uid, string>;

/** A calendar day that exists. */
export const localDate = z
  .string()
  .refine((text) => isLocalDate(text), custom('NotADate')) as unknown as z.ZodType<LocalDate, string>;

/** A moment in UTC with milliseconds. */
export const instant = z
  .string()
  .refine((text) => isInstant(text), custom('NotAnInstant')) as unknown as z.ZodType<Instant, string>;

/** An amount in cents, any sign. */
export const amount = z.int().transform((value): Cents => cents(value)) as unknown as z.ZodType<
  Cents,
  number
>;

/** An amount in cents above zero. */
export const positiveAmount = z
  .int()
  .refine((value) => value > 0, custom('MustBePositive'))
  .transform((value): Cents => cents(value)) as unknown as z.ZodType<Cents, number>;

/**
 * One line a person typed: NFC, trimmed, inner runs of spaces kept, controls and direction marks refused.
 *
 * `min` 1 makes it required. Lengths count UTF-16 units.
 */
export const line = (max: number, min = 0) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min, { error: 'Required' })
        .max(max, { error: 'TooLong' })
        .refine((text) => !FORBIDDEN_IN_LINE.test(text), custom('ForbiddenCharacters')),
    );

/** A text of several lines; line ends become LF. */
export const paragraph = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(max, { error: 'TooLong' })
        .refine((text) => !FORBIDDEN_IN_TEXT.test(text), custom('ForbiddenCharacters')),
    );

/** A decimal number as text, e.g. `-12.5`: at most `decimals` decimals, 13 whole digits. */
export const decimal = (decimals: number) =>
  z
    .string()
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .refine((text) => /^-?\d{1,13}(\.\d+)?$/.test(text), custom('NotADecimal'))
        .refine((text) => (text.split('.')[1] ?? '').length <= decimals, {
          params: { reason: 'TooManyDecimals', decimals },
        }),
    );

/** ISO 3166-1 alpha-2 country that exists. */
export const country = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().refine((text) => isCountryCode(text), custom('NotACountry')));

/** A password or passphrase as typed: never trimmed nor normalised here; the length limit stops memory bombs. */
export const secretText = z.string().min(1, { error: 'Required' }).max(1024, { error: 'TooLong' });

/** A postal address; the postal code stays free because it is optional or odd abroad. */
export const address = z.strictObject({
  line1: line(120),
  line2: line(120),
  postalCode: line(16),
  city: line(100),
  country,
});

/** The revision a change is based on: how two windows notice each other. */
export const revision = z.int().min(1);

/** An opaque position in a sorted list, made by the core and handed back unchanged. */
export const cursor = z.string().max(512);

/** One page of a list; `total` is counted up to 10,001 only. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: cursor.nullable(), total: z.int(), totalIsExact: z.boolean() });
