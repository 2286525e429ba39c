import type { z } from '#shared/contract/zod.ts';
import type { interactionFields, interactionRow } from '#shared/contract/interactions.ts';
import {
  hasDirection,
  lasts,
  type InteractionDirection,
  type InteractionKind,
} from '#shared/domain/interactions/interaction.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { dayOf, today } from '../../i18n/format.ts';
import { durationInText } from './typed-duration.ts';

/** An interaction as the core answers it. */
export type Interaction = z.output<typeof interactionRow>;

/** An interaction as it is typed; the names are those of the contract, so that its faults find their fields. */
export interface InteractionValues {
  readonly kind: InteractionKind;
  readonly body: string;
  readonly subject: string;
  readonly direction: InteractionDirection;
  readonly contactUid: string | null;
  /** The day it took place; null for now. */
  readonly occurredAt: LocalDate | null;
  /** `HH:MM`; empty when only the day is known. */
  readonly time: string;
  /** Minutes; null takes what the text says. */
  readonly durationMinutes: number | null;
  readonly recallOn: LocalDate | null;
}

/** A call that we made just now, with whom one usually speaks. */
export const newInteraction = (contactUid: string | null): InteractionValues => ({
  kind: 'call',
  body: '',
  subject: '',
  direction: 'out',
  contactUid,
  occurredAt: null,
  time: '',
  durationMinutes: null,
  recallOn: null,
});

const timeOf = (at: Instant): string => {
  const moment = new Date(at);
  const padded = (value: number): string => String(value).padStart(2, '0');
  return `${padded(moment.getHours())}:${padded(moment.getMinutes())}`;
};

/** The values of an interaction that is being changed; its body is read whole. */
export const valuesOf = (interaction: Interaction & { readonly body: string }): InteractionValues => ({
  kind: interaction.kind,
  body: interaction.body,
  subject: interaction.subject,
  direction: interaction.direction,
  contactUid: interaction.contactUid,
  occurredAt: dayOf(new Date(interaction.occurredAt)),
  time: timeOf(interaction.occurredAt),
  durationMinutes: interaction.durationMinutes,
  recallOn: interaction.recallOn,
});

/** The duration that is kept: what the field says, else what the text says. */
export const durationOf = (values: InteractionValues): number | null =>
  lasts(values.kind) ? (values.durationMinutes ?? durationInText(values.body)) : null;

/** The moment that was typed, where the person is; null for now. */
export function momentOf(day: LocalDate | null, time: string): Instant | null {
  if (time === '' && (day === null || day === today())) return null;
  // Noon stands for a day whose hour nobody noted.
  return new Date(`${day ?? today()}T${time === '' ? '12:00' : time}:00`).toISOString() as Instant;
}

/** What the core is asked to keep; `stored` is the interaction that is changed. */
export function interactionToInput(
  clientUid: string,
  values: InteractionValues,
  stored: Interaction | null,
): z.input<typeof interactionFields> {
  const isSameMoment =
    stored !== null &&
    values.occurredAt === dayOf(new Date(stored.occurredAt)) &&
    values.time === timeOf(stored.occurredAt);
  return {
    clientUid,
    contactUid: values.contactUid,
    kind: values.kind,
    direction: hasDirection(values.kind) ? values.direction : '',
    // A change of the words alone keeps the seconds of the moment.
    occurredAt: isSameMoment ? stored.occurredAt : momentOf(values.occurredAt, values.time),
    durationMinutes: stored === null ? durationOf(values) : values.durationMinutes,
    subject: values.subject,
    body: values.body,
    recallOn: values.recallOn,
  };
}
