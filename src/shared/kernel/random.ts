/** Where chance comes from: cryptographic in the product, seeded in the demonstration and tests. */
export interface RandomSource {
  /** `length` fresh bytes. */
  bytes(length: number): Uint8Array;
}
