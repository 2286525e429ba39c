import type { MessageState } from './message.ts';

/**
 * What can happen to a message.
 *
 * `lease`: an attempt begins; `cut`: the core that began it is gone. `arrived` and `not-arrived` are what a person says
 * of an uncertain one. `hand-over`: sent in the person's own mail program; `post`: a letter was posted. `returned`: it came
 * back, or the provider tells that it did not arrive: it was not delivered, whatever was said when it was taken.
 */
export const MESSAGE_EVENTS = [
  'approve',
  'take-back',
  'edit',
  'postpone',
  'cancel',
  'restore',
  'restore-uncertain',
  'refuse',
  'lease',
  'sent',
  'later',
  'refused',
  'uncertain',
  'cut',
  'arrived',
  'not-arrived',
  'hand-over',
  'post',
  'returned',
] as const;

/** One happening. */
export type MessageEvent = (typeof MESSAGE_EVENTS)[number];

const TRANSITIONS: Readonly<Record<MessageState, Readonly<Partial<Record<MessageEvent, MessageState>>>>> = {
  'to-approve': {
    approve: 'waiting',
    edit: 'to-approve',
    postpone: 'to-approve',
    cancel: 'cancelled',
    'hand-over': 'sent',
    post: 'sent',
  },
  waiting: {
    'take-back': 'to-approve',
    edit: 'waiting',
    postpone: 'waiting',
    cancel: 'cancelled',
    refuse: 'refused',
    lease: 'sending',
    'hand-over': 'sent',
    post: 'sent',
  },
  // Nothing but the attempt itself ends it: whoever pays meanwhile is heard when the attempt failed.
  sending: { sent: 'sent', later: 'waiting', refused: 'refused', uncertain: 'uncertain', cut: 'uncertain' },
  sent: { returned: 'refused' },
  refused: { approve: 'waiting', edit: 'to-approve', cancel: 'cancelled', 'hand-over': 'sent', post: 'sent' },
  uncertain: {
    lease: 'sending',
    arrived: 'sent',
    'not-arrived': 'waiting',
    cancel: 'cancelled',
    returned: 'refused',
  },
  cancelled: { restore: 'to-approve', 'restore-uncertain': 'uncertain' },
};

/** Where a message stands after something happened to it; null where that cannot happen to it. */
export const nextState = (state: MessageState, event: MessageEvent): MessageState | null =>
  TRANSITIONS[state][event] ?? null;

/** States in which something can happen to a message, for the condition of an update. */
export const statesThatMay = (event: MessageEvent): readonly MessageState[] =>
  (Object.keys(TRANSITIONS) as MessageState[]).filter((state) => TRANSITIONS[state][event] !== undefined);
