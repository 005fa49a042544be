import type { RollupCache } from 'rollup';

import { buildPageBundle, cachedPage, type BaseBundle, type PageBundle } from '../bundler/index.ts';
import { projectStamp, readPreviewProject, type LightningPage, type PreviewProject } from '../project/index.ts';

/** The project as it is on disk now. */
export interface LiveProject {
  /** Throws PreviewError when the metadata cannot be read or drawn. */
  readonly current: () => PreviewProject;
  /** The page's script, built anew when a source file changed. Throws PreviewError when it does not compile. */
  readonly bundle: (page: LightningPage) => Promise<PageBundle>;
}

interface Built {
  readonly stamp: string;
  readonly bundle: Promise<PageBundle>;
}

/** @param onWarning told each compiler warning once per build */
export function watchProject(
  projectDir: string,
  base: BaseBundle,
  baseUrl: string,
  onWarning: (warning: string) => void,
): LiveProject {
  let project = readPreviewProject(projectDir);
  let stamp = projectStamp(project.source);
  const built = new Map<string, Built>();
  const caches = new Map<string, RollupCache | undefined>();

  function current(): PreviewProject {
    const now = projectStamp(project.source);
    if (now !== stamp) {
      project = readPreviewProject(projectDir);
      stamp = now;
    }
    return project;
  }

  async function build(page: LightningPage): Promise<PageBundle> {
    const now = current();
    const bundle = await cachedPage(base, [projectDir, stamp, baseUrl, JSON.stringify(page)], async () => {
      const { cache, ...fresh } = await buildPageBundle(now, page, base, baseUrl, caches.get(page.name));
      caches.set(page.name, cache);
      return fresh;
    });
    for (const warning of bundle.warnings) onWarning(warning);
    return bundle;
  }

  function bundle(page: LightningPage): Promise<PageBundle> {
    current();
    const known = built.get(page.name);
    if (known?.stamp === stamp) return known.bundle;
    const fresh = { stamp, bundle: build(page) };
    built.set(page.name, fresh);
    return fresh.bundle;
  }

  return { current, bundle };
}
