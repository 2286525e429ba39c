import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

import { hashRaw } from '@node-rs/argon2';
import type { Algorithm } from '@node-rs/argon2';

import { unwrapKey, wrapKey } from './key-pair.ts';
import { sealWithNonce, unseal } from './seal.ts';

/** A primitive that does not compute what its standard says. */
export type SelfTestFailure =
  | 'Argon2id'
  | 'AesGcm'
  | 'Sha256'
  | 'HmacSha256'
  | 'HkdfSha256'
  | 'RsaOaep'
  | 'Ed25519';

/** One primitive and the check of it. */
export interface KnownAnswerTest {
  readonly name: SelfTestFailure;
  readonly passes: () => boolean | Promise<boolean>;
}

/**
 * Vectors of the reference implementation's `test.c` (argon2id v19, one and two lanes).
 *
 * The vector of RFC 9106 §5.3 needs associated data, which the binding does not offer.
 */
async function argon2idMatches(): Promise<boolean> {
  const derive = async (parallelism: number): Promise<string> => {
    const bytes = await hashRaw('password', {
      // 2 is Argon2id; const enums cannot be imported under isolatedModules.
      algorithm: 2 as Algorithm.Argon2id,
      memoryCost: 256,
      timeCost: 2,
      parallelism,
      outputLen: 32,
      salt: Buffer.from('somesalt'),
    });
    return bytes.toString('hex');
  };
  return (
    (await derive(1)) === '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe' &&
    (await derive(2)) === '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'
  );
}

/** Test case 14 of the GCM specification (McGrew, Viega), and a refused tag. */
function aesGcmMatches(): boolean {
  const key = Buffer.alloc(32);
  const none = Buffer.alloc(0);
  const box = sealWithNonce(key, Buffer.alloc(12), Buffer.alloc(16), none);
  const forged = { ...box, tag: Buffer.from(box.tag) };
  forged.tag.writeUInt8(forged.tag.readUInt8(0) ^ 1, 0);
  return (
    box.ciphertext.toString('hex') === 'cea7403d4d606b6e074ec5d3baf39d18' &&
    box.tag.toString('hex') === 'd0d1c8a799996bf0265b98b5d48ab919' &&
    unseal(key, box, none)?.equals(Buffer.alloc(16)) === true &&
    unseal(key, forged, none) === null
  );
}

/** FIPS 180-2 appendix B.1. */
const sha256Matches = (): boolean =>
  createHash('sha256').update('abc').digest('hex') ===
  'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/** RFC 4231 test case 2. */
const hmacMatches = (): boolean =>
  createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex') ===
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

/** RFC 5869 test case 1. */
function hkdfMatches(): boolean {
  const salt = Buffer.from('000102030405060708090a0b0c', 'hex');
  const info = Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex');
  const output = Buffer.from(hkdfSync('sha256', Buffer.alloc(22, 0x0b), salt, info, 42));
  return (
    output.toString('hex') ===
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
  );
}

/** OAEP is random, so it has no known answer: a round trip, and a refusal under another label. */
async function oaepRoundTrips(): Promise<boolean> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const secret = Buffer.from('carnet');
  const wrapped = wrapKey(pair.publicKey, secret, Buffer.from('one'));
  return (
    unwrapKey(pair.privateKey, wrapped, Buffer.from('one'))?.equals(secret) === true &&
    unwrapKey(pair.privateKey, wrapped, Buffer.from('two')) === null
  );
}

/** RFC 8032 §7.1 test 1: the signature of an empty message. */
function ed25519Matches(): boolean {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  // The 16 bytes before the seed are the fixed PKCS#8 preamble of RFC 8410.
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const signature = sign(null, Buffer.alloc(0), privateKey);
  return (
    signature.toString('hex') ===
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b' &&
    verify(null, Buffer.alloc(0), createPublicKey(privateKey), signature) &&
    !verify(null, Buffer.from('x'), createPublicKey(privateKey), signature)
  );
}

/**
 * Known answers of every primitive the vault rests on.
 *
 * Why at start: Electron links BoringSSL where Node links OpenSSL, and the Argon2 binary differs by platform; a
 * wrong answer must stop the program before it writes anything.
 */
export const KNOWN_ANSWER_TESTS: readonly KnownAnswerTest[] = [
  { name: 'Argon2id', passes: argon2idMatches },
  { name: 'AesGcm', passes: aesGcmMatches },
  { name: 'Sha256', passes: sha256Matches },
  { name: 'HmacSha256', passes: hmacMatches },
  { name: 'HkdfSha256', passes: hkdfMatches },
  { name: 'RsaOaep', passes: oaepRoundTrips },
  { name: 'Ed25519', passes: ed25519Matches },
];

/** Runs the tests (about 0.2 s, most of it one RSA-2048 pair); an empty list means that all is well. */
export async function runSelfTest(
  tests: readonly KnownAnswerTest[] = KNOWN_ANSWER_TESTS,
): Promise<readonly SelfTestFailure[]> {
  const outcomes = await Promise.all(
    tests.map(async ({ name, passes }) => {
      try {
        return { name, passed: await passes() };
      } catch {
        // A primitive that is missing throws: it failed.
        return { name, passed: false };
      }
    }),
  );
  return outcomes.filter(({ passed }) => !passed).map(({ name }) => name);
}
