import { ensurePages } from '../../../tools/build-pages.ts';
import { makeCompany } from './company.ts';

/** Builds the pages and the companies that tests start from, once, so that hosts side by side never do it at a time. */
export async function buildOnce(): Promise<void> {
  if (!ensurePages()) throw new Error('The pages could not be built');
  await makeCompany('fr');
  await makeCompany('en');
}

// oxlint-disable-next-line import/no-default-export -- Playwright loads its global set-up by the default export.
export default buildOnce;
