import type { ReportDocument } from '#shared/domain/reports/report-document.ts';
import type { Colour } from '../colours.ts';
import { type DocumentLanguage, formatDecimal } from '#shared/domain/documents/written-values.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { ReportWording } from './wording.ts';

/** All that the parts of a report are made from. */
export interface ReportContext {
  readonly report: ReportDocument;
  readonly language: DocumentLanguage;
  readonly wording: ReportWording;
  readonly typesetter: Typesetter;
  readonly hue: Colour;
  /** Natural size of the logo in pixels; null without logo. */
  readonly logoSize: { readonly width: number; readonly height: number } | null;
}

/** `2026-11` as "novembre 2026", `2026` as it is. */
export function periodName({ wording }: Pick<ReportContext, 'wording'>, period: string): string {
  const month = wording.months[Number(period.slice(5, 7)) - 1];
  return month === undefined ? period : `${month} ${period.slice(0, 4)}`;
}

/** "Rapport mensuel" or "Rapport annuel". */
export const kindName = ({ report, wording }: ReportContext): string =>
  report.kind === 'month' ? wording.monthly : wording.yearly;

/** A whole number in groups of three. */
export const formatCount = (value: number, language: DocumentLanguage): string =>
  formatDecimal(String(value), language);

/** `7 h 30`. */
export function formatHours(minutes: number): string {
  const rest = minutes % 60;
  const hours = `${String(Math.floor(minutes / 60))}\u202fh`;
  return rest === 0 ? hours : `${hours}\u202f${String(rest).padStart(2, '0')}`;
}
