import type { buildPageBundle as BuildPageBundle } from './pageBundle.ts';

export { prepareBaseBundle, type BaseBundle } from './baseBundle.ts';
export type { EngineMode } from './buildConstants.ts';
export type { PageBundle } from './pageBundle.ts';
export { packageFolder, packageVersion } from './packages.ts';
export { cachedPage } from './pageCache.ts';

/** As in pageBundle.ts. Loads the compilers when a page is built, for that takes a second, and most pages are known already. */
export const buildPageBundle: typeof BuildPageBundle = async (...of) =>
  (await import('./pageBundle.ts')).buildPageBundle(...of);
