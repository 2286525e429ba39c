import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { planCompany } from './plan.ts';

const size = { clients: 600, services: 900, workers: 4 };

describe('the plan of the demonstration', () => {
  test('is the same every time', () => {
    const day = localDate('2026-11-22');
    expect(planCompany(size, day)).toEqual(planCompany(size, day));
  });

  test('holds together whatever day it ends on', () => {
    for (const day of ['2026-11-22', '2027-01-01', '2028-02-29', '2027-08-07'].map(localDate)) {
      const plan = planCompany(size, day);
      expect(plan.clients).toHaveLength(600);
      expect(new Set(plan.clients.map((client) => client.fields.name)).size).toBe(600);
      for (const service of plan.services) {
        const client = plan.clients[service.client];
        expect(client).toBeDefined();
        expect(service.writtenOn >= (client?.createdOn ?? '')).toBe(true);
        expect(service.writtenOn <= day).toBe(true);
        expect(service.writtenOn <= service.day).toBe(true);
        expect(service.fate === 'planned' ? service.day > day : service.day <= day).toBe(true);
      }
      const billed = plan.invoices.flatMap((invoice) => invoice.services);
      expect(new Set(billed).size).toBe(billed.length);
      for (const invoice of plan.invoices) {
        expect(invoice.draftedOn <= day).toBe(true);
        for (const index of invoice.services)
          expect((plan.services[index]?.day ?? day) <= invoice.draftedOn).toBe(true);
        for (const payment of invoice.payments) {
          expect(payment.on > invoice.draftedOn && payment.on <= day).toBe(true);
          const takenBack = payment.reversed?.on ?? payment.on;
          expect(takenBack >= payment.on && takenBack <= day).toBe(true);
        }
        expect((invoice.credited?.on ?? day) <= day).toBe(true);
      }
      for (const told of plan.interactions) {
        expect(told.day >= (plan.clients[told.client]?.createdOn ?? '') && told.day <= day).toBe(true);
        expect((told.recall?.on ?? day) >= told.day && (told.recall?.doneOn ?? day) <= day).toBe(true);
        expect((told.comment?.on ?? day) >= told.day && (told.comment?.on ?? day) <= day).toBe(true);
      }
      const open = plan.interactions.filter(({ recall }) => recall !== null && recall.doneOn === null);
      expect(open.some(({ recall }) => (recall?.on ?? '') <= day)).toBe(true);
      expect(open.some(({ recall }) => (recall?.on ?? '') > day)).toBe(true);
      expect(plan.invoices.some((invoice) => invoice.stays === 'draft')).toBe(true);
      expect(plan.invoices.some((invoice) => invoice.credited !== null)).toBe(true);
      expect(plan.services.some((service) => service.fate === 'planned')).toBe(true);
    }
  });
});
