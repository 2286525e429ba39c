import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import type { ServiceValues } from './service-form.tsx';

/** What the form of a known service starts with: only what can be typed, because the core refuses unknown fields. */
export const valuesOf = (
  service: InferContractRouterOutputs<Contract>['services']['get'],
): ServiceValues => ({
  client: { id: service.clientUid, label: service.clientName },
  catalogueItemUid: service.catalogueItemUid,
  serviceType: service.serviceType,
  title: service.title,
  description: service.description,
  plannedOn: service.plannedOn,
  plannedFrom: service.plannedFrom,
  plannedTo: service.plannedTo,
  performedOn: service.performedOn,
  technicianUid: service.technicianUid,
  quantity: service.quantity,
  unit: service.unit,
  unitPrice: service.unitPrice,
  vatCategory: service.vatCategory,
  vatRate: service.vatRate,
});
