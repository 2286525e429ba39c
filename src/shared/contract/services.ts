import { procedure } from './base.ts';
import {
  amount,
  cursor,
  decimal,
  instant,
  line,
  localDate,
  page,
  paragraph,
  revision,
  uid,
} from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { overlap, serviceCalendarContract } from './service-calendar.ts';
import { z } from './zod.ts';

/** What kind of work a service is. */
export const SERVICE_TYPES = ['diagnostic', 'training', 'maintenance', 'other'] as const;

/** Where a piece of work stands. */
export const SERVICE_STATUSES = ['planned', 'in-progress', 'done', 'cancelled'] as const;

/** Units of UN/ECE recommendation 20 that the screens offer. */
export const UNITS = ['C62', 'HUR', 'DAY', 'MON', 'KMT', 'LS'] as const;

/** VAT categories of UNCL 5305 used in France. */
export const VAT_CATEGORIES = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'] as const;

/** A catalogue item as typed. */
export const catalogueFields = z.strictObject({
  code: line(40),
  name: line(120, 1),
  description: paragraph(1000),
  serviceType: z.enum(SERVICE_TYPES),
  nature: z.enum(['service', 'goods']),
  unit: z.enum(UNITS),
  unitPrice: decimal(6),
  vatCategory: z.enum(VAT_CATEGORIES),
  vatRate: decimal(2),
});

