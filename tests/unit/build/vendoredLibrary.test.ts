import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { hierarchy, packSiblings, tree } from '#lwc/d3Hierarchy/d3Hierarchy.ts';
import { isLibraryCurrent, vendoredLibrary } from '../../../scripts/build/vendoredLibrary.ts';
import { sfdxProject } from '../../support/sfdxProject.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('vendoredLibrary', () => {
  it('is what the repository has', async () => {
    assert.equal(await isLibraryCurrent(ROOT), true, 'Next step: node scripts/build/vendoredLibrary.ts --write');
  });

  it('misses a copy that somebody has edited', async () => {
    const project = sfdxProject({});
    const folder = join(project, 'force-app/main/default/lwc/d3Hierarchy');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'library.ts'), `${await vendoredLibrary()}// mended\n`);
    assert.equal(await isLibraryCurrent(project), false);
  });

  it('carries the licence, imports nothing and stays far below the limit of a bundle', async () => {
    const text = await vendoredLibrary();
    assert.match(text, /Copyright .+Mike Bostock[\s\S]+THE SOFTWARE IS PROVIDED "AS IS"/);
    assert.doesNotMatch(text, /^import /m);
    assert.ok(Buffer.byteLength(text) < 50_000, `${Buffer.byteLength(text)} bytes`);
  });

  it('works without its package', () => {
    const family = tree<string[]>().nodeSize([10, 20])(
      hierarchy(['a', 'b'], (node) => (node.length > 1 ? [['c']] : [])),
    );
    assert.deepEqual(
      family.descendants().map(({ x, y }) => [x, y]),
      [
        [0, 0],
        [0, 20],
      ],
    );
    assert.equal(packSiblings([{ r: 1 }, { r: 1 }]).length, 2);
  });
});
