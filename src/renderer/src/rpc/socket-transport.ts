import { RPCLink } from '@orpc/client/websocket';
import { z } from '#shared/contract/zod.ts';
import type { Transport } from './transport.ts';

// Kept for this tab only; it opens no vault by itself, the password does (design.md §5, browser host).
const STORED = 'carnet.window-token';

const session = z.object({ session: z.string() });
const ticket = z.object({ ticket: z.string() });

async function post(path: string, authorization: string): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`The host answered ${String(response.status)}`);
  return response.json();
}

/** Takes the launch token out of the address bar, so that it is neither shown, kept in history nor reloaded. */
function takeLaunchToken(): string | null {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  if (path !== '/start') return null;
  const token = new URLSearchParams(query).get('token');
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return token;
}

async function windowToken(): Promise<string | null> {
  const launch = takeLaunchToken();
  if (launch !== null) {
    const answer = session.safeParse(await post('/session', `Launch ${launch}`));
    if (answer.success) {
      sessionStorage.setItem(STORED, answer.data.session);
      return answer.data.session;
    }
  }
  return sessionStorage.getItem(STORED);
}

const connect = (url: string): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => {
      resolve(socket);
    });
    socket.addEventListener('close', () => {
      reject(new Error('The line could not be opened'));
    });
  });

/** The browser host's line: a WebSocket admitted by a ticket that is used once, so that no token is in an address. */
export const socketTransport: Transport = {
  open: async () => {
    const token = await windowToken();
    if (token === null) return null;
    const answer = ticket.safeParse(await post('/ws-ticket', `Bearer ${token}`));
    if (!answer.success) {
      sessionStorage.removeItem(STORED);
      return null;
    }
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = await connect(
      `${scheme}://${location.host}/ws?ticket=${encodeURIComponent(answer.data.ticket)}`,
    );
    const closed = new Promise<void>((resolve) => {
      socket.addEventListener('close', () => {
        resolve();
      });
    });
    return { link: new RPCLink({ websocket: socket }), closed };
  },
};
