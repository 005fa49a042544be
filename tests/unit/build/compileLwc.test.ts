import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compileLwc } from '../../../scripts/build/compileLwc.ts';
import { BUNDLE_META, sfdxProject } from '../../support/sfdxProject.ts';

const CARD = `import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation } from 'lightning/uiRecordApi';

/** Shown in the app. */
export default class Card extends LightningElement {
  @api recordId?: string;
  @wire(getRecord, { recordId: '$recordId' }) record?: { data?: RecordRepresentation };
  private total = 0 satisfies number;
}
`;

function project(extra: Readonly<Record<string, string>> = {}): { root: string; file: (path: string) => string } {
  const root = sfdxProject({ 'lwc/card/card.js-meta.xml': BUNDLE_META, 'lwc/card/card.ts': CARD, ...extra });
  return { root, file: (path) => join(root, 'force-app/main/default/lwc', path) };
}

describe('compileLwc', () => {
  it('emits JavaScript beside the TypeScript, decorators intact and types gone', () => {
    const { root, file } = project();
    assert.deepEqual(compileLwc(root), { written: [file('card/card.js')], removed: [] });
    const code = readFileSync(file('card/card.js'), 'utf8');
    assert.match(code, /@api\s+recordId;/);
    assert.match(code, /@wire\(getRecord, \{ recordId: '\$recordId' \}\)\s+record;/);
    assert.match(code, /\/\*\* Shown in the app\. \*\//);
    assert.doesNotMatch(code, /import type|RecordRepresentation|satisfies|private|__decorate/);
  });

  it('writes nothing a second time', () => {
    const { root } = project();
    compileLwc(root);
    assert.deepEqual(compileLwc(root), { written: [], removed: [] });
  });

  it('emits helpers of a bundle, but no test and no declaration', () => {
    const { root, file } = project({
      'lwc/card/figures.ts': 'export const ONE: number = 1;\n',
      'lwc/card/platform.d.ts': 'declare const platform: string;\n',
      'lwc/card/__tests__/card.test.ts': 'export {};\n',
    });
    assert.deepEqual(compileLwc(root).written, [file('card/card.js'), file('card/figures.js')]);
  });

  it('removes JavaScript whose TypeScript is gone, and the folder that is left empty', () => {
    const { root, file } = project({
      'lwc/old/old.js-meta.xml': BUNDLE_META,
      'lwc/old/old.ts': 'export const ONE: number = 1;\n',
    });
    compileLwc(root);
    rmSync(file('old/old.ts'));
    rmSync(file('old/old.js-meta.xml'));
    assert.deepEqual(compileLwc(root), { written: [], removed: [file('old/old.js')] });
    assert.equal(existsSync(file('old')), false);
  });

  it('leaves JavaScript alone that somebody wrote', () => {
    const { root, file } = project({
      'lwc/byHand/byHand.js-meta.xml': BUNDLE_META,
      'lwc/byHand/byHand.js': 'export {};\n',
    });
    assert.deepEqual(compileLwc(root).removed, []);
    assert.equal(readFileSync(file('byHand/byHand.js'), 'utf8'), 'export {};\n');
  });

  it('overwrites stale JavaScript', () => {
    const { root, file } = project();
    compileLwc(root);
    writeFileSync(file('card/card.ts'), 'export const TWO: number = 2;\n');
    assert.deepEqual(compileLwc(root).written, [file('card/card.js')]);
    assert.match(readFileSync(file('card/card.js'), 'utf8'), /TWO = 2;/);
  });

  it('names file and line of what it cannot parse, and writes nothing at all', () => {
    const { root, file } = project({
      'lwc/broken/broken.js-meta.xml': BUNDLE_META,
      'lwc/broken/broken.ts': 'export const ONE = 1;\nexport const = 2;\n',
    });
    assert.throws(() => compileLwc(root), /force-app\/main\/default\/lwc\/broken\/broken\.ts:2: .+ Next step: /);
    assert.equal(existsSync(file('card/card.js')), false);
  });

  it('takes the suffix off relative imports, as Salesforce documents them without one', () => {
    // https://developer.salesforce.com/docs/platform/lwc/guide/js-share-code
    const { root, file } = project({
      'lwc/card/figures.ts': 'export const ONE: number = 1;\nexport type Figure = number;\n',
      'lwc/card/card.ts': [
        `import { ONE } from './figures.ts';`,
        `import type { Figure } from './figures.ts';`,
        `import { TWO } from 'c/other.ts';`,
        `export * from "./figures.ts";`,
        `export type { Figure } from './figures.ts';`,
        `export const path: Figure | string = ONE ? './figures.ts' : TWO;`,
      ].join('\n'),
    });
    compileLwc(root);
    assert.deepEqual(readFileSync(file('card/card.js'), 'utf8').split('\n').slice(1, -1), [
      `import { ONE } from './figures';`,
      `import { TWO } from 'c/other.ts';`,
      `export * from './figures';`,
      `export const path = ONE ? './figures.ts' : TWO;`,
    ]);
  });

  it('refuses a relative import that ends in .js, which only a build would have left there', () => {
    const { root } = project({ 'lwc/card/card.ts': `import { ONE } from './figures.js';\nexport { ONE };\n` });
    assert.throws(() => compileLwc(root), /card\.ts imports '.\/figures\.js'\. Next step: import '\.\/figures\.ts'\./);
  });

  it('asks for an SFDX project where there is none', () => {
    assert.throws(() => compileLwc(join(import.meta.dirname, 'nowhere')), /No sfdx-project\.json in .+ Next step: /);
  });
});
