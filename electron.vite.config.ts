import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import renderer from './vite.renderer.config.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Files that run in a worker thread are entries of their own: a Worker needs a file to start from. */
const workers = {
  'pdf-worker': at('src/main/pdf/pdf-worker.ts'),
  'base-check-worker': at('src/main/modules/backups/base-check-worker.ts'),
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Node-API modules and everything else in `dependencies` stay outside; the packager copies them.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          ...Object.fromEntries(Object.entries(workers).filter(([, file]) => existsSync(file))),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require 'electron' and nothing of node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        // A sandboxed preload is CommonJS, and in a package of "type": "module" only .cjs says so.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
});
