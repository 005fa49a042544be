import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';

import { cachedPage, type BaseBundle, type PageBundle } from '../../../../preview/src/bundler/index.ts';

describe('cachedPage', () => {
  let cacheDir: string;
  let base: BaseBundle;
  let builds = 0;

  before(() => {
    cacheDir = mkdtempSync(join(tmpdir(), 'page-cache-'));
    base = { dir: join(cacheDir, 'base-1'), files: {}, exports: {} };
    mkdirSync(base.dir);
  });
  beforeEach(() => {
    builds = 0;
  });
  after(() => {
    rmSync(cacheDir, { recursive: true });
  });

  const build = (code: string) => (): Promise<PageBundle> => {
    builds += 1;
    return Promise.resolve({ code, sourceMap: '{}', version: '1', warnings: [`of ${code}`] });
  };
  const kept = (): string[] => readdirSync(cacheDir).filter((name) => name !== 'base-1');

  it('builds a page once as long as it is made of the same', async () => {
    const first = await cachedPage(base, ['project', 'as it is'], build('one'));
    const second = await cachedPage(base, ['project', 'as it is'], build('another'));
    assert.deepEqual([first.code, first.warnings], ['one', ['of one']]);
    assert.deepEqual(second, first);
    assert.equal(builds, 1);
  });

  it('builds it anew when anything of it changed', async () => {
    const changed = await cachedPage(base, ['project', 'as it is now'], build('two'));
    const otherBase = await cachedPage({ ...base, dir: join(cacheDir, 'base-2') }, ['project', 'as it is'], build('3'));
    assert.deepEqual([changed.code, otherBase.code, builds], ['two', '3', 2]);
  });

  it('keeps nothing of a build that fails', async () => {
    const before = kept();
    await assert.rejects(
      cachedPage(base, ['broken'], () => Promise.reject(new Error('does not compile'))),
      /does not compile/,
    );
    assert.deepEqual(kept(), before);
    assert.equal((await cachedPage(base, ['broken'], build('mended'))).code, 'mended');
  });

  it('throws away what was built a week ago', async () => {
    const old = kept();
    const eightDaysAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    for (const name of old) utimesSync(join(cacheDir, name), eightDaysAgo, eightDaysAgo);
    await cachedPage(base, ['new'], build('new'));
    assert.equal(kept().length, 1);
    assert.ok(old.length > 1 && !old.includes(kept()[0] ?? ''));
  });
});
