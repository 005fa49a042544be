import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRefusals, type Refusal } from '../../../support/deployRefusals.ts';
import { edited, projectText, toldOf } from '../../../support/deployment.ts';

const TAB = 'tabs/Tiering_Run__c.tab-meta.xml';
const PAGE = 'flexipages/Strategic_Portfolio.flexipage-meta.xml';
const LAYOUT = 'layouts/Tiering_Run__c-Tiering Run Layout.layout-meta.xml';
const PERMISSION = 'customPermissions/See_Whole_Portfolio.customPermission-meta.xml';
const LABELS = 'labels/CustomLabels.labels-meta.xml';
const VIEW = 'objects/Account/listViews/Strategic_Designation.listView-meta.xml';
const FIELD = 'objects/Account/fields/Quartile__c.field-meta.xml';
const SET = 'permissionsets/Strategic_Accounts_Viewer.permissionset-meta.xml';

/** One file, and all that is told of it: nothing is looked at behind what cannot be parsed. */
const UNREADABLE: readonly Refusal[] = [
  [
    'no XML',
    { [TAB]: '<CustomTab>\n<motif>\n</CustomTab>' },
    /^CustomTab:3:1 Tiering_Run__c: Error parsing file: Expected closing tag 'motif'/,
  ],
  ['nothing', { [TAB]: '' }, /^CustomTab:1:1 .+Error parsing file: /],
  [
    'a name that objects have by nature',
    { [TAB]: projectText(TAB).replaceAll('motif>', 'constructor>') },
    /^CustomTab:1:1 .+Error parsing file: .*constructor/,
  ],
  [
    'another root element',
    { [TAB]: projectText(TAB).replaceAll('CustomTab', 'Tab') },
    /Error parsing file: Element \{http:\/\/soap\.sforce\.com\/2006\/04\/metadata\}Tab invalid at this location in type CustomTab$/,
  ],
  [
    'another namespace',
    edited(TAB, 'http://soap.sforce.com/2006/04/metadata', 'urn:other'),
    /Element \{urn:other\}CustomTab invalid at this location in type CustomTab$/,
  ],
  // https://github.com/forcedotcom/cli/issues/1420 and others show the sentence; its place is behind the start tag.
  [
    'an element that the type does not have',
    edited(TAB, '<motif>', '<colour>red</colour>\n<motif>'),
    /^CustomTab:4:13 .+Element \{[^}]+\}colour invalid at this location in type CustomTab$/,
  ],
  [
    'an element that a part does not have',
    edited(LAYOUT, '<behavior>Required</behavior>', '<behaviour>Required</behaviour>'),
    /Element \{[^}]+\}behaviour invalid at this location in type LayoutItem$/,
  ],
  [
    'an element that stands once, twice',
    edited(PAGE, '<masterLabel>', '<masterLabel>Twice</masterLabel><masterLabel>'),
    /Error parsing file: Element masterLabel is duplicated at this location in type FlexiPage$/,
  ],
  [
    'two components in one item',
    edited(
      PAGE,
      '</componentInstance>',
      '</componentInstance><componentInstance><componentName>portfolioPage</componentName></componentInstance>',
    ),
    /Element componentInstance is duplicated at this location in type ItemInstance$/,
  ],
  [
    'a required element left out',
    edited(PERMISSION, '<label>See Whole Portfolio</label>', ''),
    /^CustomPermission:2:67 .+Required field is missing: label$/,
  ],
  [
    'a flag that is none',
    edited(TAB, '<customObject>true', '<customObject>yes'),
    /^CustomTab:3:19 .+Error parsing file: 'yes' is not valid for the type xsd:boolean$/,
  ],
  [
    'a number that is none',
    edited(FIELD, '<precision>1<', '<precision>one<'),
    /'one' is not valid for the type xsd:double$/,
  ],
  [
    'a value that is none of the list',
    edited(VIEW, '<filterScope>Everything', '<filterScope>All'),
    /Error parsing file: 'All' is not a valid value for the enum 'FilterScope'$/,
  ],
  // A field's type of its own: "Property 'Formula' is not a valid value for the enum 'FieldType'"
  [
    'a type that fields do not have',
    edited(FIELD, '<type>Number', '<type>Formula'),
    /'Formula' is not a valid value for the enum 'FieldType'$/,
  ],
  [
    'elements in a text',
    edited(TAB, '<motif>', '<motif><b/>'),
    /Element \{[^}]+\}b invalid at this location in type xsd:string$/,
  ],
];

const NAMED: readonly Refusal[] = [
  ...['Two__Lines', 'Ends_', '_Begins', '1st', 'Has Space', 'Has-Hyphen'].map(
    (name) =>
      [
        `a name like "${name}"`,
        { [`customPermissions/${name}.customPermission-meta.xml`]: projectText(PERMISSION) },
        /The CustomPermission API Name can only contain underscores and alphanumeric characters\. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores\.$/,
      ] as const,
  ),
  [
    'a name of 81 characters',
    { [`customPermissions/${'x'.repeat(81)}.customPermission-meta.xml`]: projectText(PERMISSION) },
    /Value too long for field: fullName maximum length is:80$/,
  ],
  [
    'a field’s name of 41 characters',
    { [`objects/Account/fields/${'x'.repeat(41)}__c.field-meta.xml`]: projectText(FIELD) },
    /Value too long for field: fullName maximum length is:40$/,
  ],
  // https://github.com/coveo/ui-kit/pull/1128: the place is that of the label, (206:13) there.
  [
    'a label’s short description of 81 characters',
    edited(LABELS, '<shortDescription>Account table: button<', `<shortDescription>${'x'.repeat(81)}<`),
    /^CustomLabel:3:13 Account_Table_Next: Value too long for field: MasterLabel maximum length is:80$/,
  ],
  [
    'a label’s value of 1,001 characters',
    edited(LABELS, '<value>Next page<', `<value>${'x'.repeat(1001)}<`),
    /Value maximum length is:1000$/,
  ],
  [
    'a permission set’s description of 256 characters',
    edited(SET, '<description>', `<description>${'x'.repeat(256)}`),
    /PermissionSet:2:\d+ .+Description maximum length is:255$/,
  ],
  [
    'a field’s label of 41 characters',
    edited(FIELD, '<label>', `<label>${'x'.repeat(41)}`),
    /CustomField:\d+:\d+ .+MasterLabel maximum length is:40$/,
  ],
];

describe('a file that cannot be parsed:', () => {
  for (const [what, changes, told] of UNREADABLE) {
    it(what, async () => {
      const lines = await toldOf(changes);
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0] ?? '', told);
    });
  }

  it('tells every element that it may not have', async () => {
    const lines = await toldOf(edited(TAB, '<motif>', '<one/><two/><motif>'));
    assert.equal(lines.length, 2);
  });
});

describeRefusals('names and texts that the platform does not hold:', NAMED);

describe('a name', () => {
  it('may have a package’s namespace', async () => {
    const told = await toldOf({ 'objects/Account/fields/acme__Region__c.field-meta.xml': projectText(FIELD) });
    assert.deepEqual(told, []);
  });
});
