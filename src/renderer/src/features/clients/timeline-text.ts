import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import type { Format } from '../../i18n/format.ts';
import type { Words } from '../../i18n/use-words.ts';

/** A happening on the timeline as the core answers it. */
export type TimelineEvent = InferContractRouterOutputs<Contract>['clients']['timeline']['events'][number];

// Verbs arrive as text; one that this version does not know shows its label alone.
type Loose = (key: string, options?: Record<string, unknown>) => string;

/** What happened, in one sentence. */
export const eventTitle = (t: Words, event: TimelineEvent): string =>
  (t as unknown as Loose)(`clients:timeline.${event.kind}.${event.verb}`, {
    label: event.label,
    defaultValue: event.label,
  });

/** What is said beside it: the fields that changed, the day it is planned, the object of a document. */
export function eventDetail(t: Words, format: Format, event: TimelineEvent): string {
  switch (event.kind) {
    case 'client':
    case 'contact':
    case 'import':
      return event.detail
        .split(',')
        .filter((name) => name !== '')
        .map((name) => (t as unknown as Loose)(`clients:field.${name}`, { defaultValue: name }))
        .join(', ');
    case 'service':
    case 'payment':
      return isLocalDate(event.detail) ? format.date(event.detail) : event.detail;
    case 'contract': {
      const [from, to] = event.detail.split('/');
      return from !== undefined && to !== undefined && isLocalDate(from) && isLocalDate(to)
        ? t('clients:timeline.contract.term', { from: format.date(from), to: format.date(to) })
        : event.detail;
    }
    case 'survey':
      return event.detail;
    case 'invoice':
      return event.detail === event.label ? '' : event.detail;
    case 'message':
      // Its title says it all: what it was about stands in the subject.
      return '';
    case 'call':
    case 'email':
    case 'meeting':
    case 'note':
      return event.interaction?.excerpt ?? '';
    default:
      return unreachable(event.kind);
  }
}

/** Address of what happened; null when there is nothing to open. */
export function eventAddress(event: TimelineEvent): string | null {
  switch (event.kind) {
    case 'call':
    case 'email':
    case 'meeting':
    case 'note':
    case 'client':
    case 'contact':
    case 'import':
    case 'contract':
    case 'survey':
      // It stands in its own block of the same sheet.
      return null;
    case 'message':
      return `/reminders/${event.uid}?state=all`;
    case 'service':
      return `/services/${event.uid}`;
    case 'invoice':
    case 'payment':
      return `/invoices/${event.uid}`;
    default:
      return unreachable(event.kind);
  }
}
