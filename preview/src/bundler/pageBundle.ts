import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { rollup, type Plugin, type RollupBuild, type RollupCache } from 'rollup';

import type { LightningPage, PageItem, PreviewProject, UnsupportedError } from '../project/index.ts';
import type { BaseBundle } from './baseBundle.ts';
import { buildFailure } from './buildFailure.ts';
import { componentModule, lightningModules } from './lightningModules.ts';
import { lwcCompiler } from './lwcCompiler.ts';
import { scopedModules } from './scopedModules.ts';
import { PageNotes } from './pageNotes.ts';
import { typeScript } from './typeScript.ts';
import { UnsupportedImports } from './unsupportedImports.ts';

const ENTRY = '\0preview-page';
const SOURCES = join(import.meta.dirname, '..');

/** One page's script: the shell, the page's own components and the platform modules they use. */
export interface PageBundle {
  readonly code: string;
  /** As JSON. */
  readonly sourceMap: string;
  /** Changes with the code. */
  readonly version: string;
  /** Which components are shown as placeholders and why, what does not work in others, and what the compiler warns of, one line each. */
  readonly warnings: readonly string[];
}

function componentNames(items: readonly PageItem[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'component') return [item.name];
    return item.kind === 'fields' ? [] : item.tabs.flatMap((tab) => componentNames(tab.items));
  });
}

/** The page's own components, `c/…`, each once. */
export function customComponents(page: LightningPage): string[] {
  const names = page.rows.flat().flatMap((region) => componentNames(region.items));
  return [...new Set(names)].filter((name) => name.startsWith('c/'));
}

function pageEntry(names: readonly string[]): Plugin {
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

interface Build {
  readonly bundle: RollupBuild;
  readonly warnings: readonly string[];
  /** Components that import what the preview lacks. */
  readonly unsupported: ReadonlyMap<string, UnsupportedError>;
}

async function build(
  project: PreviewProject,
  names: readonly string[],
  base: BaseBundle,
  cache: RollupCache | undefined,
): Promise<Build> {
  const warnings: string[] = [];
  const unsupported = new UnsupportedImports();
  const notes = new PageNotes();
  const modules = new Map(names.map((name) => [name, componentModule(project, name) ?? name]));
  const bundle = await rollup({
    input: ENTRY,
    ...(cache === undefined ? {} : { cache }),
    plugins: [
      pageEntry(names),
      unsupported.plugin(modules),
      notes.plugin(modules),
      scopedModules(project, unsupported),
      lightningModules(project, base, unsupported),
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
  return { bundle, warnings: [...notes.lines, ...warnings], unsupported: unsupported.needing };
}

/**
 * Builds the script of a page. A component that needs what the preview lacks is left out: the page has a placeholder for it.
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
  try {
    const names = customComponents(page);
    const whole = await build(project, names, base, cache);
    const { unsupported } = whole;
    const supported = names.filter((name) => !unsupported.has(name));
    const { bundle, warnings } =
      unsupported.size === 0 ? whole : await build(project, supported, base, whole.bundle.cache);
    const { output } = await bundle.generate({
      format: 'es',
      sourcemap: 'hidden',
      paths: (id) => `${baseUrl}/${base.files[id] ?? id}`,
    });
    await Promise.all(new Set([whole.bundle, bundle]).values().map((one) => one.close()));
    const placeholders = [...unsupported].map(([name, error]) => `${name} is a placeholder: ${error.toString()}`);
    const [{ code, map }] = output;
    return {
      code,
      sourceMap: JSON.stringify(map),
      version: createHash('sha256').update(code).digest('hex').slice(0, 16),
      warnings: [...placeholders, ...warnings],
      cache: bundle.cache,
    };
  } catch (error) {
    throw buildFailure(error);
  }
}
