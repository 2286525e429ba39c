import type { Page } from '@playwright/test';

/** Calls that are answered even where everything else fails: without them there is no screen. */
const ALWAYS = /^\/?(vault|organisation\/preferences|users\/names)/;

/** Listens to what a page asks and is answered: the data that its screens may show as they are. */
export function listenTo(page: Page): () => string {
  const heard: string[] = [];
  page.on('websocket', (socket) => {
    const hear = ({ payload }: { readonly payload: string | Buffer }): void => {
      if (typeof payload === 'string') heard.push(payload);
    };
    socket.on('framereceived', hear);
    socket.on('framesent', hear);
  });
  return () => heard.join('\n');
}

/** Makes the core fail every question of a page, apart from who is signed in. */
export async function failEverything(page: Page): Promise<void> {
  await page.routeWebSocket(/\/ws\?/, (socket) => {
    const server = socket.connectToServer();
    const failing = new Set<string>();
    socket.onMessage((message) => {
      if (typeof message === 'string') {
        const { i, p } = JSON.parse(message) as { readonly i?: string; readonly p?: { readonly u?: string } };
        if (i !== undefined && p?.u !== undefined && !ALWAYS.test(p.u)) failing.add(i);
      }
      server.send(message);
    });
    server.onMessage((message) => {
      const id = typeof message === 'string' ? (JSON.parse(message) as { readonly i: string }).i : '';
      socket.send(
        failing.has(id)
          ? JSON.stringify({
              i: id,
              p: {
                s: 500,
                b: {
                  json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'Failed' },
                },
              },
            })
          : message,
      );
    });
  });
}
