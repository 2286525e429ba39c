import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Format } from '../../i18n/format.ts';
import type { Words } from '../../i18n/use-words.ts';

/** A report's name: "Rapport mensuel, nov. 2026". */
export function reportName(
  t: Words,
  format: Format,
  report: { readonly kind: 'month' | 'year'; readonly period: string },
): string {
  const period = report.kind === 'month' ? format.month(report.period, true) : report.period;
  return t(`reports:name.${report.kind}`, { period });
}

/** Periods to choose from, the last one that is over first, then the running one and older ones. */
export function periodsOf(kind: 'month' | 'year', today: LocalDate): readonly string[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const [count, name] =
    kind === 'year'
      ? [6, (back: number) => String(year - back)]
      : [
          36,
          (back: number) => {
            const at = year * 12 + month - back;
            return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`;
          },
        ];
  const names = Array.from({ length: count }, (_, back) => name(back));
  return [names[1] ?? '', names[0] ?? '', ...names.slice(2)];
}
