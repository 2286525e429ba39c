import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { createRouterClient } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import type { App } from '#main/app/create-app.ts';
import type { Seat } from '#main/app/seat.ts';
import { generateOpenApi } from '#main/rpc/openapi.ts';
import type { CarnetClient } from '../direct.ts';
import { bearer, launch, readJson, sendJson } from './http.ts';
import type { LoopbackSessions } from './sessions.ts';
import { WEB_TOKEN_SECONDS } from './web-tokens.ts';

const signInBody = z.strictObject({
  account: z.string().min(1).max(120),
  password: z.string().min(1).max(1024),
});

/** Path under which the REST API is served. */
export const REST_PREFIX = '/api/v1';

/** Answers requests under `/api/v1`; the request has passed the guard. */
export function createRest(app: App, sessions: LoopbackSessions, version: string) {
  const handler = new OpenAPIHandler<{ readonly seat: Seat }>(app.router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
  });
  let document: Promise<object> | null = null;

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = launch(request);
    if (token === null || !sessions.isLaunchToken(token)) {
      sendJson(response, 401, { code: 'LAUNCH_TOKEN_REQUIRED' });
      return;
    }
    const body = signInBody.safeParse(await readJson(request));
    if (!body.success) {
      sendJson(response, 422, { code: 'INVALID_INPUT' });
      return;
    }
    const seat = sessions.openRest();
    const client = createRouterClient(app.router, { context: { seat } }) as unknown as CarnetClient;
    try {
      const { userUid, name, roles, mustChangePassword } = await client.vault.signIn({
        ...body.data,
        account: accountOf(app, body.data.account),
      });
      sessions.redeemLaunchToken(token);
      sendJson(response, 201, {
        token: await sessions.webToken(seat),
        expiresInSeconds: WEB_TOKEN_SECONDS,
        /** For one more session: the used launch token is worth nothing now. */
        launchToken: sessions.mintLaunchToken(),
        person: { userUid, name, roles, mustChangePassword },
      });
    } catch (problem) {
      app.dropSeat(seat);
      const { status, code, data } = problem as {
        readonly status?: number;
        readonly code?: string;
        readonly data?: unknown;
      };
      const isRefusal = code === 'REFUSED' || code === 'NOT_FOUND';
      sendJson(response, isRefusal ? 401 : (status ?? 500), {
        code: code ?? 'INTERNAL',
        ...(data === undefined ? {} : { data }),
      });
    }
  }

  async function seatOf(
    request: IncomingMessage,
  ): Promise<{ readonly seat: Seat; readonly passing: boolean } | null> {
    const token = bearer(request);
    const seat = token === null ? null : await sessions.seatOfWebToken(token);
    if (seat !== null) return { seat, passing: false };
    const start = launch(request);
    // Before anybody has an account (set-up, recovery) the launch token admits to what is open to anybody.
    return start !== null && sessions.isLaunchToken(start)
      ? { seat: app.takeSeat('rest'), passing: true }
      : null;
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (path === `${REST_PREFIX}/openapi.json` && request.method === 'GET') {
      document ??= generateOpenApi(version);
      sendJson(response, 200, await document);
      return;
    }
    if (path === `${REST_PREFIX}/sessions` && request.method === 'POST') {
      await signIn(request, response);
      return;
    }
    const found = await seatOf(request);
    if (found === null) {
      sendJson(response, 401, { code: 'NOT_SIGNED_IN' });
      return;
    }
    if (path === `${REST_PREFIX}/sessions/renewal` && request.method === 'POST' && !found.passing) {
      sendJson(response, 200, {
        token: await sessions.webToken(found.seat),
        expiresInSeconds: WEB_TOKEN_SECONDS,
      });
      return;
    }
    const { matched } = await handler.handle(request, response, {
      prefix: REST_PREFIX,
      context: { seat: found.seat },
    });
    if (found.passing) app.dropSeat(found.seat);
    if (!matched) sendJson(response, 404, { code: 'NOT_FOUND' });
  };
}

/** REST callers name an account by its uid or by the label the unlock screen shows. */
function accountOf(app: App, account: string): string {
  return app.vault.header()?.slots.find((slot) => slot.label === account)?.uid ?? account;
}
