import { cpus, totalmem } from 'node:os';
import type { Figure } from './measure-reads.ts';

/** The figures of one vault. */
export interface Run {
  readonly interactions: number;
  readonly figures: readonly Figure[];
  /** Resident memory of the process after everything, in megabytes. */
  readonly memory: number;
}

/** How a time grows with the interactions: the slope of a line through the logarithms; null with one vault. */
export function growth(runs: readonly Run[], { name, role }: Pick<Figure, 'name' | 'role'>): number | null {
  const points = runs.flatMap((run) => {
    const found = run.figures.find((figure) => figure.role === role && sameWork(figure.name, name));
    return found === undefined ? [] : [[Math.log(run.interactions), Math.log(found.p50)] as const];
  });
  if (points.length < 2) return null;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return above / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Names carry sizes and speeds in digits. */
const sameWork = (left: string, right: string): boolean =>
  left.replaceAll(/[\d.]+/g, '') === right.replaceAll(/[\d.]+/g, '');

/** Why a figure is outside of its budget; empty when it is within. */
export function missesOf({ p50, p95, ratio, budget }: Figure, exponent: number | null): readonly string[] {
  return [
    ...(ratio !== null && ratio > budget.ratio ? ['ratio'] : []),
    ...(p50 > budget.p50 ? ['p50'] : []),
    ...(p95 > budget.p95 ? ['p95'] : []),
    ...(exponent !== null && budget.exponent !== null && exponent > budget.exponent ? ['growth'] : []),
  ];
}

const ms = (value: number | null): string =>
  value === null || !Number.isFinite(value)
    ? '–'
    : value >= 10
      ? value.toFixed(0)
      : value.toFixed(value < 0.1 ? 3 : 2);
const times = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

/** The figures as a Markdown table; times in milliseconds, of the largest vault. */
export function reportOf(runs: readonly Run[], command: string, day: string): string {
  const last = runs.at(-1);
  if (last === undefined) return '';
  const lines = last.figures.map((figure) => {
    const exponent = growth(runs, figure);
    const misses = missesOf(figure, exponent);
    const { budget } = figure;
    return [
      figure.role,
      figure.name,
      `${ms(figure.p50)} / ${ms(figure.p95)}`,
      `${ms(figure.low)}–${ms(figure.high)}`,
      ms(figure.raw),
      `${times(figure.ratio)} ≤ ${times(budget.ratio)}`,
      `${ms(budget.p50)} / ${ms(budget.p95)}`,
      exponent === null ? '–' : `${times(exponent)} ≤ ${times(budget.exponent)}`,
      figure.call === null ? '–' : `${ms(figure.call)} / ${ms(figure.callP95)}`,
      ms(figure.longest),
      misses.length === 0 ? 'met' : `missed: ${misses.join(', ')}`,
    ].join(' | ');
  });
  return [
    `Run of ${day}: \`${command}\``,
    '',
    `Machine: ${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? '?'}, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.version}. Interactions: ${runs.map((run) => run.interactions.toLocaleString('en')).join(', ')}. Resident memory after the largest: ${last.memory.toFixed(0)} MB.`,
    '',
    '| who | what | p50 / p95 | rounds | bare | ratio | budget p50 / p95 | growth | whole call p50 / p95 | longest | |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
