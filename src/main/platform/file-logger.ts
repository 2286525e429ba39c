import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '#main/app/ports.ts';
import type { Clock } from '#shared/kernel/clock.ts';

/** Bytes after which the log starts anew; one former file is kept. */
const LOG_LIMIT = 1_000_000;

/**
 * What of a thrown value may be written down: its class, its code and where it came from.
 *
 * Messages stay out: a driver or a parser may have put a person's data into them.
 */
export function redactedProblem(problem: unknown): string {
  if (!(problem instanceof Error)) return typeof problem;
  const code = (problem as { readonly code?: unknown }).code;
  const frames = (problem.stack ?? '')
    .split('\n')
    .filter((frame) => frame.trimStart().startsWith('at '))
    .slice(0, 8)
    // Places inside the product only: the folder it is installed in may hold a person's name.
    .map((frame) => frame.trim().replace(/\(?(?:file:\/\/)?[^\s()]*\/((?:src|out|node_modules)\/)/u, '($1'));
  return [problem.name, typeof code === 'string' ? code : '', ...frames]
    .filter((part) => part !== '')
    .join(' | ');
}

/** Appends one line per technical event to `carnet.log` in a folder; a log that cannot be written is given up silently. */
export function createFileLogger(folder: string, clock: Clock): Logger {
  const path = join(folder, 'carnet.log');
  const write = (line: string): void => {
    try {
      if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`);
      appendFileSync(path, `${clock.now()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn a small failure into a large one.
    }
  };
  return {
    info: (event, details = {}) => {
      write(`info ${event} ${JSON.stringify(details)}`);
    },
    error: (event, correlationId, problem) => {
      write(`error ${event} ${correlationId} ${redactedProblem(problem)}`);
    },
  };
}
