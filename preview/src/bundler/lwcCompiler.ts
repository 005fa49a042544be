import { createRequire } from 'node:module';

import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import type { Plugin } from 'rollup';

import { LWC_API_VERSION } from './lwcApiVersion.ts';

type LwcPluginFactory = (options: RollupLwcOptions) => Plugin;

/** The package is CommonJS and replaces its own exports object, so its types and its shape differ. */
const createLwcPlugin = createRequire(import.meta.url)('@lwc/rollup-plugin') as LwcPluginFactory;

/**
 * The LWC compiler as the platform runs it: dynamic components allowed, and element internals under synthetic shadow, which
 * the combobox needs.
 */
export function lwcCompiler(options: RollupLwcOptions): Plugin {
  return createLwcPlugin({
    apiVersion: LWC_API_VERSION,
    enableDynamicComponents: true,
    enableSyntheticElementInternals: true,
    ...options,
  });
}
