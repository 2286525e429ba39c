import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';

/** A certificate for `localhost` and 127.0.0.1, its key, and the file that `NODE_EXTRA_CA_CERTS` of a child may name. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  readonly path: string;
}

/** Why no certificate can be made here; null when one can. For `it.skipIf(...)` with a reason. */
export const noCertificateBecause: string | null =
  spawnSync('openssl', ['version']).status === 0 ? null : 'the program openssl is not installed';

let trusted: TestCertificate | null = null;
let untrusted: TestCertificate | null = null;

/** Made at run time: a key in the repository would be one that somebody trusts one day. */
function makeCertificate(name: string): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-certificate-'));
  const keyPath = join(folder, 'key.pem');
  const path = join(folder, 'certificate.pem');
  const names = name === 'localhost' ? 'DNS:localhost,IP:127.0.0.1' : `DNS:${name}`;
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  words.push('-keyout', keyPath, '-out', path, '-days', '2', '-subj', `/CN=${name}`);
  words.push('-addext', `subjectAltName=${names}`);
  execFileSync('openssl', words, { stdio: 'ignore' });
  return { key: readFileSync(keyPath, 'utf8'), cert: readFileSync(path, 'utf8'), path };
}

/** The certificate of this process's servers; the process trusts it from now on, a child by `NODE_EXTRA_CA_CERTS`. */
export function testCertificate(): TestCertificate {
  if (trusted === null) {
    trusted = makeCertificate('localhost');
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), trusted.cert]);
  }
  return trusted;
}

/** A certificate that nobody trusts. */
export const strangeCertificate = (): TestCertificate => (untrusted ??= makeCertificate('localhost'));
