import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  componentOf,
  packagePath,
  readZip,
  toMetadata,
  toSource,
} from '../../../../local-org/src/metadata-format/index.ts';
import { fieldXml, metadata, objectXml } from '../../../support/local-org/sfdxProject.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (file: Uint8Array | undefined): string => Buffer.from(file ?? []).toString('utf8');

describe('toMetadata', () => {
  it('puts the parts of an object together, as toSource takes them apart', async () => {
    const source = new Map([
      ['objects/Trip__c/Trip__c.object-meta.xml', bytes(objectXml('Trip'))],
      ['objects/Trip__c/fields/Two__c.field-meta.xml', bytes(fieldXml('Two__c', 'Date'))],
      ['objects/Trip__c/fields/One__c.field-meta.xml', bytes(fieldXml('One__c', 'Date'))],
      ['layouts/Trip__c-Trip Layout.layout-meta.xml', bytes(metadata('Layout', ''))],
    ]);
    const files = await toMetadata(source);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['objects/Trip__c.object', 'layouts/Trip__c-Trip Layout.layout'],
    );
    assert.match(text(files[0]?.bytes), /<label>Trip<[^]*One__c[^]*Two__c/);
    const again = toSource(new Map(files.map((file) => [file.path, file.bytes])));
    assert.deepEqual([...again.files.keys()].sort(), [...source.keys()].sort());
    assert.deepEqual(await toMetadata(new Map([...again.files].map(([path, file]) => [path, file.bytes]))), files);
  });

  it('makes one file of a static resource, whatever it is in source form', async () => {
    const meta = metadata('StaticResource', '');
    const files = await toMetadata(
      new Map([
        ['staticresources/One.js', bytes('1')],
        ['staticresources/One.resource-meta.xml', bytes(meta)],
        ['staticresources/Site/css/a.css', bytes('a')],
        ['staticresources/Site/b.html', bytes('b')],
      ]),
    );
    const [zip, ...others] = files;
    assert.deepEqual(
      [zip?.path, ...others.map(({ path }) => path)],
      ['staticresources/Site.resource', 'staticresources/One.resource', 'staticresources/One.resource-meta.xml'],
    );
    assert.deepEqual([...(await readZip(Buffer.from(zip?.bytes ?? []))).keys()], ['css/a.css', 'b.html']);
  });
});

describe('toSource', () => {
  it('finds places of a part in the file of its object', () => {
    const part = '<fields>\n        <fullName>One__c</fullName>\n    </fields>';
    const xml = metadata('CustomObject', `\n    <label>Trip</label>\n    ${part}\n`);
    const file = toSource(new Map([['objects/Trip__c.object', bytes(xml)]])).files.get(
      'objects/Trip__c/fields/One__c.field-meta.xml',
    );
    assert.ok(file);
    const inside = text(file.bytes).split('\n');
    assert.match(inside[2] ?? '', /<fullName>/);
    assert.deepEqual(file.deployedPlace({ line: 3, column: 9 }), { line: 5, column: 9 });
    const begin = (inside[1] ?? '').length + 1;
    assert.deepEqual(file.deployedPlace({ line: 2, column: begin }), { line: 4, column: '    <fields>'.length + 1 });
    assert.deepEqual(file.deployedPlace({}), {});
  });

  it('says which object is no XML, and takes the others', () => {
    const { files, broken } = toSource(
      new Map([
        ['objects/A__c.object', bytes('<CustomObject>')],
        ['tabs/B.tab', bytes(metadata('CustomTab', ''))],
      ]),
    );
    assert.deepEqual(
      [[...files.keys()], broken.map(({ path }) => path)],
      [['tabs/B.tab-meta.xml'], ['objects/A__c.object']],
    );
  });
});

describe('componentOf', () => {
  const cases: readonly [path: string, component: string | undefined][] = [
    ['objects/Account/fields/A__c.field-meta.xml', 'CustomField Account.A__c'],
    ['objects/A__c/A__c.object-meta.xml', 'CustomObject A__c'],
    ['layouts/Account-My %26 Layout.layout-meta.xml', 'Layout Account-My & Layout'],
    ['customMetadata/Rule.One.md-meta.xml', 'CustomMetadata Rule.One'],
    ['reports/Sales/Deep/R.report-meta.xml', 'Report Sales/Deep/R'],
    ['reports/Sales.reportFolder-meta.xml', 'Report Sales'],
    ['lwc/card/card.html', 'LightningComponentBundle card'],
    ['lwc/card/card.ts', undefined],
    ['lwc/card/__tests__/card.test.js', undefined],
    ['staticresources/Site/css/a.css', 'StaticResource Site'],
    ['classes/A.cls', undefined],
    ['objects/Account/fields/A__c.txt', undefined],
  ];
  for (const [path, expected] of cases) {
    it(`tells ${path}`, () => {
      const found = componentOf(path);
      assert.equal(found && `${found.type} ${found.fullName}`, expected);
    });
  }

  it('is asked of a path within its package, whatever folders are above', () => {
    assert.equal(packagePath('/home/reports/x/force-app/main/default/tabs/A.tab-meta.xml'), 'tabs/A.tab-meta.xml');
    assert.equal(packagePath('force-app\\main\\default\\lwc\\labels\\labels.js'), 'lwc/labels/labels.js');
    assert.equal(packagePath('force-app/main/default/README.md'), undefined);
  });
});
