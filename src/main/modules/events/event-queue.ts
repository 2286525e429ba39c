import type { ChangeEvent } from '#shared/contract/events.ts';

/** Events that may wait for a slow window; beyond, it is told to read everything again. */
const LONGEST_QUEUE = 200;

/** Events on their way to one window, read as an async iterator. */
export class EventQueue implements AsyncIteratorObject<ChangeEvent, undefined, void> {
  #waiting: ChangeEvent[] = [];
  #reader: ((result: IteratorResult<ChangeEvent, undefined>) => void) | null = null;
  #isOver = false;
  readonly #onEnd: () => void;

  /** `onEnd` is called once, whoever ends it. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(event: ChangeEvent): void {
    if (this.#isOver) return;
    const reader = this.#reader;
    if (reader !== null) {
      this.#reader = null;
      reader({ done: false, value: event });
    } else if (this.#waiting.length < LONGEST_QUEUE) this.#waiting.push(event);
    else this.#waiting = [{ kind: 'everything' }];
  }

  /** Ends the stream: the reader gets no more, not even what waits. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#waiting = [];
    this.#reader?.({ done: true, value: undefined });
    this.#reader = null;
    this.#onEnd();
  }

  next(): Promise<IteratorResult<ChangeEvent, undefined>> {
    const first = this.#waiting.shift();
    if (first !== undefined) return Promise.resolve({ done: false, value: first });
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }

  return(): Promise<IteratorResult<ChangeEvent, undefined>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.end();
    return Promise.resolve();
  }
}
