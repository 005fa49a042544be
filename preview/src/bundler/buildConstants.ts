import type { Plugin } from 'rollup';

/**
 * Replaces the two build-time constants that LWC packages expect of a bundler. The engine runs in development mode, like an
 * org in debug mode, so that a developer sees its warnings.
 */
export function buildConstants(): Plugin {
  return {
    name: 'preview-build-constants',
    transform(code) {
      if (!/process\.env\.NODE_ENV|import\.meta\.env/.test(code)) return undefined;
      const replaced = code
        .replaceAll('process.env.NODE_ENV', '"development"')
        .replaceAll('import.meta.env.SSR', 'false');
      return { code: replaced, map: null };
    },
  };
}
