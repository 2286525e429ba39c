import type { Brand } from './brand.ts';

/** A moment in UTC as `2026-11-22T08:30:00.000Z`: sortable as text, always with milliseconds. */
export type Instant = Brand<string, 'Instant'>;

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether a text has the one accepted shape of an instant. */
export const isInstant = (text: string): text is Instant => SHAPE.test(text);
