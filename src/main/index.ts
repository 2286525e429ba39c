import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '#main/app/create-app.ts';
import { productDeps } from '#main/app/product-deps.ts';
import { startDesktop } from '#main/platform/electron/start.ts';
import { serveMessagePort } from '#main/rpc/hosts/message-port.ts';
import type { Logger } from '#main/app/ports.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let logger: Logger | null = null;

startDesktop({
  preload: built('../preload/index.cjs'),
  pagesFolder: built('../renderer'),
  openCore: (desktop) => {
    // `npm start -- --demo` names the folder of the demonstration company; an installed application has no such variable.
    const demonstration = process.env['CARNET_DEMONSTRATION_FOLDER'] ?? '';
    const deps = productDeps({
      dataFolder: demonstration === '' ? join(desktop.dataFolder, 'vault') : demonstration,
      shippedFolder: desktop.resourcesFolder,
      pdfWorker: new URL('./pdf-worker.js', import.meta.url),
      baseCheckWorker: new URL('./base-check-worker.js', import.meta.url),
      version: desktop.version,
      demonstration: demonstration !== '',
    });
    logger = deps.logger;
    const app = createApp(deps);
    // One window, one seat: it outlives the port, so that a reload finds the session again.
    const seat = app.takeSeat('desktop');
    return Promise.resolve({
      serve: (port) => {
        serveMessagePort(app, port, seat);
      },
      lock: () => {
        app.lockAll('system');
      },
      wake: () => {
        void app.wake();
      },
      close: () => app.close(),
    });
  },
  onRefusedPort: () => logger?.info('port.refused'),
});
