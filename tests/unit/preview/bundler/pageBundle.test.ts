import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';

import type { RollupCache } from 'rollup';

import { buildPageBundle, prepareBaseBundle, type BaseBundle } from '../../../../preview/src/bundler/index.ts';
import { PreviewError, readPreviewProject } from '../../../../preview/src/project/index.ts';
import {
  exposedMeta,
  flexipage,
  GREETING_TS,
  instance,
  lwcPath,
  PAGE_PATH,
  previewProject,
  region,
} from '../previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../../../.cache/preview');
const PREVIEW = join(import.meta.dirname, '../../../../preview/');
const TS = lwcPath('greeting', 'greeting.ts');
const HTML = lwcPath('greeting', 'greeting.html');

describe('buildPageBundle', () => {
  let base: BaseBundle;
  let ownModules: RollupCache;

  before(async () => {
    base = await prepareBaseBundle(CACHE_DIR, () => undefined);
    const { cache } = await buildAfter(undefined, {});
    ownModules = { modules: cache?.modules.filter(({ id }) => id.startsWith(PREVIEW)) ?? [] };
  });

  async function buildAfter(cache: RollupCache | undefined, changes: Record<string, string>) {
    const project = readPreviewProject(previewProject(changes));
    const page = project.recordPages.get('Account');
    assert.ok(page);
    return buildPageBundle(project, page, base, '/base', cache);
  }

  /** What the preview itself brings to each page is compiled once for all of these tests. */
  const build = (changes: Record<string, string> = {}) => buildAfter(ownModules, changes);

  async function refusal(changes: Record<string, string>): Promise<PreviewError> {
    const outcome: unknown = await build(changes).catch((error: unknown) => error);
    assert.ok(outcome instanceof PreviewError, 'the component was not refused');
    return outcome;
  }

  const withImport = (line: string): string => GREETING_TS.replace('import NAME', `${line}\nimport NAME`);

  describe('a component that compiles', () => {
    it('takes types out, keeps what decorators mean, and registers the component under its own tag', async () => {
      const { code, warnings } = await build();
      assert.deepEqual(warnings, []);
      assert.doesNotMatch(code, /interface State|recordId\?:/);
      assert.match(code, /publicProps: \{\s*recordId:/);
      assert.match(code, /sel: "c-greeting"/);
    });

    it('carries labels and schema of the project', async () => {
      const { code } = await build();
      assert.match(code, /"Good morning,"/);
      assert.match(code, /\{"fieldApiName":"Name","objectApiName":"Account"\}/);
    });

    it('knows the user of the page, the locale, and whether this is a desktop', async () => {
      const { code } = await build({
        [TS]: withImport(
          `import USER_ID from '@salesforce/user/Id';
import isGuest from '@salesforce/user/isGuest';
import LOCALE from '@salesforce/i18n/locale';
import FORM_FACTOR from '@salesforce/client/formFactor';`,
        ).replace('return `', 'return [USER_ID, isGuest, LOCALE, FORM_FACTOR].join() + `'),
      });
      assert.match(code, /= session\.userId;/);
      assert.match(code, /"en-US"/);
      assert.match(code, /matchMedia\('\(width < 48em\)'\)\.matches \? 'Small' : 'Large'/);
    });

    it('leaves engine and base components outside, so that a page has one instance of each', async () => {
      const { code } = await build();
      const imports = [...code.matchAll(/^import .* from '([^']+)';$/gm)].map((match) => match[1]);
      assert.ok(imports.includes('/base/lwc.js'));
      assert.ok(imports.includes('/base/lightning/card.js'));
      assert.equal(new Set(imports).size, imports.length);
      for (const file of imports) {
        const content = readFileSync(join(base.dir, (file ?? '').replace('/base/', '')), 'utf8');
        assert.doesNotMatch(content, /process\.env\.NODE_ENV|import\.meta\.env/);
      }
    });

    it('takes in other files of the bundle, imported with the suffix that Node needs or without one', async () => {
      const { code, warnings } = await build({
        [TS]: withImport(`import { EXACT } from './exact.ts';\nimport { BARE } from './bare';`).replace(
          'return `',
          'return EXACT + BARE + `',
        ),
        [lwcPath('greeting', 'exact.ts')]: `export { EXACT } from './deeper.ts';\n`,
        [lwcPath('greeting', 'deeper.ts')]: `export const EXACT: string = 'from a file with suffix';\n`,
        [lwcPath('greeting', 'bare.ts')]: `export const BARE: string = 'from a file without';\n`,
      });
      assert.deepEqual(warnings, []);
      assert.match(code, /'from a file with suffix'/);
      assert.match(code, /'from a file without'/);
    });

    it('takes style sheets from a bundle that has nothing else', async () => {
      const { code, warnings } = await build({
        [lwcPath('greeting', 'greeting.css')]: `@import 'c/shared';\n`,
        [lwcPath('shared', 'shared.css')]: '.text { color: rebeccapurple; }\n',
        [lwcPath('shared', 'shared.js-meta.xml')]: '<LightningComponentBundle></LightningComponentBundle>',
      });
      assert.deepEqual(warnings, []);
      assert.match(code, /rebeccapurple/);
    });

    it('works in JavaScript too', async () => {
      const js = `import { LightningElement } from 'lwc';\nexport default class Note extends LightningElement {}\n`;
      const page = await build({
        [lwcPath('note', 'note.js')]: js,
        [lwcPath('note', 'note.html')]: '<template>Note</template>',
        [lwcPath('note', 'note.js-meta.xml')]:
          '<LightningComponentBundle><isExposed>false</isExposed></LightningComponentBundle>',
        [HTML]: '<template><c-note></c-note></template>',
      });
      assert.match(page.code, /sel: "c-note"/);
    });
  });

  describe('a component that does not compile', () => {
    it('is refused with file and line of the TypeScript', async () => {
      const error = await refusal({ [TS]: GREETING_TS.replace('get text(): string {', 'get text(: string {') });
      assert.match(error.location ?? '', /greeting\.ts:14$/);
      assert.match(error.message, /^TypeScript: /);
    });

    it('is refused with file and line of the template', async () => {
      const error = await refusal({ [HTML]: '<template>\n  <p>{text}\n</template>' });
      assert.match(error.location ?? '', /greeting\.html:2$/);
      assert.match(error.message, /LWC1\d+/);
    });

    it('is refused when the LWC compiler refuses the class', async () => {
      const error = await refusal({ [TS]: GREETING_TS.replace('@api recordId', '@api dataRecord') });
      assert.match(error.location ?? '', /greeting\.ts/);
    });
  });

  describe('a component that calls Apex', () => {
    it('runs, and the methods that it and its modules call are named', async () => {
      const { code, warnings } = await build({
        [TS]: withImport(`import { refreshApex } from '@salesforce/apex';
import stock from 'c/stock';
import wait from '@salesforce/apexContinuation/depots.Stock.wait';`).replace(
          'return `',
          'void refreshApex(stock); void wait(); return `',
        ),
        [lwcPath('stock', 'stock.js')]: `import count from '@salesforce/apex/Stock.count';\nexport default count;\n`,
        [lwcPath('stock', 'stock.js-meta.xml')]: '<LightningComponentBundle></LightningComponentBundle>',
      });
      assert.match(code, /sel: "c-greeting"/);
      assert.match(code, /apexMethod\("Stock\.count"\)/);
      assert.deepEqual(warnings, [
        'c/greeting calls Apex (Stock.count, depots.Stock.wait): the embedded org runs none, so that it gets an error each time. Try it in an org.',
      ]);
    });
  });

  describe('a base component that is not open source', () => {
    it('has a stand-in in the template, and is named', async () => {
      const { code, warnings } = await build({
        [HTML]:
          '<template>{text}<lightning-map></lightning-map><lightning-file-upload></lightning-file-upload></template>',
      });
      for (const tag of ['c-greeting', 'lightning-map', 'lightning-file-upload']) {
        assert.match(code, new RegExp(`sel: "${tag}"`));
      }
      assert.deepEqual(warnings, [
        'c/greeting shows placeholders for base components that are not open source (lightning-file-upload, lightning-map). Try it in an org.',
      ]);
    });
  });

  describe('a component that needs what works in an org only', () => {
    const cases: readonly (readonly [what: string, changes: Record<string, string>, RegExp])[] = [
      [
        'a site',
        { [TS]: withImport(`import x from '@salesforce/community/basePath';`) },
        /is not for Lightning Experience/,
      ],
      ['an asset file', { [TS]: withImport(`import x from '@salesforce/contentAssetUrl/logo';`) }, /logo is not part/],
      [
        'a kind of module',
        { [TS]: withImport(`import x from '@salesforce/featureFlag/x';`) },
        /featureFlag\/x is not part/,
      ],
      [
        'a platform module',
        { [TS]: withImport(`import { x } from 'lightning/platformWorkspaceApi';`) },
        /lightning\/platformWorkspaceApi is not part/,
      ],
      [
        'a base component that a script asks for',
        { [TS]: withImport(`import x from 'lightning/map';`) },
        /greeting\.ts:3: lightning\/map/,
      ],
      [
        'a component that does',
        {
          [TS]: withImport(`import 'c/inner';`),
          [lwcPath('inner', 'inner.js')]: `import { x } from 'lightning/platformWorkspaceApi';\nexport { x };\n`,
          [lwcPath('inner', 'inner.js-meta.xml')]: '<LightningComponentBundle></LightningComponentBundle>',
        },
        /inner\.js:1: lightning\/platformWorkspaceApi/,
      ],
    ];
    for (const [what, changes, reason] of cases) {
      it(`gives way to a placeholder: ${what}`, async () => {
        const { code, warnings } = await build(changes);
        assert.doesNotMatch(code, /c-greeting|Good morning/);
        assert.match(code, /mountPage\(\{\s*\}\)/);
        assert.equal(warnings.length, 1);
        assert.match(warnings[0] ?? '', /^c\/greeting is a placeholder: /);
        assert.match(warnings[0] ?? '', reason);
      });
    }

    it('leaves the others on the page, and is back when it needs it no more', async () => {
      const folder = previewProject({
        [PAGE_PATH]: flexipage(region('main', instance('greeting') + instance('plain'))),
        [TS]: withImport(`import { x } from 'lightning/platformWorkspaceApi';`),
        [lwcPath('plain', 'plain.js')]:
          `import { LightningElement } from 'lwc';\nexport default class Plain extends LightningElement {}\n`,
        [lwcPath('plain', 'plain.html')]: '<template>Plain</template>',
        [lwcPath('plain', 'plain.js-meta.xml')]: exposedMeta(),
      });
      const built = async (cache?: RollupCache) => {
        const project = readPreviewProject(folder);
        const page = project.recordPages.get('Account');
        assert.ok(page);
        return buildPageBundle(project, page, base, '/base', cache);
      };
      const first = await built();
      assert.match(first.code, /sel: "c-plain"/);
      assert.doesNotMatch(first.code, /sel: "c-greeting"/);
      const again = await built(first.cache);
      assert.deepEqual(again.warnings, first.warnings);
      writeFileSync(join(folder, TS), GREETING_TS);
      const healed = await built(again.cache);
      assert.deepEqual(healed.warnings, []);
      assert.match(healed.code, /sel: "c-greeting"/);
    });
  });

  describe('an import of something that is not there', () => {
    const cases: readonly (readonly [string, string, RegExp, RegExp])[] = [
      ['a label', `import X from '@salesforce/label/c.Nothing';`, /label\/c\.Nothing does not exist/, /custom labels/],
      [
        'a custom field',
        `import X from '@salesforce/schema/Account.No__c';`,
        /Account\.No__c does not exist/,
        /objects\//,
      ],
      [
        'a static resource',
        `import x from '@salesforce/resourceUrl/none';`,
        /none does not exist/,
        /staticresources\//,
      ],
      [
        'a message channel',
        `import x from '@salesforce/messageChannel/None__c';`,
        /None__c does not exist/,
        /messageChannels\//,
      ],
      ['a property of the locale', `import x from '@salesforce/i18n/none';`, /none is not part/, /LWC guide/],
      ['an Apex class', `import x from '@salesforce/apex/Stock';`, /apex\/Stock names no method/, /Class\.method/],
      ['a component', `import x from 'c/missing';`, /c\/missing is not part/, /lwc\//],
      ['an npm package', `import x from 'lodash';`, /lodash is not part/, /c\/\* only/],
    ];
    for (const [what, line, message, nextStep] of cases) {
      it(`names the line that asks for ${what}`, async () => {
        const error = await refusal({ [TS]: withImport(line) });
        assert.match(error.location ?? '', /greeting\.ts:3$/);
        assert.match(error.message, message);
        assert.match(error.nextStep, nextStep);
      });
    }

    it('names what a component of the project does not export', async () => {
      const error = await refusal({
        [lwcPath('sums', 'sums.ts')]: 'export const total = 1;\n',
        [lwcPath('sums', 'sums.js-meta.xml')]: '<LightningComponentBundle></LightningComponentBundle>',
        [TS]: withImport(`import { average } from 'c/sums';`).replace('return `', 'return `${String(average)}'),
      });
      assert.match(error.message, /sums\.ts has no export average/);
      assert.match(error.location ?? '', /greeting\.ts:3$/);
    });

    it('names what a platform module does not export', async () => {
      const error = await refusal({ [TS]: GREETING_TS.replace('getRecord, getFieldValue', 'getRecord, patchRecord') });
      assert.match(error.message, /patchRecord/);
      assert.match(error.location ?? '', /greeting\.ts:2$/);
    });

    it('names what a base component does not export', async () => {
      const error = await refusal({ [TS]: withImport(`import { nothing } from 'lightning/card';`) });
      assert.match(error.message, /lightning\/card has no export nothing/);
      assert.match(error.location ?? '', /greeting\.ts:3$/);
    });
  });
});

describe('prepareBaseBundle', () => {
  it('takes the bundle from the cache the second time', async () => {
    await prepareBaseBundle(CACHE_DIR, () => undefined);
    let built = 0;
    const { files } = await prepareBaseBundle(CACHE_DIR, () => {
      built += 1;
    });
    assert.equal(built, 0);
    assert.equal(files['lightning/combobox'], 'lightning/combobox.js');
  });
});
