import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages, built once for both hosts: the desktop window (app://) and the browser (loopback). */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    minify: 'oxc',
    // The polyfill would be an inline script, which the Content-Security-Policy refuses.
    modulePreload: { polyfill: false },
    // Inlined fonts and workers would be data: addresses, which the policy refuses too.
    assetsInlineLimit: 0,
    // The chart library alone has 570 kB; it is loaded with the first chart, from the same machine.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
  },
});
