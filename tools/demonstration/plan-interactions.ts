import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import { COMMENTS, CONVERSATIONS, type Conversation } from './conversations.ts';
import type { PlannedClient } from './plan-clients.ts';
import type { SeededChance } from './seeded-chance.ts';

/** Something said with a client, before it is entered. */
export interface PlannedInteraction {
  readonly client: number;
  readonly conversation: Conversation;
  readonly day: LocalDate;
  /** How long before the morning's clock it took place, so that not all calls are made at nine. */
  readonly minutesBefore: number;
  readonly durationMinutes: number | null;
  /** With the client's first contact, where it has one. */
  readonly isWithContact: boolean;
  readonly recall: { readonly on: LocalDate; readonly doneOn: LocalDate | null } | null;
  readonly comment: { readonly text: string; readonly on: LocalDate } | null;
}

const A_MONDAY = '2024-01-01' as LocalDate;
/** Recalls older than that were all made; of the last days, some wait. */
const DAYS_OF_OPEN_RECALLS = 10;

/** One to six conversations per client, more with those who ask for much, in the order of their days. */
export function planInteractions(
  chance: SeededChance,
  clients: readonly PlannedClient[],
  to: LocalDate,
): readonly PlannedInteraction[] {
  return clients
    .flatMap(({ createdOn, demand }, client) => {
      const count = chance.whole(1, 3) + Math.min(3, Math.floor(chance.fraction() * demand));
      return Array.from({ length: count }, () => planOne(chance, client, createdOn, to));
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

function planOne(
  chance: SeededChance,
  client: number,
  createdOn: LocalDate,
  to: LocalDate,
): PlannedInteraction {
  const conversation = chance.pick(CONVERSATIONS);
  const age = Math.max(0, daysBetween(createdOn, to));
  // People talk more with clients of whom they remember something: recent days weigh more.
  const day = workingDay(addDays(to, -Math.floor(age * chance.fraction() ** 1.6)), createdOn);
  const recallOn =
    conversation.recallAfter > 0 && chance.happens(0.6)
      ? nextWorkingDay(addDays(day, chance.whole(1, conversation.recallAfter)))
      : null;
  const isOpen =
    recallOn !== null &&
    (recallOn > to || (daysBetween(recallOn, to) <= DAYS_OF_OPEN_RECALLS && chance.happens(0.4)));
  const commentOn = addDays(day, chance.whole(0, 2));
  const hasComment = chance.happens(0.12);
  return {
    client,
    conversation,
    day,
    minutesBefore: chance.whole(0, 80),
    durationMinutes: conversation.minutes.length === 0 ? null : chance.pick(conversation.minutes),
    isWithContact: chance.happens(0.8),
    recall: recallOn === null ? null : { on: recallOn, doneOn: isOpen ? null : recallOn },
    comment: hasComment && commentOn <= to ? { text: chance.pick(COMMENTS), on: commentOn } : null,
  };
}

const weekday = (day: LocalDate): number => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;

/** The working day at or before a day; the first day itself where that would be before it. */
const workingDay = (day: LocalDate, least: LocalDate): LocalDate => {
  const moved = addDays(day, -Math.max(0, weekday(day) - 4));
  return moved < least ? least : moved;
};

const nextWorkingDay = (day: LocalDate): LocalDate =>
  weekday(day) < 5 ? day : addDays(day, 7 - weekday(day));
