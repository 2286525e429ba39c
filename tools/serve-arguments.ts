import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** What `npm run serve` is told. */
export interface ServeArguments {
  readonly dataFolder: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly demonstration: boolean;
}

/** How to call it, printed below each refusal. */
export const serveUsage = 'usage: npm run serve -- --data DIR --port N [--demo]';

/** Reads the arguments strictly: an unknown or half-given one is refused with a sentence, never guessed at. */
export function readServeArguments(given: readonly string[]): Result<ServeArguments, string> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...given],
      options: { data: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' } },
      allowPositionals: false,
    }));
  } catch (problem) {
    return err(problem instanceof Error ? problem.message : String(problem));
  }
  const { data, port = '0', demo = false } = values;
  if (data === undefined || data === '') return err('--data names the folder of the vault and is required.');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return err(`--port takes a number from 0 (a free port) to 65535, not '${port}'.`);
  return ok({ dataFolder: data, port: Number(port), demonstration: demo });
}
