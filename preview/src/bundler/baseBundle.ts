import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rollup, type OutputChunk, type Plugin } from 'rollup';

import { PreviewError } from '../project/index.ts';
import { buildConstants } from './buildConstants.ts';
import { LWC_API_VERSION, lwcCompiler } from './lwcCompiler.ts';
import { packageFolder, packageVersion } from './packages.ts';
import { PUBLIC_BASE_COMPONENTS } from './publicBaseComponents.ts';

const BASE_COMPONENTS = 'lightning-base-components';

/** What lightning/graphql parses documents with. */
export const GRAPHQL_PARSER = 'graphql';

/** What markup that components insert is sanitised with. */
export const HTML_SANITIZER = 'lightning/purifyLib';

/** Raise it when this file changes what it builds from the same packages. */
const RECIPE = 3;

/** Below this size a chunk joins another: a page then asks for tens of files, not hundreds. */
const SMALL_CHUNK_BYTES = 20_000;

/** The engine, synthetic shadow and the base components, built once as browser modules. */
export interface BaseBundle {
  /** Folder of the built files. */
  readonly dir: string;
  /** File name by module specifier (`lwc`, `@lwc/synthetic-shadow`, `lightning/card`), relative to `dir`. */
  readonly files: Readonly<Record<string, string>>;
  /** Exported names by module specifier. */
  readonly exports: Readonly<Record<string, readonly string[]>>;
}

function entries(): Record<string, string> {
  const components = [...PUBLIC_BASE_COMPONENTS, HTML_SANITIZER].map((name) => {
    const short = name.slice('lightning/'.length);
    return [name, join(packageFolder(BASE_COMPONENTS), 'src', 'lightning', short, `${short}.js`)] as const;
  });
  return {
    lwc: join(packageFolder('@lwc/engine-dom'), 'dist', 'index.js'),
    '@lwc/synthetic-shadow': join(packageFolder('@lwc/synthetic-shadow'), 'dist', 'index.js'),
    [GRAPHQL_PARSER]: join(packageFolder('graphql'), 'language', 'index.mjs'),
    ...Object.fromEntries(components),
  };
}

function cacheKey(): string {
  const packages = [
    '@lwc/engine-dom',
    '@lwc/synthetic-shadow',
    '@lwc/rollup-plugin',
    BASE_COMPONENTS,
    'graphql',
    'rollup',
  ];
  const versions = packages.map((name) => `${name}@${packageVersion(name)}`);
  const parts = [RECIPE, LWC_API_VERSION, SMALL_CHUNK_BYTES, ...versions, ...PUBLIC_BASE_COMPONENTS];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

/** Without it the LWC plugin would bring a second copy of the engine, by way of its own default modules. */
function oneEngine(engine: string): Plugin {
  return { name: 'preview-one-engine', resolveId: (source) => (source === 'lwc' ? engine : undefined) };
}

async function build(dir: string): Promise<BaseBundle> {
  const input = entries();
  const bundle = await rollup({
    input,
    preserveEntrySignatures: 'strict',
    logLevel: 'warn',
    plugins: [
      oneEngine(input.lwc ?? ''),
      lwcCompiler({
        rootDir: join(packageFolder(BASE_COMPONENTS), 'src'),
        modules: [{ npm: BASE_COMPONENTS }],
        exclude: [/@lwc[\\/](?:engine-dom|synthetic-shadow)/],
      }),
      buildConstants(),
    ],
    onwarn(warning) {
      // The package's own templates raise style warnings; a module that is missing would break in the browser.
      if (warning.code === 'UNRESOLVED_IMPORT') throw new PreviewError(warning.message, 'Run npm ci.');
    },
  });
  const { output } = await bundle.write({
    dir,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    experimentalMinChunkSize: SMALL_CHUNK_BYTES,
  });
  await bundle.close();
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk' && file.isEntry);
  return {
    dir,
    files: Object.fromEntries(chunks.map((chunk) => [chunk.name, chunk.fileName])),
    exports: Object.fromEntries(chunks.map((chunk) => [chunk.name, chunk.exports])),
  };
}

/**
 * Finds the base bundle in the cache, or builds it, which takes ten seconds or so. Building happens in a folder of its own that
 * is renamed when complete, so that two previews may start at once and a broken-off build leaves nothing half-written.
 */
export async function prepareBaseBundle(cacheDir: string, onBuild: () => void): Promise<BaseBundle> {
  const dir = join(cacheDir, `base-${cacheKey()}`);
  const manifest = join(dir, 'manifest.json');
  if (!existsSync(manifest)) {
    onBuild();
    const draft = join(cacheDir, `draft-${randomUUID()}`);
    mkdirSync(draft, { recursive: true });
    try {
      const built = await build(draft);
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
