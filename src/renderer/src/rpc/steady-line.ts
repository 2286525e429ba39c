import { setLinkState } from './link-state.ts';
import type { Line, Transport } from './transport.ts';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/** The core did not answer or cannot be reached; screens say so and keep what was typed. */
export class LineLost extends Error {
  override readonly name = 'LineLost';
}

/**
 * Keeps one line open: a line that closes is made again after 0.25 s, then twice as long up to 5 s.
 *
 * Callers always ask for the current line; a call that was under way when a line closed is rejected by its link.
 */
export function keepLine(transport: Transport): () => Promise<Line> {
  let current = make();

  async function remakeAfter(line: Line): Promise<void> {
    await line.closed;
    setLinkState('lost');
    current = make();
    // The next caller receives this rejection; without a caller it is no fault.
    current.catch(() => undefined);
  }

  async function make(): Promise<Line> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        const line = await transport.open();
        if (line === null) {
          setLinkState('no-session');
          throw new LineLost();
        }
        setLinkState('open');
        void remakeAfter(line);
        return line;
      } catch (error) {
        if (error instanceof LineLost) throw error;
        setLinkState('lost');
        await new Promise((resolve) => {
          setTimeout(resolve, pause);
        });
      }
    }
  }

  current.catch(() => undefined);
  return () => current;
}
