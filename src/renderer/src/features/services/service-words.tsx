import { IconBan, IconCalendarEvent, IconCheck, IconPlayerPlay, type Icon } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { type SERVICE_STATUSES, SERVICE_TYPES, UNITS, VAT_CATEGORIES } from '#shared/contract/services.ts';
import { VAT_RATES } from '#shared/domain/invoices/vat-rate.ts';
import { cents } from '#shared/kernel/money.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

/** One row of the list of services. */
export type ServiceRow = InferContractRouterOutputs<Contract>['services']['list']['rows'][number];

/** Where a service stands. */
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

const marks: Readonly<Record<ServiceStatus, { readonly tone: Tone; readonly icon: Icon }>> = {
  planned: { tone: 'info', icon: IconCalendarEvent },
  'in-progress': { tone: 'warning', icon: IconPlayerPlay },
  done: { tone: 'good', icon: IconCheck },
  cancelled: { tone: 'struck', icon: IconBan },
};

/** State of a service as a word with an icon. */
export function ServiceStatusChip({ status }: { readonly status: ServiceStatus }) {
  const { t } = useWords();
  return <StatusChip {...marks[status]} label={t(`services:status.${status}`)} />;
}

/** Kinds of work to choose from. */
export function useTypeChoices() {
  const { t } = useWords();
  return SERVICE_TYPES.map((value) => ({ value, label: t(`services:type.${value}`) }));
}

/** Units to choose from. */
export function useUnitChoices() {
  const { t } = useWords();
  return UNITS.map((value) => ({ value, label: t(`services:unit.${value}`) }));
}

/** A tax treatment as one choice: category and rate belong together (BR-S-05, BR-E-05). */
export interface VatChoice {
  readonly vatCategory: (typeof VAT_CATEGORIES)[number];
  readonly vatRate: string;
}

/** The choice as one text for a select: `S 20`. */
export const vatKey = (choice: VatChoice): string => `${choice.vatCategory} ${choice.vatRate}`;

/** Reads {@link vatKey} back. */
export function vatOfKey(key: string): VatChoice {
  const [category, rate = '0'] = key.split(' ');
  return { vatCategory: VAT_CATEGORIES.find((one) => one === category) ?? 'S', vatRate: rate };
}

/** Tax treatments to choose from: every rate in force, then the categories without tax. */
export function useVatChoices() {
  const { t } = useWords();
  const format = useFormat();
  const charged = VAT_RATES.filter((rate) => rate !== '0').map((rate) => ({
    value: `S ${rate}`,
    label: format.percent(Number(rate)),
  }));
  const free = VAT_CATEGORIES.filter((category) => category !== 'S').map((category) => ({
    value: `${category} 0`,
    label: t(`services:vat.${category}`),
  }));
  return [...charged, ...free];
}

/** Day and hours of a service: when it was done, else when it is planned. */
export function useServiceDate(): (service: {
  readonly performedOn: LocalDate | null;
  readonly plannedOn: LocalDate | null;
  readonly plannedFrom: string;
}) => string {
  const format = useFormat();
  return (service) => {
    if (service.performedOn !== null) return format.date(service.performedOn);
    if (service.plannedOn === null) return '';
    const hour = service.plannedFrom === '' ? '' : ` ${service.plannedFrom}`;
    return `${format.date(service.plannedOn)}${hour}`;
  };
}

/** A price per unit: like an amount, with the further decimals that a price may have. */
export function usePrice(): (price: string) => string {
  const format = useFormat();
  const language = useLanguage();
  return (price) => {
    if ((price.split('.')[1] ?? '').length <= 2) return format.money(cents(Math.round(Number(price) * 100)));
    return language === 'fr' ? `${format.decimal(price)}\u202F€` : `€${format.decimal(price)}`;
  };
}

/** `2 h`, `1 jour`: a quantity with its unit. */
export function useQuantity(): (quantity: string, unit: (typeof UNITS)[number]) => string {
  const { t } = useWords();
  const format = useFormat();
  return (quantity, unit) => `${format.decimal(quantity)} ${t(`services:unitShort.${unit}`)}`.trim();
}
