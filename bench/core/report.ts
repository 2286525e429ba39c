import { cpus, tmpdir, totalmem } from 'node:os';
import { resolve } from 'node:path';
import type { Figure } from './measure-reads.ts';

/** What one vault gave, by its size. */
export interface Sized {
  readonly interactions: number;
  readonly figures: readonly { readonly role: string; readonly name: string; readonly p50: number }[];
}

/** The figures of one vault in the core. */
export interface Run extends Sized {
  readonly figures: readonly Figure[];
  /** Resident memory of the process after everything, in megabytes. */
  readonly memory: number;
}

/** How a time grows with the interactions: the slope of a line through the logarithms; null with one vault. */
export function growthOf(
  runs: readonly Sized[],
  { name, role }: { readonly name: string; readonly role: string },
): number | null {
  const points = runs.flatMap((run) => {
    const found = run.figures.find((figure) => figure.role === role && sameWork(figure.name, name));
    return found === undefined || !(found.p50 > 0)
      ? []
      : [[Math.log(run.interactions), Math.log(found.p50)] as const];
  });
  if (points.length < 2) return null;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return above / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** What a name says of one vault alone: how large its base is, how fast its import was. */
const OF_ONE_VAULT = /[\d.]+ (?:MB|k rows\/s)/g;
const sameWork = (left: string, right: string): boolean =>
  left.replaceAll(OF_ONE_VAULT, '') === right.replaceAll(OF_ONE_VAULT, '');

/** Why a figure is outside of its budget; empty when it is within. */
export function missesOf({ p50, p95, ratio, budget }: Figure, exponent: number | null): readonly string[] {
  return [
    ...(ratio !== null && ratio > budget.ratio ? ['ratio'] : []),
    ...(p50 > budget.p50 ? ['p50'] : []),
    ...(p95 > budget.p95 ? ['p95'] : []),
    ...(exponent !== null && budget.exponent !== null && exponent > budget.exponent ? ['growth'] : []),
  ];
}

/** Milliseconds for a table, to what can be told apart. */
export const ms = (value: number | null): string =>
  value === null || !Number.isFinite(value)
    ? '–'
    : value >= 10
      ? value.toFixed(0)
      : value.toFixed(value < 0.1 ? 3 : 2);
const times = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? '–' : value.toFixed(2);

/** The command as it was typed, without the folders of this machine. */
export const commandOf = (name: string): string =>
  `npm run ${name} -- ${process.argv
    .slice(2)
    .map((word) => (word.startsWith('/') ? (resolve(word).split(/[\\/]/).at(-1) ?? '') : word))
    .join(' ')
    .replaceAll(`${tmpdir()}/`, '')}`;

/** What the figures were taken on. */
export const machine = (): string =>
  `${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? '?'}, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.version}`;

/** The figures as a Markdown table: a column of milliseconds for each vault, the rest of the largest. */
export function reportOf(runs: readonly Run[], head: readonly string[]): string {
  const last = runs.at(-1);
  if (last === undefined) return '';
  const sizes = runs.map(({ interactions }) => `${interactions.toLocaleString('en')} p50 / p95`);
  const lines = last.figures.map((figure) => {
    const exponent = growthOf(runs, figure);
    const misses = missesOf(figure, exponent);
    const { budget } = figure;
    const cells = runs.map((run) => {
      const found = run.figures.find(({ role, name }) => role === figure.role && sameWork(name, figure.name));
      return found === undefined ? '–' : `${ms(found.p50)} / ${ms(found.p95)}`;
    });
    return [
      figure.role,
      figure.name,
      ...cells,
      `${ms(figure.low)}–${ms(figure.high)}`,
      ms(figure.raw),
      times(figure.ratio),
      figure.call === null ? '–' : `${ms(figure.call)} / ${ms(figure.callP95)}`,
      ms(figure.longest),
      exponent === null ? '–' : times(exponent),
      `${ms(budget.p50)} / ${ms(budget.p95)}, ${times(budget.ratio)}, ${times(budget.exponent)}`,
      misses.length === 0 ? 'met' : `missed: ${misses.join(', ')}`,
    ].join(' | ');
  });
  return [
    ...head,
    `Resident memory of the process after each: ${runs.map((run) => `${run.memory.toFixed(0)} MB`).join(', ')}.`,
    '',
    `| who | what | ${sizes.join(' | ')} | rounds | bare | ratio | whole call p50 / p95 | longest | growth | budget p50 / p95, ratio, growth | |`,
    `|---|---|${sizes.map(() => '---|').join('')}---|---|---|---|---|---|---|---|`,
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
