import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { BaseBundle } from './baseBundle.ts';
import type { PageBundle } from './pageBundle.ts';

const SOURCES = join(import.meta.dirname, '..');
const PREFIX = 'page-';
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Finds the script of a page among those that were built from the very same files before, by this process or another one, or builds it,
 * which takes seconds. What fails is not kept, and what was built a week ago is thrown away when something new comes.
 * @param from all that the script is made of beside the preview and its packages: what is equal gives the same script
 */
export async function cachedPage(
  base: BaseBundle,
  from: readonly string[],
  build: () => Promise<PageBundle>,
): Promise<PageBundle> {
  const cacheDir = dirname(base.dir);
  const key = createHash('sha256')
    .update(JSON.stringify([base.dir, previewStamp(), ...from]))
    .digest('hex');
  const file = join(cacheDir, `${PREFIX}${key.slice(0, 32)}.json`);
  const known = readIfThere(file);
  if (known !== undefined) {
    return JSON.parse(known) as PageBundle;
  }
  const built = await build();
  removeOld(cacheDir);
  const draft = join(cacheDir, `draft-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(built));
  renameSync(draft, file);
  return built;
}

/** Changes with the preview's own sources, which are part of every page. */
function previewStamp(): string {
  const files = globSync('**/*.{ts,js,html,css,json}', { cwd: SOURCES }).sort();
  return files
    .map((file) => {
      const { mtimeMs, size } = statSync(join(SOURCES, file));
      return `${file} ${mtimeMs} ${size}`;
    })
    .join('\n');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Another process may be quicker: what is gone already is no fault. */
function removeOld(cacheDir: string): void {
  for (const name of readdirSync(cacheDir).filter((entry) => entry.startsWith(PREFIX))) {
    const { mtimeMs } = statSync(join(cacheDir, name), { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (mtimeMs < Date.now() - WEEK_MS) {
      rmSync(join(cacheDir, name), { force: true });
    }
  }
}
