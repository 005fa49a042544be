import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type * as TieringMethod from '#lwc/tieringMethod/tieringMethod.ts';
import { compileLwc } from '../../../scripts/build/compileLwc.ts';
import { sfdxProject } from '../../support/sfdxProject.ts';

const LWC = 'force-app/main/default/lwc';
const lwcPlugin = createRequire(import.meta.url)('@lwc/rollup-plugin') as (options: RollupLwcOptions) => Plugin;

/** What `sf` would deploy, put together by the LWC compiler: its `.js` alone, the TypeScript out of sight. */
async function deployedMethod(): Promise<typeof TieringMethod> {
  const root = sfdxProject({});
  const folder = join(root, LWC, 'tieringMethod');
  cpSync(join(import.meta.dirname, '../../..', LWC, 'tieringMethod'), folder, {
    recursive: true,
    filter: (source) => !source.endsWith('.js') && !source.includes('__tests__'),
  });
  compileLwc(root);
  const bundle = await rollup({
    input: join(folder, 'tieringMethod.js'),
    plugins: [lwcPlugin({ rootDir: folder, apiVersion: 66 })],
    onwarn: ({ message }) => assert.fail(message),
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  assert.equal(output.length, 1);
  assert.ok(output[0].moduleIds.every((id) => id.endsWith('.js')));
  return (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)) as typeof TieringMethod;
}

describe('the tiering method as it deploys', () => {
  it('is one module for the LWC compiler, and ranks', async () => {
    const { rankCustomers } = await deployedMethod();
    const totals = ['40', '25', '12', '7', '5'].map((total) => ({ id: total, total: parseDecimal(total) }));
    assert.deepEqual(
      rankCustomers(totals).quartiles.map(({ share }) => share),
      ['73.033708', '13.483146', '7.865169', '5.617978'],
    );
  });
});
