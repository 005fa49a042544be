import type { Plugin } from 'rollup';

/** How the engine runs: as for a user in debug mode, whose console is told of mistakes, or as for everybody else in an org. */
export type EngineMode = 'development' | 'production';

/** Replaces the two build-time constants that LWC packages expect of a bundler. */
export function buildConstants(mode: EngineMode): Plugin {
  return {
    name: 'preview-build-constants',
    transform(code) {
      if (!/process\.env\.NODE_ENV|import\.meta\.env/.test(code)) return undefined;
      const replaced = code
        .replaceAll('process.env.NODE_ENV', JSON.stringify(mode))
        .replaceAll('import.meta.env.SSR', 'false');
      return { code: replaced, map: null };
    },
  };
}
