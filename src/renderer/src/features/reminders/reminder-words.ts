import type { MessageChannel } from '#shared/domain/messages/message.ts';
import type { DunningStep } from '#shared/domain/reminders/dunning-plan.ts';
import type { Words } from '../../i18n/use-words.ts';

/** "J+7", "J-3", "le jour de l'échéance". */
export const stepDay = (t: Words, days: number): string =>
  days === 0
    ? t('reminders:day.due')
    : days < 0
      ? t('reminders:day.before', { count: -days })
      : t('reminders:day.after', { count: days });

/** Channels as a list of words. */
export const channelNames = (t: Words, channels: readonly MessageChannel[]): string =>
  channels.map((channel) => t(`reminders:channel.${channel}`)).join(', ');

/** A step in a few words, for the summary of a plan. */
export const stepSummary = (t: Words, step: Pick<DunningStep, 'days' | 'channels' | 'template'>): string =>
  t('reminders:step.summary', {
    day: stepDay(t, step.days),
    template: t(`reminders:template.${step.template}`),
    channels: channelNames(t, step.channels),
  });
