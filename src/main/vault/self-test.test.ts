import { describe, expect, it } from 'vitest';

import { KNOWN_ANSWER_TESTS, runSelfTest } from './self-test.ts';

describe('the self-test', () => {
  it('passes on this machine, for every primitive', async () => {
    expect(KNOWN_ANSWER_TESTS).toHaveLength(7);
    expect(await runSelfTest()).toEqual([]);
  });

  it('names what is wrong, also when a primitive is missing', async () => {
    const failures = await runSelfTest([
      { name: 'Argon2id', passes: () => Promise.reject(new Error('no such primitive')) },
      { name: 'AesGcm', passes: () => false },
      { name: 'Sha256', passes: () => true },
      {
        name: 'Ed25519',
        passes: () => {
          throw new Error('unsupported');
        },
      },
    ]);
    expect(failures).toEqual(['Argon2id', 'AesGcm', 'Ed25519']);
  });
});
