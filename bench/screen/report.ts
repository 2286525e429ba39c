import { growthOf, ms, type Sized } from '../core/report.ts';
import type { ScreenFigure } from './measures.ts';

/** The figures of one vault on screen. */
export interface ScreenRun extends Sized {
  readonly figures: readonly ScreenFigure[];
}

/** Whether a figure keeps its budget; empty where there is none. */
function verdict({ budget, p50, p95 }: ScreenFigure): string {
  if (budget === null) return '';
  return (budget.of === 'p50' ? p50 : p95) <= budget.most ? 'met' : 'missed';
}

/** The figures as a Markdown table: a column of milliseconds for each vault, smallest first. */
export function screenReport(runs: readonly ScreenRun[], head: readonly string[]): string {
  const last = runs.at(-1);
  if (last === undefined) return '';
  const sizes = runs.map(({ interactions }) => `${interactions.toLocaleString('en')} p50 / p95`);
  const lines = last.figures.map((figure) => {
    const cells = runs.map((run) => {
      const found = run.figures.find(({ role, name }) => role === figure.role && name === figure.name);
      return found === undefined ? '–' : `${ms(found.p50)} / ${ms(found.p95)}`;
    });
    const { budget } = figure;
    const exponent = growthOf(runs, figure);
    return [
      figure.role,
      figure.name,
      ...cells,
      `${ms(figure.low)}–${ms(figure.high)}`,
      exponent === null ? '–' : exponent.toFixed(2),
      budget === null ? '–' : `${budget.of} ≤ ${String(budget.most)}`,
      [verdict(figure), figure.note].filter((text) => text !== '').join('; '),
    ].join(' | ');
  });
  return [
    ...head,
    '',
    `| who | what | ${sizes.join(' | ')} | rounds, largest | growth | budget | |`,
    `|---|---|${sizes.map(() => '---|').join('')}---|---|---|---|`,
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
