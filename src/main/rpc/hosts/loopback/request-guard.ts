import { UPLOAD_LIMIT } from '#shared/contract/upload-limit.ts';

/** What is looked at of a request before anything else happens. */
export interface RequestFacts {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
  readonly transferEncoding: string | undefined;
  readonly path: string;
}

/** Why a request is turned away, as the HTTP status that says so. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 411 | 413 | 415 | 421;
  readonly reason: string;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE']);

/** Bytes of an ordinary body. */
export const BODY_LIMIT = 1024 * 1024;

/** Names under which this machine may reach the host; anything else is DNS rebinding or a mistake. */
export const allowedHosts = (port: number): readonly string[] => [
  `127.0.0.1:${String(port)}`,
  `localhost:${String(port)}`,
  `[::1]:${String(port)}`,
];

/**
 * Turns away requests that a page of another origin, a rebinding name server or a careless tool could make.
 *
 * Loopback is open to every program and page of the machine: the exact Host stops rebinding, a present Origin must be
 * ours, only JSON (and multipart on upload paths) is read, and nothing is answered to preflights (security.md §7).
 */
export function refuseRequest(
  facts: RequestFacts,
  port: number,
  uploadPaths: ReadonlySet<string>,
): Refusal | null {
  if (!METHODS.has(facts.method)) return { status: 405, reason: 'method' };
  const hosts = allowedHosts(port);
  if (facts.host === undefined || !hosts.includes(facts.host)) return { status: 421, reason: 'host' };
  if (facts.origin !== undefined && facts.origin !== `http://${facts.host}`)
    return { status: 403, reason: 'origin' };
  const site = facts.secFetchSite;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, reason: 'site' };
  if (facts.method === 'GET' || facts.method === 'HEAD') return null;
  return refuseBody(facts, uploadPaths);
}

function refuseBody(facts: RequestFacts, uploadPaths: ReadonlySet<string>): Refusal | null {
  if (facts.transferEncoding !== undefined) return { status: 411, reason: 'length' };
  const length = Number(facts.contentLength ?? '0');
  if (!Number.isSafeInteger(length) || length < 0) return { status: 400, reason: 'length' };
  const isUpload = uploadPaths.has(facts.path);
  if (length > (isUpload ? UPLOAD_LIMIT : BODY_LIMIT)) return { status: 413, reason: 'size' };
  if (length === 0) return null;
  const type = (facts.contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json' || (isUpload && type === 'multipart/form-data')) return null;
  return { status: 415, reason: 'content-type' };
}
