import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRefusals, type Refusal } from '../../../support/deployRefusals.ts';
import { toldOf, type Changes } from '../../../support/deployment.ts';

/** A bundle `sample` of these files; the description is the one given, or a good one. */
function bundle(files: Readonly<Record<string, string>>, meta = description()): Changes {
  const all = { 'sample.js': module(), 'sample.js-meta.xml': meta, ...files };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => [`lwc/sample/${name}`, text]),
  );
}

function module(imports = '', body = '@api rows;'): string {
  return `import { LightningElement, api } from 'lwc';\n${imports}\nexport default class Sample extends LightningElement {\n  ${body}\n}\n`;
}

function description(inside = '', apiVersion = '66.0'): string {
  return [
    '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">',
    apiVersion && `<apiVersion>${apiVersion}</apiVersion>`,
    '<isExposed>true</isExposed>',
    inside,
    '</LightningComponentBundle>',
  ].join('\n');
}

function configured(config: string, target = 'lightning__AppPage'): string {
  return description(`<targets><target>${target}</target></targets>\n<targetConfigs>${config}</targetConfigs>`);
}

const property = (attributes: string): string =>
  `<targetConfig targets="lightning__AppPage"><property ${attributes}/></targetConfig>`;

const REFUSED: readonly Refusal[] = [
  [
    'JavaScript that is none',
    bundle({ 'sample.js': 'export default class {\n  x = ;\n}' }),
    /:2:7 sample: LWC1007: Unexpected token \(2:6\)$/,
  ],
  [
    'a property twice',
    bundle({ 'sample.js': module('', '@api rows; @api rows;') }),
    /:4:\d+ sample: LWC1096: Duplicate @api property "rows"\.$/,
  ],
  [
    'an element left open',
    bundle({ 'sample.html': '<template>\n<div></template>' }),
    /:2:\d+ sample: LWC1058: Invalid HTML syntax/,
  ],
  ['a call in a template', bundle({ 'sample.html': '<template>{rows()}</template>' }), /:1:\d+ sample: .*LWC1060/],
  ['CSS that does not close', bundle({ 'sample.css': '.a { color: red' }), /:1:\d+ sample: LWC1009: .*Unclosed block/],
  // Captured from orgs by https://github.com/msrivastav13/mo-dx-plugin/pull/441 and by deploys with missing labels and components.
  [
    'a field that is missing',
    bundle({ 'sample.js': module("import F from '@salesforce/schema/Account.Gone__c';") }),
    /:2:15 sample: Invalid reference Account\.Gone__c of type sobjectField in file sample\.js$/,
  ],
  [
    'a field behind a lookup',
    bundle({ 'sample.js': module("import F from '@salesforce/schema/Contact.Account.Gone__c';") }),
    /Invalid reference Contact\.Account\.Gone__c of type sobjectField/,
  ],
  [
    'an object that is missing',
    bundle({ 'sample.js': module("import O from '@salesforce/schema/Gone__c';") }),
    /Invalid reference Gone__c of type sobject in file/,
  ],
  [
    'a label that is missing',
    bundle({ 'sample.js': module("import L from '@salesforce/label/c.Gone';") }),
    /Invalid reference c\.Gone of type label in file sample\.js$/,
  ],
  [
    'a static resource that is missing',
    bundle({ 'sample.js': module("import R from '@salesforce/resourceUrl/gone';") }),
    /Invalid reference gone of type resourceUrl in file sample\.js$/,
  ],
  [
    'a custom permission that is missing',
    bundle({ 'sample.js': module("import P from '@salesforce/customPermission/Gone';") }),
    /Invalid reference Gone of type customPermission/,
  ],
  [
    'a message channel that is missing',
    bundle({ 'sample.js': module("import C from '@salesforce/messageChannel/Gone__c';") }),
    /Invalid reference Gone__c of type messageChannel/,
  ],
  [
    'Apex',
    bundle({ 'sample.js': module("import get from '@salesforce/apex/Rows.get';") }),
    /Unable to find Apex action class referenced as 'Rows'\.$/,
  ],
  [
    'a component that is missing',
    bundle({ 'sample.js': module("import { x } from 'c/gone';") }),
    /No MODULE named markup:\/\/c:gone found : \[markup:\/\/c:sample\]$/,
  ],
  [
    'a component in a template',
    bundle({ 'sample.html': '<template>\n  <c-gone-by></c-gone-by></template>' }),
    /:2:3 sample: No MODULE named markup:\/\/c:goneBy found/,
  ],
  [
    'a file that is missing',
    bundle({ 'sample.js': module("import { x } from './rows';") }),
    /LWC1011: Failed to resolve import "\.\/rows" from "sample\.js"\. Please add "rows" file to the component folder\.$/,
  ],
  [
    'a template without a class',
    bundle({ 'sample.html': '<template></template>', 'sample.js': 'export const rows = 1;' }),
    /must have a class as its default export/,
  ],
  [
    'more than a megabyte',
    bundle({ 'sample.js': module(`/* ${' '.repeat(1024 * 1024)} */`) }),
    /maximum size of a JavaScript file is 1 MB/,
  ],
  [
    'no description',
    bundle({ 'sample.js-meta.xml': '' }),
    /^LightningComponentBundle:: sample: The component sample has no configuration file: sample\.js-meta\.xml$/,
  ],
  ['nothing but a description', bundle({ 'sample.js': '' }), /Cannot find Lightning Component Bundle sample$/],
  [
    'a description of another name',
    bundle({ 'sample.js-meta.xml': '', 'other.js-meta.xml': description() }),
    /must be sample\.js-meta\.xml$/,
  ],
  [
    'a folder in capitals',
    { 'lwc/Sample/Sample.js': module(), 'lwc/Sample/Sample.js-meta.xml': description() },
    /must begin with a lowercase letter/,
  ],
  [
    'an element that is none',
    bundle({}, description('<visible>true</visible>')),
    /:4:10 .+Element \{[^}]+\}visible invalid at this location in type LightningComponentBundle$/,
  ],
  [
    'a flag that is none',
    bundle({}, description().replace('>true<', '>yes<')),
    /'yes' is not valid for the type xsd:boolean$/,
  ],
  // https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (API Version error)
  [
    'an API version that is not out',
    bundle({}, description('', '67.0')),
    /:2:13 sample: The LightningComponentBundle apiVersion can't be "67"$/,
  ],
  ['an API version before components', bundle({}, description('', '44.0')), /apiVersion can't be "44"$/],
  ['no API version', bundle({}, description('', '')), /Required field is missing: apiVersion$/],
  [
    'a target that is none',
    bundle({}, configured('', 'lightning__Page')),
    /:4:18 sample: Invalid target: lightning__Page$/,
  ],
  [
    'configuration of another target',
    bundle({}, configured('<targetConfig targets="lightning__HomePage"/>')),
    /The target lightning__HomePage of a targetConfig isn't listed in targets$/,
  ],
  [
    'a type that is none',
    bundle({}, configured(property('name="rows" type="Number"'))),
    /Invalid type Number of the property rows$/,
  ],
  [
    'a property that the class does not have',
    bundle({}, configured(property('name="lines" type="Integer"'))),
    /The property lines isn't a public property/,
  ],
  [
    'a default that does not fit',
    bundle({}, configured(property('name="rows" type="Integer" default="ten"'))),
    /The default ten of the property rows is no Integer$/,
  ],
  [
    'a property without a name',
    bundle({}, configured(property('type="Integer"'))),
    /Required attribute is missing: name$/,
  ],
  [
    'a property where none may be',
    bundle({}, configured(property('name="rows" type="Integer"').replace('AppPage', 'Tab'), 'lightning__Tab')),
    /The target lightning__Tab doesn't support properties$/,
  ],
  [
    'a form factor that is none',
    bundle(
      {},
      configured(
        '<targetConfig targets="lightning__AppPage"><supportedFormFactors><supportedFormFactor type="Medium"/></supportedFormFactors></targetConfig>',
      ),
    ),
    /Invalid form factor: Medium$/,
  ],
  [
    'an object that is missing, for its pages',
    bundle(
      {},
      configured(
        '<targetConfig targets="lightning__RecordPage"><objects><object>Gone__c</object></objects></targetConfig>',
        'lightning__RecordPage',
      ),
    ),
    /In field: object - no CustomObject named Gone__c found$/,
  ],
];

