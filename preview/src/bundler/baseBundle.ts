import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { EngineMode } from './buildConstants.ts';
import { LWC_API_VERSION } from './lwcApiVersion.ts';
import { packageVersion } from './packages.ts';
import { PUBLIC_BASE_COMPONENTS } from './publicBaseComponents.ts';

export const BASE_COMPONENTS = 'lightning-base-components';

/** What lightning/graphql parses documents with. */
export const GRAPHQL_PARSER = 'graphql';

/** What markup that components insert is sanitised with. */
export const HTML_SANITIZER = 'lightning/purifyLib';

/** Raise it when buildBaseBundle.ts changes what it builds from the same packages. */
const RECIPE = 3;

/** Below this size a chunk joins another: a page then asks for tens of files, not hundreds. */
export const SMALL_CHUNK_BYTES = 20_000;

/** The engine, synthetic shadow and the base components, built once as browser modules. */
export interface BaseBundle {
  /** Folder of the built files. */
  readonly dir: string;
  /** File name by module specifier (`lwc`, `@lwc/synthetic-shadow`, `lightning/card`), relative to `dir`. */
  readonly files: Readonly<Record<string, string>>;
  /** Exported names by module specifier. */
  readonly exports: Readonly<Record<string, readonly string[]>>;
}

function cacheKey(mode: EngineMode): string {
  const packages = [
    '@lwc/engine-dom',
    '@lwc/synthetic-shadow',
    '@lwc/rollup-plugin',
    BASE_COMPONENTS,
    'graphql',
    'rollup',
  ];
  const versions = packages.map((name) => `${name}@${packageVersion(name)}`);
  const parts = [RECIPE, mode, LWC_API_VERSION, SMALL_CHUNK_BYTES, ...versions, ...PUBLIC_BASE_COMPONENTS];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

/**
 * Finds the base bundle in the cache, or builds it, which takes ten seconds or so. Building happens in a folder of its own that
 * is renamed when complete, so that two previews may start at once and a broken-off build leaves nothing half-written.
 */
export async function prepareBaseBundle(
  cacheDir: string,
  onBuild: () => void,
  mode: EngineMode = 'development',
): Promise<BaseBundle> {
  const dir = join(cacheDir, `base-${cacheKey(mode)}`);
  const manifest = join(dir, 'manifest.json');
  if (!existsSync(manifest)) {
    onBuild();
    const draft = join(cacheDir, `draft-${randomUUID()}`);
    mkdirSync(draft, { recursive: true });
    try {
      // Rollup and the LWC compiler take a second to load.
      const { buildBaseBundle } = await import('./buildBaseBundle.ts');
      const built = await buildBaseBundle(draft, mode);
      writeFileSync(join(draft, 'manifest.json'), JSON.stringify({ files: built.files, exports: built.exports }));
      renameSync(draft, dir);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(manifest)) throw error;
    }
  }
  const built = JSON.parse(readFileSync(manifest, 'utf8')) as Omit<BaseBundle, 'dir'>;
  return { dir, ...built };
}
