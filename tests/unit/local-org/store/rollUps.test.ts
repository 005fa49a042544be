import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { fieldXml, objectXml } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';
import { TestOrg, testSchema } from '../../../support/local-org/testOrg.ts';

const number = '<precision>18</precision><scale>2</scale>';
const statuses = ['Planned', 'Done', 'Dropped'].map(
  (value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`,
);

const visit: SourceFiles = {
  'objects/Visit__c/Visit__c.object-meta.xml': objectXml('Visit', 'ControlledByParent'),
  'objects/Visit__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'MasterDetail',
    '<referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>',
  ),
  'objects/Visit__c/fields/Cost__c.field-meta.xml': fieldXml('Cost__c', 'Currency', number),
  'objects/Visit__c/fields/Day__c.field-meta.xml': fieldXml('Day__c', 'Date'),
  'objects/Visit__c/fields/City__c.field-meta.xml': fieldXml('City__c', 'Text', '<length>40</length>'),
  'objects/Visit__c/fields/Paid__c.field-meta.xml': fieldXml(
    'Paid__c',
    'Checkbox',
    '<defaultValue>false</defaultValue>',
  ),
  'objects/Visit__c/fields/Twice__c.field-meta.xml': fieldXml(
    'Twice__c',
    'Number',
    `<formula>Cost__c * 2</formula>${number}`,
  ),
  'objects/Visit__c/fields/Status__c.field-meta.xml': fieldXml(
    'Status__c',
    'Picklist',
    `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${statuses.join('')}</valueSetDefinition></valueSet>`,
  ),
};

function rollUp(operation: string, summarized: string | undefined, filters = ''): SourceFiles {
  const inside =
    '<summaryForeignKey>Visit__c.Account__c</summaryForeignKey>' +
    `<summaryOperation>${operation}</summaryOperation>${filters}` +
    (summarized === undefined ? '' : `<summarizedField>Visit__c.${summarized}</summarizedField>`);
  return { ...visit, 'objects/Account/fields/Sum__c.field-meta.xml': fieldXml('Sum__c', 'Summary', inside) };
}

function filter(field: string, operation: string, value: string): string {
  const element = value === '' ? '' : `<value>${value}</value>`;
  return `<summaryFilterItems><field>Visit__c.${field}</field><operation>${operation}</operation>${element}</summaryFilterItems>`;
}

const visits = [
  { Cost__c: '10', Day__c: '2026-01-01', City__c: 'Berlin', Paid__c: true, Status__c: 'Planned' },
  { Cost__c: '20', Day__c: '2026-02-01', City__c: 'Bern', Status__c: 'Done' },
  { Cost__c: '30.5', Day__c: '2026-03-01', City__c: 'LÜBECK', Status__c: 'Dropped' },
  {},
];

function open(files: SourceFiles): TestOrg {
  return new TestOrg({ schema: testSchema(files) });
}

function sumOver(files: SourceFiles): unknown {
  using org = open(files);
  const account = org.add('Account', { Name: 'Acme' });
  for (const values of visits) org.add('Visit__c', { Account__c: account, ...values });
  return org.value(account, 'Sum__c');
}

describe('the filter of a roll-up', () => {
  const cases: [field: string, operation: string, value: string, count: string][] = [
    ['Cost__c', 'equals', '20', '1'],
    ['Cost__c', 'equals', '', '1'],
    ['Cost__c', 'notEqual', '20', '3'],
    ['Cost__c', 'lessThan', '20', '1'],
    ['Cost__c', 'greaterThan', '20', '1'],
    ['Cost__c', 'lessOrEqual', '20', '2'],
    ['Cost__c', 'greaterOrEqual', '20', '2'],
    ['Twice__c', 'greaterOrEqual', '61', '1'],
    ['Day__c', 'greaterThan', '2026-01-31', '2'],
    ['City__c', 'equals', 'berlin, Bern', '2'],
    ['City__c', 'startsWith', 'BER', '2'],
    ['City__c', 'contains', 'übe', '1'],
    ['City__c', 'notContain', 'er', '2'],
    ['Paid__c', 'equals', 'True', '1'],
    ['Paid__c', 'notEqual', 'True', '3'],
    ['Status__c', 'equals', 'Planned,Done', '2'],
    ['Status__c', 'notEqual', 'Planned,Done', '2'],
  ];
  for (const [field, operation, value, count] of cases) {
    it(`${field} ${operation} "${value}" counts ${count} of four`, () => {
      assert.equal(sumOver(rollUp('count', undefined, filter(field, operation, value))), count);
    });
  }

  it('is met when all of its conditions are', () => {
    const filters = filter('Cost__c', 'greaterThan', '10') + filter('City__c', 'startsWith', 'B');
    assert.equal(sumOver(rollUp('sum', 'Cost__c', filters)), '20');
  });

  it('whose value does not fit its field stops the start by file', () => {
    const schema: Schema = testSchema(rollUp('count', undefined, filter('Cost__c', 'equals', 'much')));
    assert.throws(() => new TestOrg({ schema }), {
      message: /Sum__c\.field-meta\.xml: the filter on Cost__c: 'much' is not a valid value/,
    });
  });
});

describe('the values of a roll-up', () => {
  it('are summed, and compared, exactly', () => {
    assert.equal(sumOver(rollUp('sum', 'Cost__c')), '60.5');
    assert.equal(sumOver(rollUp('min', 'Cost__c')), '10');
    assert.equal(sumOver(rollUp('max', 'Day__c')), '2026-03-01');
    assert.equal(sumOver(rollUp('max', 'Twice__c')), '61');
  });

  it('stay as they were when a save is undone', () => {
    using org = open(rollUp('count', undefined));
    const account = org.add('Account', { Name: 'Acme' });
    const object = org.object('Visit__c');
    const results = org.save(
      [
        { kind: 'insert', object, values: { Account__c: account } },
        { kind: 'insert', object, values: {} },
      ],
      true,
    );
    assert.deepEqual(
      results.map(({ success }) => success),
      [false, false],
    );
    assert.equal(org.value(account, 'Sum__c'), '0');
    org.add('Visit__c', { Account__c: account });
    assert.equal(org.value(account, 'Sum__c'), '1');
  });

  it('go to the recycle bin with their master', () => {
    using org = open(rollUp('count', undefined));
    const account = org.add('Account', { Name: 'Acme' });
    org.add('Visit__c', { Account__c: account });
    assert.equal(org.delete(account).success, true);
  });

  it('change the master in the name of who saved the detail', () => {
    using org = open(rollUp('count', undefined));
    const account = org.add('Account', { Name: 'Acme' });
    org.add('Visit__c', { Account__c: account });
    assert.equal(org.value(account, 'LastModifiedById'), org.userId);
  });
});
