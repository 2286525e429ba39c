import type { LocalDate } from '../../kernel/local-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { AgeingBucket } from '../figures/ageing.ts';
import type { ServiceType } from '../services/service.ts';
import type { ReportKind } from './report-period.ts';

/** The figures of one period of a report. */
export interface ReportSums {
  readonly invoicedNet: Cents;
  readonly invoicedGross: Cents;
  readonly received: Cents;
  readonly services: number;
  readonly servicesNet: Cents;
  readonly averageDays: number | null;
  readonly salesOutstandingDays: number | null;
  readonly utilisation: number | null;
}

/** Rows of a list that may be cut: `more` are not printed. */
export interface ReportList<Row> {
  readonly rows: readonly Row[];
  readonly more: number;
}

/** Everything a report prints; plain data, so that it crosses to the drawing thread. */
export interface ReportDocument {
  readonly kind: ReportKind;
  /** `2026-11` or `2026`. */
  readonly period: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly language: 'fr' | 'en';
  readonly madeOn: LocalDate;
  readonly companyName: string;
  /** The person whose clients it is about; null for the whole company. */
  readonly ownerName: string | null;
  readonly now: ReportSums;
  /** The period before, and for a month the same month a year before; each with its name as in `period`. */
  readonly compared: readonly { readonly period: string; readonly sums: ReportSums }[];
  /** The twelve months that end with the period. */
  readonly months: readonly {
    readonly month: string;
    readonly invoicedGross: Cents;
    readonly received: Cents;
    readonly invoicedYearBefore: Cents;
  }[];
  readonly types: readonly {
    readonly serviceType: ServiceType;
    readonly services: number;
    readonly net: Cents;
    readonly servicesBefore: number;
  }[];
  /** As it stands on the day the report is made. */
  readonly ageing: readonly {
    readonly bucket: AgeingBucket;
    readonly invoices: number;
    readonly rest: Cents;
  }[];
  readonly clients: readonly {
    readonly name: string;
    readonly invoicedNet: Cents;
    readonly received: Cents;
    readonly rest: Cents;
  }[];
  readonly otherClients: { readonly clients: number; readonly invoicedNet: Cents };
  readonly technicians: readonly {
    readonly name: string;
    readonly services: number;
    readonly minutesDone: number;
    readonly minutesAvailable: number;
    readonly percent: number | null;
  }[];
  /** Null in a report of a year. */
  readonly lists: {
    readonly services: ReportList<{
      readonly date: LocalDate;
      readonly client: string;
      readonly title: string;
      readonly serviceType: ServiceType;
      readonly technician: string;
      readonly net: Cents;
    }>;
    readonly invoices: ReportList<{
      readonly date: LocalDate;
      readonly number: string;
      readonly client: string;
      /** Negative for a credit note. */
      readonly gross: Cents;
      readonly rest: Cents;
    }>;
    readonly payments: ReportList<{
      readonly date: LocalDate;
      readonly number: string;
      readonly client: string;
      readonly method: 'card' | 'transfer' | 'cheque' | 'cash' | 'direct-debit';
      readonly amount: Cents;
    }>;
  } | null;
}
