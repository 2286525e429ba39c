import type { MessageChannel } from '../messages/message.ts';

/**
 * One step of a plan. `key` names it for ever: an invoice hears of each key once, whatever becomes of the days.
 */
export interface DunningStep {
  readonly key: string;
  /** Days after the due day; negative before it. */
  readonly days: number;
  readonly channels: readonly MessageChannel[];
  /** Which texts it takes. */
  readonly template: ReminderTemplate;
  readonly attachInvoice: boolean;
  readonly attachStatement: boolean;
}

/** Texts of reminders, mildest first (invoicing.md §A6). */
export const REMINDER_TEMPLATES = ['before-due', 'first', 'firm', 'formal-notice'] as const;

/** One of them. */
export type ReminderTemplate = (typeof REMINDER_TEMPLATES)[number];

/** The plan of a vault in which nobody made one: J-3, J+7, J+15, J+30 (invoicing.md §A6). */
export const DEFAULT_STEPS: readonly DunningStep[] = [
  {
    key: 'before-due',
    days: -3,
    channels: ['email'],
    template: 'before-due',
    attachInvoice: true,
    attachStatement: false,
  },
  {
    key: 'first',
    days: 7,
    channels: ['email'],
    template: 'first',
    attachInvoice: true,
    attachStatement: false,
  },
  {
    key: 'firm',
    days: 15,
    channels: ['email', 'sms'],
    template: 'firm',
    attachInvoice: true,
    attachStatement: true,
  },
  {
    key: 'formal-notice',
    days: 30,
    channels: ['letter'],
    template: 'formal-notice',
    attachInvoice: true,
    attachStatement: true,
  },
];
