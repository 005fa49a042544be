import type { RollupCache } from 'rollup';

import { buildPageBundle, cachedPage, type BaseBundle, type PageBundle } from '../bundler/index.ts';
import { projectStamp, readPreviewProject, type LightningPage, type PreviewProject } from '../project/index.ts';

/** What was read of a project at one moment. */
interface ReadProject extends PreviewProject {
  /** Another one after a source file changed. */
  readonly stamp: string;
}

/** The project as it was on disk at one moment, and the scripts of its pages. */
export interface CurrentProject extends PreviewProject {
  /** The page's script. Throws PreviewError when it does not compile. */
  readonly bundle: (page: LightningPage) => Promise<PageBundle>;
}

/** The project as it is on disk now. Throws PreviewError when the metadata cannot be read or drawn. */
export type LiveProject = () => CurrentProject;

/**
 * Reads a project, and again whenever a source file changed.
 * @returns what gives it as it is on disk now
 * @throws PreviewError when the metadata cannot be read or drawn
 */
export function watchProject(projectDir: string): () => ReadProject {
  const read = (): ReadProject => {
    const project = readPreviewProject(projectDir);
    return { ...project, stamp: projectStamp(project.source) };
  };
  let known = read();
  return () => {
    if (projectStamp(known.source) !== known.stamp) known = read();
    return known;
  };
}

/**
 * Adds the scripts of the pages, each built anew when a source file changed.
 * @param onWarning told each compiler warning once per build
 */
export function withScripts(
  project: () => ReadProject,
  base: BaseBundle,
  baseUrl: string,
  onWarning: (warning: string) => void,
): LiveProject {
  const built = new Map<string, { readonly stamp: string; readonly bundle: Promise<PageBundle> }>();
  const caches = new Map<string, RollupCache | undefined>();

  async function build(current: ReadProject, page: LightningPage): Promise<PageBundle> {
    const from = [current.source.dir, current.stamp, baseUrl, JSON.stringify(page)];
    const bundle = await cachedPage(base, from, async () => {
      const { cache, ...fresh } = await buildPageBundle(current, page, base, baseUrl, caches.get(page.name));
      caches.set(page.name, cache);
      return fresh;
    });
    for (const warning of bundle.warnings) onWarning(warning);
    return bundle;
  }

  function bundle(current: ReadProject, page: LightningPage): Promise<PageBundle> {
    const known = built.get(page.name);
    if (known?.stamp === current.stamp) return known.bundle;
    const fresh = { stamp: current.stamp, bundle: build(current, page) };
    built.set(page.name, fresh);
    return fresh.bundle;
  }

  return () => {
    const current = project();
    return { ...current, bundle: (page) => bundle(current, page) };
  };
}
