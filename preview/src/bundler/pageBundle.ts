import { join } from 'node:path';

import { rollup, type Plugin, type RollupCache } from 'rollup';

import type { LightningPage, PageItem, PreviewProject } from '../project/index.ts';
import type { BaseBundle } from './baseBundle.ts';
import { buildFailure } from './buildFailure.ts';
import { lightningModules } from './lightningModules.ts';
import { lwcCompiler } from './lwcCompiler.ts';
import { scopedModules } from './scopedModules.ts';
import { typeScript } from './typeScript.ts';

const ENTRY = '\0preview-page';
const SOURCES = join(import.meta.dirname, '..');

/** One page's script: the shell, the page's own components and the platform modules they use. */
export interface PageBundle {
  readonly code: string;
  /** Compiler warnings, one line each. */
  readonly warnings: readonly string[];
}

function componentNames(items: readonly PageItem[]): string[] {
  return items.flatMap((item) =>
    item.kind === 'tabset' ? item.tabs.flatMap((tab) => componentNames(tab.items)) : [item.name],
  );
}

/** The page's own components, `c/…`, each once. */
export function customComponents(page: LightningPage): string[] {
  const names = page.rows.flat().flatMap((region) => componentNames(region.items));
  return [...new Set(names)].filter((name) => name.startsWith('c/'));
}

function pageEntry(page: LightningPage): Plugin {
  const names = customComponents(page);
  const code = [
    // First, so that everything after it runs under Lightning's refusals.
    `import ${JSON.stringify(join(SOURCES, 'security', 'distortions.ts'))};`,
    `import { mountPage } from ${JSON.stringify(join(SOURCES, 'shell', 'mountPage.ts'))};`,
    ...names.map((name, index) => `import C${index} from '${name}';`),
    `mountPage({ ${names.map((name, index) => `'${name}': C${index}`).join(', ')} });`,
  ].join('\n');
  return {
    name: 'preview-page-entry',
    resolveId: (source) => (source === ENTRY ? ENTRY : undefined),
    load: (id) => (id === ENTRY ? code : undefined),
  };
}

/**
 * Builds the script of a page.
 * @param baseUrl where the files of the base bundle are served
 * @param cache of the page's last build: what did not change is not compiled again
 * @throws PreviewError naming file and line of the component that does not compile, or of the import that does not exist
 */
export async function buildPageBundle(
  project: PreviewProject,
  page: LightningPage,
  base: BaseBundle,
  baseUrl: string,
  cache: RollupCache | undefined,
): Promise<PageBundle & { readonly cache: RollupCache | undefined }> {
  const warnings: string[] = [];
  try {
    const bundle = await rollup({
      input: ENTRY,
      ...(cache === undefined ? {} : { cache }),
      plugins: [
        pageEntry(page),
        scopedModules(project),
        lightningModules(project, base),
        typeScript(),
        lwcCompiler({
          rootDir: project.source.dir,
          sourcemap: true,
          exclude: [`${SOURCES}/platform/**`, `${SOURCES}/security/**`],
        }),
      ],
      onwarn(warning) {
        // A tabset holds regions and a region holds tabsets; templates look components up when they render.
        if (warning.code !== 'CIRCULAR_DEPENDENCY') warnings.push(warning.message);
      },
    });
    const { output } = await bundle.generate({
      format: 'es',
      sourcemap: 'inline',
      paths: (id) => `${baseUrl}/${base.files[id] ?? id}`,
    });
    await bundle.close();
    return { code: output[0].code, warnings, cache: bundle.cache };
  } catch (error) {
    throw buildFailure(error);
  }
}
