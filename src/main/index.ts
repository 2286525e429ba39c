import { fileURLToPath } from 'node:url';
import { startDesktop } from '#main/platform/electron/start.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

startDesktop({
  preload: built('../preload/index.cjs'),
  pagesFolder: built('../renderer'),
  // The composition root is not in the tree yet: until then a window's port is answered by closing it.
  openCore: () =>
    Promise.resolve({
      serve: (port) => {
        port.close();
      },
      lock: () => undefined,
      close: () => Promise.resolve(),
    }),
  onRefusedPort: () => undefined,
});
