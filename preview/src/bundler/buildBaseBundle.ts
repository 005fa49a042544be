import { join } from 'node:path';

import { rollup, type OutputChunk, type Plugin } from 'rollup';

import { PreviewError } from '../project/index.ts';
import { BASE_COMPONENTS, GRAPHQL_PARSER, HTML_SANITIZER, SMALL_CHUNK_BYTES, type BaseBundle } from './baseBundle.ts';
import { buildConstants, type EngineMode } from './buildConstants.ts';
import { lwcCompiler } from './lwcCompiler.ts';
import { packageFolder } from './packages.ts';
import { PUBLIC_BASE_COMPONENTS } from './publicBaseComponents.ts';

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

/** Without it the LWC plugin would bring a second copy of the engine, by way of its own default modules. */
function oneEngine(engine: string): Plugin {
  return { name: 'preview-one-engine', resolveId: (source) => (source === 'lwc' ? engine : undefined) };
}

/** Builds engine and base components into a folder. @throws PreviewError when a module of the packages is missing */
export async function buildBaseBundle(dir: string, mode: EngineMode): Promise<BaseBundle> {
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
      buildConstants(mode),
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
