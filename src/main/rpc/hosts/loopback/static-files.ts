import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the window's pages, ready to be sent. */
export interface StaticFile {
  readonly bytes: Buffer;
  readonly contentType: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Reads a folder of built pages into a map from address to file.
 *
 * Requests are looked up in this map and never joined to a path, so that no address can leave the folder.
 */
export function loadStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  const walk = (inside: string, address: string): void => {
    for (const name of readdirSync(inside)) {
      const path = join(inside, name);
      if (statSync(path).isDirectory()) walk(path, `${address}${name}/`);
      else {
        const contentType = CONTENT_TYPES[extname(name)];
        if (contentType !== undefined)
          files.set(`${address}${name}`, { bytes: readFileSync(path), contentType });
      }
    }
  };
  walk(folder, '/');
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}
