import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { followUpHandlers } from './follow-up-handlers.ts';
import { letterHandlers } from './letter-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { templateHandlers } from './template-handlers.ts';

/** Texts and plans of reminders, what stops them, and the letters that go with them. */
export const remindersHandlers: HandlersOf<Contract['reminders']> = {
  ...templateHandlers,
  ...planHandlers,
  ...followUpHandlers,
  ...letterHandlers,
};
