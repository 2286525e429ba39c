import type { z } from 'zod';
import type { draftFields } from '#shared/contract/invoice-views.ts';
import type { serviceFields } from '#shared/contract/services.ts';

/** A fictitious day of work for a client. */
export const sampleService = (
  clientUid: string,
  texts: { readonly title: string; readonly description: string },
): z.input<typeof serviceFields> => ({
  clientUid,
  catalogueItemUid: null,
  serviceType: 'training',
  plannedOn: null,
  plannedFrom: '',
  plannedTo: '',
  performedOn: null,
  technicianUid: null,
  quantity: '1',
  unit: 'DAY',
  unitPrice: '800',
  vatCategory: 'S',
  vatRate: '20',
  ...texts,
});

/** A draft of one line; `texts` are whatever a person may type into it. */
export const sampleDraft = (
  clientUid: string,
  texts: {
    readonly subject: string;
    readonly orderReference: string;
    readonly note: string;
    readonly lineName: string;
    readonly lineDescription: string;
  },
): z.input<typeof draftFields> => ({
  clientUid,
  subject: texts.subject,
  orderReference: texts.orderReference,
  supplyFrom: null,
  supplyTo: null,
  dueDate: null,
  note: texts.note,
  language: 'fr',
  lines: [
    {
      serviceUid: null,
      name: texts.lineName,
      description: texts.lineDescription,
      nature: 'service',
      quantity: '2',
      unit: 'HUR',
      unitPrice: '85',
      priceBase: '1',
      discountPercent: '0',
      vatCategory: 'S',
      vatRate: '20',
    },
  ],
});
