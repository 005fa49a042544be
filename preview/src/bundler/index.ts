export { prepareBaseBundle, type BaseBundle } from './baseBundle.ts';
export { buildPageBundle, type PageBundle } from './pageBundle.ts';
export { packageFolder } from './packages.ts';
export { cachedPage } from './pageCache.ts';
