/** Reads a stream in pieces of asked lengths; holds one chunk at a time. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes; null when the stream ends before. */
  async take(length: number): Promise<Buffer | null> {
    const pieces: Buffer[] = [];
    let left = length;
    while (left > 0) {
      const piece = await this.some(left);
      if (piece === null) return null;
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** At least one byte and at most `most`; null at the end. */
  async some(most: number): Promise<Buffer | null> {
    while (this.#held.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return null;
      this.#held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    const piece = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(piece.length);
    return piece;
  }

  /** All that is left; null when it is more than `most`. */
  async rest(most: number): Promise<Buffer | null> {
    const pieces: Buffer[] = [];
    let total = 0;
    for (;;) {
      const piece = await this.some(most + 1);
      if (piece === null) return Buffer.concat(pieces);
      total += piece.length;
      if (total > most) return null;
      pieces.push(piece);
    }
  }
}
