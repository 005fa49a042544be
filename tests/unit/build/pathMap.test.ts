import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isPathMapCurrent, pathMap, withPathMap } from '../../../scripts/build/pathMap.ts';
import { BUNDLE_META, sfdxProject } from '../../support/sfdxProject.ts';

const CONFIG = '{ "extends": "./tsconfig.base.json", "compilerOptions": { "lib": ["DOM"] } }\n';

function component(name: string, extension = '.ts'): Record<string, string> {
  return { [`lwc/${name}/${name}.js-meta.xml`]: BUNDLE_META, [`lwc/${name}/${name}${extension}`]: 'export {};\n' };
}

describe('pathMap', () => {
  it('is empty without components', () => {
    assert.deepEqual(pathMap(sfdxProject({})), {});
  });

  it('has one entry a component, by name', () => {
    const project = sfdxProject({ ...component('tierCard'), ...component('accountTier') });
    assert.deepEqual(Object.entries(pathMap(project)), [
      ['c/accountTier', ['./force-app/main/default/lwc/accountTier/accountTier.ts']],
      ['c/tierCard', ['./force-app/main/default/lwc/tierCard/tierCard.ts']],
    ]);
  });

  it('leaves out a component that is not TypeScript', () => {
    assert.deepEqual(pathMap(sfdxProject(component('byHand', '.js'))), {});
  });

  it('notices a component that came or went, and is written as prettier has it', async () => {
    const project = sfdxProject({ 'tsconfig.lwc.json': CONFIG, ...component('tierCard') });
    assert.equal(isPathMapCurrent(project), false);
    const text = await withPathMap(project);
    writeFileSync(join(project, 'tsconfig.lwc.json'), text);
    assert.equal(isPathMapCurrent(project), true);
    assert.deepEqual(JSON.parse(text), {
      extends: './tsconfig.base.json',
      compilerOptions: {
        lib: ['DOM'],
        paths: { 'c/tierCard': ['./force-app/main/default/lwc/tierCard/tierCard.ts'] },
      },
    });
    assert.equal(await withPathMap(project), text);
  });
});
