import type { IncomingMessage, ServerResponse } from 'node:http';
import { BODY_LIMIT } from './request-guard.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Answers with JSON and the security headers. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

const authorization = (request: IncomingMessage, scheme: string): string | null => {
  const header = request.headers.authorization ?? '';
  const [name, token] = header.split(' ');
  return name?.toLowerCase() === scheme && token !== undefined && token !== '' ? token : null;
};

/** The bearer token of a request. */
export const bearer = (request: IncomingMessage): string | null => authorization(request, 'bearer');

/** The launch token of a request. */
export const launch = (request: IncomingMessage): string | null => authorization(request, 'launch');

/** Reads a small JSON body; null when it is not JSON. The guard has checked its declared length. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT) return null;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
