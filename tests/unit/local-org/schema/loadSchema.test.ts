import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { FieldSchema, Schema } from '../../../../local-org/src/schema/index.ts';
import { fieldXml, metadata, objectXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';

function load(files: SourceFiles): Schema {
  using project = sfdxProject(files);
  return loadSchema(project.directory);
}

function loadField(type: string, elements = '', more: SourceFiles = {}): FieldSchema {
  const schema = load({ ...more, [fieldPath]: fieldXml('Field__c', type, elements) });
  const field = schema.object('Account')?.field('field__C');
  assert.ok(field);
  return field;
}

const fieldPath = 'objects/Account/fields/Field__c.field-meta.xml';

const valueSet = (elements: string): string => `<valueSet>${elements}</valueSet>`;
const values =
  '<valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>true</default><label>Alpha</label></value>' +
  '<value><fullName>B</fullName><default>false</default><isActive>false</isActive><label>B</label></value></valueSetDefinition>';

describe('a custom field', () => {
  const fields: [type: string, elements: string, expected: Partial<FieldSchema>][] = [
    ['Text', '<length>40</length>', { type: 'string', length: 40, nillable: true }],
    [
      'Text',
      '<length>40</length><required>true</required><unique>true</unique><externalId>true</externalId><caseSensitive>true</caseSensitive>',
      { nillable: false, unique: true, externalId: true, idLookup: true, caseSensitive: true },
    ],
    ['Text', '<length>40</length><defaultValue>"new"</defaultValue>', { defaultValue: 'new', defaultedOnCreate: true }],
    ['TextArea', '', { type: 'textarea', length: 255 }],
    ['LongTextArea', '<length>131072</length><visibleLines>5</visibleLines>', { type: 'textarea', length: 131_072 }],
    ['Number', '<precision>18</precision><scale>2</scale>', { type: 'double', precision: 18, scale: 2 }],
    ['Currency', '<precision>16</precision><scale>0</scale>', { type: 'currency', precision: 16, scale: 0 }],
    ['Percent', '<precision>9</precision><scale>6</scale>', { type: 'percent', precision: 9, scale: 6 }],
    ['Checkbox', '<defaultValue>true</defaultValue>', { type: 'boolean', nillable: false, defaultValue: true }],
    ['Date', '', { type: 'date' }],
    ['DateTime', '', { type: 'datetime' }],
    ['Email', '', { type: 'email', length: 80 }],
    ['Phone', '', { type: 'phone', length: 40 }],
    ['Url', '', { type: 'url', length: 255 }],
    ['AutoNumber', '<displayFormat>A-{0000}</displayFormat>', { calculated: true, createable: false }],
    [
      'Date',
      '<description>When.</description><inlineHelpText>Help.</inlineHelpText>',
      { description: 'When.', inlineHelpText: 'Help.' },
    ],
  ];
  for (const [type, elements, expected] of fields) {
    it(`of type ${type} ${elements} is read`, () => {
      const field = loadField(type, elements);
      for (const [property, value] of Object.entries(expected)) {
        assert.deepEqual(field[property as keyof FieldSchema], value, property);
      }
      assert.equal(field.custom, true);
    });
  }

  it('of type Picklist has its values, their labels and its default', () => {
    const field = loadField('Picklist', valueSet(`<restricted>true</restricted>${values}`));
    assert.deepEqual(field.picklist, {
      restricted: true,
      values: [
        { value: 'A', label: 'Alpha', active: true, isDefault: true },
        { value: 'B', label: 'B', active: false, isDefault: false },
      ],
    });
    assert.equal(field.defaultValue, 'A');
    assert.equal(loadField('Picklist', valueSet(values)).picklist?.restricted, false);
  });

  it('of type Picklist takes a global value set, which restricts it', () => {
    const globalValueSet = metadata(
      'GlobalValueSet',
      '<customValue><fullName>High</fullName><default>false</default><label>High</label></customValue>',
    );
    const field = loadField('Picklist', valueSet('<valueSetName>Levels</valueSetName>'), {
      'globalValueSets/Levels.globalValueSet-meta.xml': globalValueSet,
    });
    assert.equal(field.picklist?.restricted, true);
    assert.deepEqual(
      field.picklist?.values.map(({ value }) => value),
      ['High'],
    );
  });

  it('of type Lookup clears, restricts or cascades', () => {
    const target = '<referenceTo>Account</referenceTo><relationshipName>Others</relationshipName>';
    const onDelete = (elements: string): string | undefined =>
      loadField('Lookup', target + elements).reference?.onDelete;
    assert.equal(onDelete(''), 'SetNull');
    assert.equal(onDelete('<deleteConstraint>Cascade</deleteConstraint>'), 'Cascade');
    assert.equal(onDelete('<required>true</required><deleteConstraint>Restrict</deleteConstraint>'), 'Restrict');
    assert.equal(loadField('Lookup', target).reference?.relationshipName, 'Field__r');
    assert.equal(loadField('Lookup', target).reference?.childRelationshipName, 'Others__r');
  });

  const refused: [title: string, xml: string, message: RegExp][] = [
    [
      'a lookup filter without criteria',
      fieldXml(
        'Field__c',
        'Lookup',
        '<referenceTo>Account</referenceTo><lookupFilter><active>true</active></lookupFilter>',
      ),
      /<filterItems> is missing/,
    ],
    // "Considerations for Lookup Filters", Salesforce Help: neither long text nor encrypted text.
    [
      'a lookup filter by long text',
      fieldXml(
        'Field__c',
        'Lookup',
        '<referenceTo>Account</referenceTo><relationshipName>Others</relationshipName><lookupFilter><active>true</active><filterItems>' +
          '<field>Account.Description</field><operation>contains</operation><value>x</value></filterItems><isOptional>false</isOptional></lookupFilter>',
      ),
      /the lookup filter of Field__c: no filter can use Account\.Description/,
    ],
    ['another type', fieldXml('Field__c', 'ExternalLookup'), /<type> "ExternalLookup" is not supported/],
    ['a text without length', fieldXml('Field__c', 'Text'), /<length> is missing/],
    [
      'a text that is too long',
      fieldXml('Field__c', 'Text', '<length>256</length>'),
      /<length> must be a whole number from 1 to 255/,
    ],
    [
      'a number that is too long',
      fieldXml('Field__c', 'Number', '<precision>19</precision><scale>2</scale>'),
      /<precision>/,
    ],
    [
      'an unknown value set',
      fieldXml('Field__c', 'Picklist', valueSet('<valueSetName>Nope</valueSetName>')),
      /"Nope" does not exist/,
    ],
    ['an unknown object', fieldXml('Field__c', 'Lookup', '<referenceTo>Nope__c</referenceTo>'), /refers to Nope__c/],
    ['a name that is none', fieldXml('1st__c', 'Date'), /"1st__c" is not the API name of a custom field/],
    ['a standard field that is absent', fieldXml('Field', 'Date'), /does not have the standard field Account\.Field/],
    [
      'a flag that is none',
      fieldXml('Field__c', 'Date', '<required>yes</required>'),
      /<required> must be true or false/,
    ],
    [
      'a required lookup that clears',
      fieldXml(
        'Field__c',
        'Lookup',
        '<referenceTo>Account</referenceTo><required>true</required><deleteConstraint>SetNull</deleteConstraint>',
      ),
      /contradicts/,
    ],
    ['broken XML', '<CustomField><fullName>Field__c</CustomField>', /line 1/],
    ['another root', metadata('CustomObject', ''), /root element must be <CustomField>/],
  ];
  for (const [title, xml, message] of refused) {
    it(`with ${title} fails the load by name and file`, () => {
      assert.throws(
        () => load({ [fieldPath]: xml }),
        (error: Error) => {
          assert.match(error.message, message);
          assert.match(error.message, /objects[/\\]Account[/\\]fields/);
          return true;
        },
      );
    });
  }
});

describe('a custom object', () => {
  const detail: SourceFiles = {
    'objects/Detail__c/Detail__c.object-meta.xml': objectXml('Detail', 'ControlledByParent'),
    'objects/Detail__c/fields/Account__c.field-meta.xml': fieldXml(
      'Account__c',
      'MasterDetail',
      '<referenceTo>Account</referenceTo><relationshipName>Details</relationshipName><writeRequiresMasterRead>true</writeRequiresMasterRead>',
    ),
  };

  it('has a name, an owner and a key prefix of its own', () => {
    const schema = load({ 'objects/Thing__c/Thing__c.object-meta.xml': objectXml('Thing') });
    const thing = schema.object('thing__C');
    assert.ok(thing);
    assert.ok(thing.field('OwnerId'));
    assert.deepEqual([thing.label, thing.labelPlural, thing.custom], ['Thing', 'Things', true]);
    assert.match(thing.keyPrefix, /^a[0-9A-Za-z]{2}$/);
    assert.equal(schema.objectByKeyPrefix(thing.keyPrefix), thing);
  });

  it('keeps its key prefix when other objects come and go', () => {
    const thing = { 'objects/Thing__c/Thing__c.object-meta.xml': objectXml('Thing') };
    const alone = load(thing).object('Thing__c')?.keyPrefix;
    assert.equal(load({ ...thing, ...detail }).object('Thing__c')?.keyPrefix, alone);
  });

  it('with a master has no owner, and is a child of its master', () => {
    const schema = load(detail);
    const master = schema.object('Detail__c')?.relationship('account__R');
    assert.equal(schema.object('Detail__c')?.field('OwnerId'), undefined);
    assert.equal(master?.reference?.masterDetail, true);
    assert.equal(master.reference.writeRequiresMasterRead, true);
    assert.deepEqual([master.nillable, master.updateable], [false, false]);
    assert.deepEqual(
      schema.object('Account')?.childRelationships.find(({ childObject }) => childObject === 'Detail__c'),
      { childObject: 'Detail__c', field: 'Account__c', relationshipName: 'Details__r', cascadeDelete: true },
    );
  });

  const refused: [title: string, files: SourceFiles, message: RegExp][] = [
    [
      'a sharing model that does not fit its master',
      { ...detail, 'objects/Detail__c/Detail__c.object-meta.xml': objectXml('Detail', 'Private') },
      /<sharingModel> must be ControlledByParent/,
    ],
    ['no label', { 'objects/Thing__c/Thing__c.object-meta.xml': metadata('CustomObject', '') }, /<label> is missing/],
    [
      'fields but no object',
      { 'objects/Thing__c/fields/A__c.field-meta.xml': fieldXml('A__c', 'Date') },
      /no object Thing__c/,
    ],
    [
      'another kind',
      { 'objects/Thing__e/Thing__e.object-meta.xml': objectXml('Thing') },
      /custom objects \(__c\) and custom metadata types \(__mdt\) only/,
    ],
    ['an Apex trigger', { 'triggers/T.trigger': '' }, /Apex triggers/],
    ...[
      '<processType>AutoLaunchedFlow</processType><start><triggerType>RecordAfterSave</triggerType></start>',
      '<processType>AutoLaunchedFlow</processType><start><triggerType>Scheduled</triggerType></start>',
      '<processType>Workflow</processType>',
    ].map((flow): (typeof refused)[number] => [
      `an active flow: ${flow}`,
      { 'flows/F.flow-meta.xml': metadata('Flow', `${flow}<status>Active</status>`) },
      /active flows that records, events or a schedule start/,
    ]),
  ];
  for (const [title, files, message] of refused) {
    it(`with ${title} fails the load`, () => {
      assert.throws(() => load(files), { message });
    });
  }

  it('comes with metadata for the screen, which is left alone', () => {
    const schema = load({
      'flexipages/Page.flexipage-meta.xml': '<not even XML',
      'lwc/card/card.js': 'export {}',
      'objects/Account/validationRules/Off.validationRule-meta.xml': metadata(
        'ValidationRule',
        '<active>false</active>',
      ),
    });
    assert.ok(schema.object('Account'));
  });
});

describe('a permission set', () => {
  const permissionSet = (inside: string): SourceFiles => ({
    'objects/Account/fields/Plain__c.field-meta.xml': fieldXml('Plain__c', 'Date'),
    'permissionsets/Sales.permissionset-meta.xml': metadata('PermissionSet', `<label>Sales</label>${inside}`),
  });
  const object = (name: string, granted: readonly string[]): string => {
    const all = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords', 'viewAllRecords'];
    const flags = all.map((flag) => `<${flag}>${granted.includes(flag)}</${flag}>`).join('');
    return `<objectPermissions>${flags}<object>${name}</object></objectPermissions>`;
  };
  const field = (name: string): string =>
    `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;

  it('is read with what it grants', () => {
    const schema = load(
      permissionSet(
        object('Account', ['allowRead', 'allowEdit']) +
          field('Account.Plain__c') +
          '<userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>' +
          '<userPermissions><enabled>false</enabled><name>ViewAllData</name></userPermissions>' +
          '<customPermissions><enabled>true</enabled><name>Rank</name></customPermissions>' +
          '<recordTypeVisibilities><recordType>Account.Partner</recordType><visible>true</visible></recordTypeVisibilities>' +
          '<recordTypeVisibilities><recordType>Account.Other</recordType><visible>false</visible></recordTypeVisibilities>' +
          '<customMetadataTypeAccesses><enabled>true</enabled><name>Policy__mdt</name></customMetadataTypeAccesses>' +
          '<customMetadataTypeAccesses><enabled>false</enabled><name>Other__mdt</name></customMetadataTypeAccesses>',
      ),
    );
    const withoutPlace = ({ place: _place, ...granted }: { readonly place?: unknown }): object => granted;
    const read = schema.permissionSets.map((set) => ({
      ...set,
      objectPermissions: set.objectPermissions.map(withoutPlace),
      fieldPermissions: set.fieldPermissions.map(withoutPlace),
    }));
    assert.deepEqual(read, [
      {
        file: schema.permissionSets[0]?.file,
        name: 'Sales',
        label: 'Sales',
        objectPermissions: [
          {
            object: 'Account',
            allowRead: true,
            allowCreate: false,
            allowEdit: true,
            allowDelete: false,
            viewAllRecords: false,
            modifyAllRecords: false,
          },
        ],
        fieldPermissions: [{ field: 'Account.Plain__c', readable: true, editable: true }],
        userPermissions: ['ApiEnabled'],
        customPermissions: ['Rank'],
        customMetadataTypes: ['Policy__mdt'],
        recordTypes: ['Account.Partner'],
      },
    ]);
  });

  it('that grants all fields, present and to come, fails the load by file', () => {
    const all = object('Account', ['allowRead']).replace('<object>', '<viewAllFields>true</viewAllFields><object>');
    assert.throws(() => load(permissionSet(all)), { message: /Sales.*<viewAllFields> is not supported/ });
    assert.ok(load(permissionSet(all.replace('<viewAllFields>true', '<viewAllFields>false'))));
  });

  it('without a label, or with a flag that is none, fails the load by file', () => {
    const unlabelled = { 'permissionsets/Sales.permissionset-meta.xml': metadata('PermissionSet', '') };
    assert.throws(() => load(unlabelled), { message: /Sales\.permissionset-meta\.xml: <label> is missing/ });
    const flag = field('Account.Plain__c').replace('true', 'yes');
    assert.throws(() => load(permissionSet(flag)), { message: /<editable> must be true or false, not "yes"/ });
  });
});

describe('a project', () => {
  const projects: [title: string, json: string, message: RegExp][] = [
    ['whose file is no JSON', '{', /sfdx-project\.json: /],
    ['without package directories', '{"sourceApiVersion":"66.0"}', /"packageDirectories" must list/],
    [
      'whose package directory is missing',
      '{"packageDirectories":[{"path":"nope"}],"sourceApiVersion":"66.0"}',
      /"nope" does not exist/,
    ],
    [
      'whose API version is none',
      '{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"66"}',
      /"sourceApiVersion" must be a version such as "66\.0"/,
    ],
    [
      'that is ahead of the org',
      '{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"67.0"}',
      /"sourceApiVersion" is 67\.0, and the embedded org has 66\.0/,
    ],
  ];
  for (const [title, json, message] of projects) {
    it(`${title} fails the load`, () => {
      using project = sfdxProject({}, json);
      assert.throws(() => loadSchema(project.directory), { message });
    });
  }

  it('that is none fails the load', () => {
    using project = sfdxProject({});
    assert.throws(() => loadSchema(join(project.directory, 'force-app')), { message: /sfdx-project\.json: not found/ });
  });

  it('of an older version, or of none, has the version of the org', () => {
    for (const version of ['', ',"sourceApiVersion":"52.0"']) {
      using project = sfdxProject({}, `{"packageDirectories":[{"path":"force-app"}]${version}}`);
      assert.equal(loadSchema(project.directory).apiVersion, '66.0');
    }
  });

  it('without metadata has the standard objects', () => {
    const schema = load({});
    assert.equal(schema.apiVersion, '66.0');
    assert.deepEqual(schema.objects.map(({ name, keyPrefix }) => `${name} ${keyPrefix}`).sort(), [
      'Account 001',
      'AccountShare 00r',
      'Campaign 701',
      'CampaignMember 00v',
      'CampaignMemberStatus 01Y',
      'CampaignShare 08s',
      'Case 500',
      'CaseShare 01n',
      'Contact 003',
      'ContactShare 03s',
      'ContentDocument 069',
      'ContentDocumentLink 06A',
      'ContentVersion 068',
      'DuplicateRecordItem 0GL',
      'DuplicateRecordSet 0GK',
      'DuplicateRule 0Bm',
      'Event 00U',
      'FieldPermissions 01k',
      'Group 00G',
      'GroupMember 011',
      'ObjectPermissions 110',
      'Opportunity 006',
      'OpportunityContactRole 00K',
      'OpportunityHistory 008',
      'OpportunityLineItem 00k',
      'OpportunityShare 00t',
      'OpportunityStage 01J',
      'Organization 00D',
      'PermissionSet 0PS',
      'PermissionSetAssignment 0Pa',
      'Pricebook2 01s',
      'PricebookEntry 01u',
      'Product2 01t',
      'Profile 00e',
      'RecordType 012',
      'Task 00T',
      'User 005',
      'UserRecordAccess 000',
      'UserRole 00E',
    ]);
  });
});