const TAKEN: readonly (readonly [what: string, changes: Changes])[] = [
  ['a module that is no component', bundle({ 'sample.js': 'export const rows = 1;' })],
  ['a module of styles', bundle({ 'sample.js': '', 'sample.css': '.a { color: red; }' })],
  [
    'a module and its helper',
    bundle({ 'sample.js': module("import { x } from './rows';"), 'rows.js': 'export const x = 1;' }),
  ],
  [
    'a property that an ancestor has',
    bundle(
      { 'sample.js': "import Base from 'c/tierCard';\nexport default class Sample extends Base {}" },
      configured(property('name="recordId" type="String"')),
    ),
  ],
  [
    'a getter for a property',
    bundle(
      { 'sample.js': module('', '@api get rows() { return 1; } set rows(value) {}') },
      configured(property('name="rows" type="Integer" default="10" required="true"')),
    ),
  ],
  [
    'a module of a scope that objects have by nature',
    bundle({ 'sample.js': module("import X from '@salesforce/constructor/x';") }),
  ],
  [
    'everything that it may import',
    bundle({
      'sample.js': module(
        "import P from '@salesforce/customPermission/See_Whole_Portfolio';\nimport F from '@salesforce/schema/Contact.Account.Quartile__c';\nimport I from '@salesforce/user/Id';",
      ),
    }),
  ],
  ['tests beside it', bundle({ '__tests__/sample.test.js': 'this is not even JavaScript' })],
];

describeRefusals('a Lightning web component is refused for', REFUSED);

describe('a Lightning web component is taken with', () => {
  for (const [what, changes] of TAKEN) {
    it(what, async () => {
      assert.deepEqual(await toldOf(changes), []);
    });
  }
});
