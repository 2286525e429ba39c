import { Readable } from 'node:stream';

const CHUNK = 16_384;
const LOOK_AGAIN = 5;

/** What a body that is being sent asks of its surroundings. */
export interface HeldBodyOptions {
  /** Bytes that were written and have not left for the network yet. */
  waiting(): number;
  /** Milliseconds between the last byte of the body and the final dot. */
  pause(): number;
  /** Called once, at the last moment before the final dot may be written. */
  ending(): void;
}

/**
 * A body whose end is held back: the SMTP client writes the final dot only after this stream ends.
 *
 * The end comes once everything has left and a pause is over in which a server that broke off says so. Whoever is cut
 * before is sure that the message was not taken: without its final dot it is none (RFC 5321 §4.1.1.4).
 */
export function heldBody(body: Buffer, options: HeldBodyOptions): Readable {
  let at = 0;
  let timer: NodeJS.Timeout | undefined;
  const stream = new Readable({
    highWaterMark: CHUNK,
    read() {
      if (at < body.length) {
        const chunk = body.subarray(at, at + CHUNK);
        at += chunk.length;
        this.push(chunk);
        return;
      }
      timer ??= setTimeout(look, 0);
    },
    destroy(problem, done) {
      clearTimeout(timer);
      done(problem);
    },
  });
  function look(): void {
    timer = options.waiting() > 0 ? setTimeout(look, LOOK_AGAIN) : setTimeout(end, options.pause());
  }
  function end(): void {
    if (stream.destroyed) return;
    options.ending();
    stream.push(null);
  }
  return stream;
}
