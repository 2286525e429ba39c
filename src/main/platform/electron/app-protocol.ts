import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  appScheme,
  findAsset,
  responseHeaders,
  schemePrivileges,
  type Asset,
  type AssetMap,
} from './policy.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

/**
 * Lists the built pages once, as the addresses under which they are served.
 *
 * A file of a kind that is not named above (a source map, a stray copy) is left out, hence never served.
 */
export async function listAssets(folder: string, address = ''): Promise<AssetMap> {
  const entries = await readdir(folder, { withFileTypes: true });
  const parts = await Promise.all(
    entries.map(async (entry): Promise<readonly (readonly [string, Asset])[]> => {
      const file = join(folder, entry.name);
      const path = `${address}/${encodeURIComponent(entry.name)}`;
      if (entry.isDirectory()) return [...(await listAssets(file, path))];
      const contentType = contentTypes[extname(entry.name).toLowerCase()];
      return entry.isFile() && contentType !== undefined ? [[path, { file, contentType }]] : [];
    }),
  );
  return new Map(parts.flat());
}

/** The part of Electron's `protocol` that is used before `ready`. */
export interface SchemeRegistry {
  registerSchemesAsPrivileged(
    schemes: { scheme: string; privileges: Record<keyof typeof schemePrivileges, boolean> }[],
  ): void;
}

/** Declares our scheme. Electron demands that it happens once and before `ready`. */
export function registerAppScheme(registry: SchemeRegistry): void {
  registry.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { ...schemePrivileges } }]);
}

/** The part of the window session's `protocol` that is used: a handler on the default session would not be asked. */
export interface SchemeHandlerPort {
  handle(
    scheme: string,
    handler: (request: { readonly method: string; readonly url: string }) => Promise<Response>,
  ): void;
}

/** Serves the listed files, each with the policy's headers; everything else is 404, said with the same headers. */
export function serveApp(protocol: SchemeHandlerPort, assets: AssetMap): void {
  protocol.handle(appScheme, async ({ method, url }) => {
    const asset = findAsset(method, url, assets);
    if (asset === undefined) return new Response(null, { status: 404, headers: responseHeaders });
    const content = await readFile(asset.file);
    return new Response(content, {
      headers: { ...responseHeaders, 'Content-Type': asset.contentType },
    });
  });
}
