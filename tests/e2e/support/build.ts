import { ensurePages } from '../../../tools/build-pages.ts';

/** Builds the pages once before all tests, so that hosts started side by side never build at the same time. */
export function buildOnce(): void {
  if (!ensurePages()) throw new Error('The pages could not be built');
}

// oxlint-disable-next-line import/no-default-export -- Playwright loads its global set-up by the default export.
export default buildOnce;