/** What is sold, with its price. */
export const catalogueContract = {
  list: procedure({
    route: { method: 'GET', path: '/catalogue', summary: 'Catalogue items' },
    policy: {
      admission: 'catalogue.read',
      rowRule: 'none',
      audit: unaudited('Company data'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({ text: line(120).optional(), includeArchived: z.boolean().optional() }),
    output: z.object({
      items: z.array(
        catalogueFields.extend({ uid, revision, archived: z.boolean(), updatedAt: instant }).strip(),
      ),
    }),
    refusals: [],
  }),
  create: procedure({
    route: { method: 'POST', path: '/catalogue', summary: 'Add an item' },
    policy: {
      admission: 'catalogue.manage',
      rowRule: 'none',
      audit: audited('catalogue-item.created'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ item: catalogueFields }),
    output: z.object({ uid, revision }),
    refusals: ['NegativePrice', 'UnknownVatRate', 'CodeTaken'],
  }),
  update: procedure({
    route: {
      method: 'PATCH',
      path: '/catalogue/{uid}',
      summary: 'Change an item; services and documents keep their own copy',
    },
    policy: {
      admission: 'catalogue.manage',
      rowRule: 'none',
      audit: audited('catalogue-item.updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, item: catalogueFields }),
    output: z.object({ revision }),
    refusals: ['NegativePrice', 'UnknownVatRate', 'CodeTaken'],
  }),
  setArchived: procedure({
    route: {
      method: 'POST',
      path: '/catalogue/{uid}/archived',
      summary: 'Withdraw an item or bring it back',
    },
    policy: {
      admission: 'catalogue.manage',
      rowRule: 'none',
      audit: audited('catalogue-item.archived'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, archived: z.boolean() }),
    output: z.object({ revision }),
    refusals: [],
  }),
};

/** A service as typed. */
export const serviceFields = z.strictObject({
  clientUid: uid,
  catalogueItemUid: uid.nullable(),
  serviceType: z.enum(SERVICE_TYPES),
  title: line(120, 1),
  description: paragraph(4000),
  plannedOn: localDate.nullable(),
  /** `HH:MM`, empty when only the day is known. */
  plannedFrom: line(5),
  plannedTo: line(5),
  performedOn: localDate.nullable(),
  technicianUid: uid.nullable(),
  quantity: decimal(4),
  unit: z.enum(UNITS),
  unitPrice: decimal(6),
  vatCategory: z.enum(VAT_CATEGORIES),
  vatRate: decimal(2),
});

/** One row of the service list. */
export const serviceRow = z.object({
  uid,
  clientUid: uid,
  clientName: z.string(),
  serviceType: z.enum(SERVICE_TYPES),
  title: z.string(),
  plannedOn: localDate.nullable(),
  plannedFrom: z.string(),
  plannedTo: z.string(),
  performedOn: localDate.nullable(),
  technicianUid: uid.nullable(),
  technicianName: z.string().nullable(),
  status: z.enum(SERVICE_STATUSES),
  quantity: z.string(),
  unit: z.enum(UNITS),
  unitPrice: z.string(),
  /** Net without VAT. */
  net: amount,
  vatCategory: z.enum(VAT_CATEGORIES),
  vatRate: z.string(),
  invoiceUid: uid.nullable(),
  invoiceNumber: z.string().nullable(),
  updatedAt: instant,
  revision,
});

const serviceRefusals = [
  'NegativePrice',
  'UnknownVatRate',
  'WrongHours',
  'EndBeforeStart',
  'UnknownClient',
  'ClientArchived',
  'UnknownTechnician',
  'UnknownCatalogueItem',
  'AmountOutOfRange',
  'ServiceInvoiced',
  'QuantityNotPositive',
  'PerformedInFuture',
] as const;

/** Work planned and done for clients. */
export const servicesContract = {
  ...serviceCalendarContract,
  list: procedure({
    route: { method: 'GET', path: '/services', summary: 'Services, filtered, by page' },
    policy: {
      admission: 'services.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      text: line(200).optional(),
      clientUid: uid.optional(),
      status: z.enum(SERVICE_STATUSES).optional(),
      serviceType: z.enum(SERVICE_TYPES).optional(),
      technicianUid: uid.optional(),
      /** Only what is done and on no invoice. */
      uninvoiced: z.boolean().optional(),
      /** Only what was planned for a past day and is neither done nor called off; an agent's own or nobody's. */
      toClose: z.boolean().optional(),
      from: localDate.optional(),
      to: localDate.optional(),
      sort: z.enum(['date', 'client', 'net']).optional(),
      descending: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(serviceRow).extend({ netTotal: amount }),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/services/{uid}', summary: 'One service' },
    policy: {
      admission: 'services.read',
      rowRule: 'own-clients',
      audit: unaudited('The client sheet is what is logged'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: serviceRow.extend({
      description: z.string(),
      catalogueItemUid: uid.nullable(),
      createdAt: instant,
    }),
    refusals: [],
  }),
  create: procedure({
    route: { method: 'POST', path: '/services', summary: 'Plan or record a service' },
    policy: {
      admission: 'services.write',
      rowRule: 'own-clients',
      audit: audited('service.created'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ service: serviceFields, status: z.enum(['planned', 'in-progress', 'done']) }),
    /** `overlaps`: what the technician has at the same time, of clients that the caller sees. */
    output: z.object({ uid, revision, overlaps: z.array(overlap) }),
    refusals: serviceRefusals,
  }),
  update: procedure({
    route: { method: 'PATCH', path: '/services/{uid}', summary: 'Change a service that is on no invoice' },
    policy: {
      admission: 'services.write',
      rowRule: 'own-clients',
      audit: audited('service.updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, service: serviceFields }),
    output: z.object({ revision, overlaps: z.array(overlap) }),
    refusals: serviceRefusals,
  }),
  setStatus: procedure({
    route: {
      method: 'POST',
      path: '/services/{uid}/status',
      summary: 'Start, finish, cancel or reopen a service',
    },
    policy: {
      admission: 'services.write',
      rowRule: 'own-clients',
      audit: audited('service.status-changed'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    /** `performedOn` is the day of the work when it becomes done; today when absent. */
    input: z.strictObject({
      uid,
      revision,
      status: z.enum(SERVICE_STATUSES),
      performedOn: localDate.optional(),
    }),
    output: z.object({ revision }),
    refusals: ['TransitionNotAllowed', 'ServiceInvoiced', 'PerformedInFuture'],
  }),
  delete: procedure({
    route: { method: 'DELETE', path: '/services/{uid}', summary: 'Delete a service that is on no invoice' },
    policy: {
      admission: 'services.delete',
      rowRule: 'own-clients',
      audit: audited('service.deleted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: ['ServiceInvoiced'],
  }),
};
