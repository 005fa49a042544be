import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { FieldSchema, Schema } from '../../../../local-org/src/schema/index.ts';
import { fieldXml, metadata, objectXml, sfdxProject } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';

function load(files: SourceFiles): Schema {
  using project = sfdxProject(files);
  return loadSchema(project.directory);
}

const number = '<precision>18</precision><scale>2</scale>';

function accountField(name: string, type: string, inside: string): SourceFiles {
  return { [`objects/Account/fields/${name}.field-meta.xml`]: fieldXml(name, type, inside) };
}

function formula(source: string, type = 'Number', name = 'Field__c'): SourceFiles {
  const digits = type === 'Number' ? number : '';
  return accountField(name, type, `<formula>${source}</formula>${digits}`);
}

function refusedLoads(cases: readonly (readonly [title: string, files: SourceFiles, message: RegExp])[]): void {
  for (const [title, files, message] of cases) {
    it(`with ${title} fails the load by file`, () => {
      assert.throws(() => load(files), { message });
    });
  }
}

describe('a formula field', () => {
  it('has the type that its formula returns, and is not written', () => {
    const schema = load({ ...formula('Name &amp; "!"', 'Text', 'Text__c'), ...formula('TODAY()', 'Date', 'Day__c') });
    const shown = (name: string): unknown[] => {
      const field = schema.object('Account')?.field(name);
      return [field?.type, field?.length, field?.calculated, field?.createable, field?.updateable, field?.nillable];
    };
    assert.deepEqual(shown('Text__c'), ['string', 1300, true, false, false, true]);
    assert.deepEqual(shown('Day__c'), ['date', 0, true, false, false, true]);
  });

  refusedLoads([
    [
      'a function that nobody evaluates',
      formula('1 + PREDICT(1)'),
      /Field__c\.field-meta\.xml: formula, line 1, column 5: The embedded org does not evaluate the function PREDICT\.$/,
    ],
    ['a mistake', formula('1 +'), /Field__c\.field-meta\.xml: formula, line 1, column 4: Syntax error/],
    ['an unknown field', formula('Nope__c'), /Field__c\.field-meta\.xml: .*Field Nope__c does not exist/],
    [
      'another result',
      formula('"a"'),
      /Formula result is data type \(Text\), incompatible with expected data type \(Number\)/,
    ],
    [
      'a picklist as its result',
      formula('Industry', 'Text'),
      /Picklist fields are only supported in certain functions/,
    ],
    ['itself', formula('Field__c + 1'), /the formula refers to itself/],
    [
      'a circle',
      { ...formula('Other__c', 'Number', 'Field__c'), ...formula('Field__c', 'Number', 'Other__c') },
      /the formula refers to itself/,
    ],
    ['a type it cannot have', formula('1', 'AutoNumber'), /<type> AutoNumber is not supported for formulas/],
    [
      'uniqueness',
      accountField('Field__c', 'Text', '<formula>Name</formula><unique>true</unique>'),
      /<unique> is not possible for a formula/,
    ],
    [
      'blanks it does not know',
      accountField('Field__c', 'Text', '<formula>Name</formula><formulaTreatBlanksAs>Zero</formulaTreatBlanksAs>'),
      /<formulaTreatBlanksAs> "Zero" is not supported/,
    ],
  ]);
});

describe('a default value', () => {
  it('is worked out for each record unless it is a text or a number', () => {
    const schema = load({
      ...accountField('Day__c', 'Date', '<defaultValue>TODAY() + 7</defaultValue>'),
      ...accountField('Text__c', 'Text', '<length>9</length><defaultValue>"plain"</defaultValue>'),
      ...accountField('Share__c', 'Percent', `${number}<defaultValue>0.25</defaultValue>`),
    });
    const field = (name: string): FieldSchema | undefined => schema.object('Account')?.field(name);
    assert.equal(field('Day__c')?.defaultFormula?.source, 'TODAY() + 7');
    assert.equal(field('Text__c')?.defaultValue, 'plain');
    // Salesforce Help, "Useful Default Field Value Formulas": 0.25 is 25% in a percent field.
    assert.equal(field('Share__c')?.defaultFormula?.source, '0.25');
  });

  refusedLoads([
    [
      'a function that nobody evaluates',
      accountField('Day__c', 'Date', '<defaultValue>SOMEDAY()</defaultValue>'),
      /Day__c\.field-meta\.xml: .*SOMEDAY/,
    ],
    [
      'another type',
      accountField('Day__c', 'Date', '<defaultValue>NOW()</defaultValue>'),
      /data type \(DateTime\), incompatible with expected data type \(Date\)/,
    ],
  ]);
});

describe('a validation rule', () => {
  const rule = (inside: string, object = 'Account'): SourceFiles => ({
    [`objects/${object}/validationRules/Rule.validationRule-meta.xml`]: metadata('ValidationRule', inside),
  });
  const condition = (source: string): string =>
    `<active>true</active><errorMessage>No.</errorMessage><errorConditionFormula>${source}</errorConditionFormula>`;

  it('is read when it is active', () => {
    const schema = load(rule(`${condition('ISNEW()')}<errorDisplayField>Name</errorDisplayField>`));
    const [read] = schema.validationRules('Account');
    assert.deepEqual(
      [read?.name, read?.condition, read?.errorMessage, read?.errorDisplayField],
      ['Rule', 'ISNEW()', 'No.', 'Name'],
    );
    assert.deepEqual(schema.validationRules('Contact'), []);
  });

  it('is left alone when it is not, whatever it says', () => {
    const off = '<active>false</active><errorConditionFormula>NOSUCH(</errorConditionFormula>';
    assert.deepEqual(load(rule(off)).validationRules('Account'), []);
  });

  refusedLoads([
    ['no message', rule('<active>true</active>'), /Rule\.validationRule-meta\.xml: <errorMessage> is missing/],
    [
      'no condition',
      rule('<active>true</active><errorMessage>No.</errorMessage>'),
      /<errorConditionFormula> is missing/,
    ],
    [
      'a function that nobody evaluates',
      rule(condition('VLOOKUP(1, 2, 3)')),
      /Rule\.validationRule-meta\.xml: .*the function VLOOKUP/,
    ],
    [
      'a condition that is none',
      rule(condition('1')),
      /data type \(Number\), incompatible with expected data type \(Boolean\)/,
    ],
    [
      'a field that is none',
      rule(`${condition('ISNEW()')}<errorDisplayField>Nope</errorDisplayField>`),
      /Nope is no field of Account/,
    ],
    ['an unknown object', rule(condition('ISNEW()'), 'Nope__c'), /the embedded org has no object Nope__c/],
    ['another element', rule(`${condition('ISNEW()')}<severity>1</severity>`), /<severity> is not supported/],
  ]);
});

describe('a roll-up summary field', () => {
  const child = {
    'objects/Visit__c/Visit__c.object-meta.xml': objectXml('Visit', 'ControlledByParent'),
    'objects/Visit__c/fields/Account__c.field-meta.xml': fieldXml(
      'Account__c',
      'MasterDetail',
      '<referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>',
    ),
    'objects/Visit__c/fields/Seller__c.field-meta.xml': fieldXml(
      'Seller__c',
      'Lookup',
      '<referenceTo>User</referenceTo>',
    ),
    'objects/Visit__c/fields/Cost__c.field-meta.xml': fieldXml('Cost__c', 'Currency', number),
    'objects/Visit__c/fields/Day__c.field-meta.xml': fieldXml('Day__c', 'Date'),
    'objects/Visit__c/fields/Late__c.field-meta.xml': fieldXml(
      'Late__c',
      'Number',
      `<formula>TODAY() - Day__c</formula>${number}`,
    ),
    'objects/Visit__c/fields/Site__c.field-meta.xml': fieldXml('Site__c', 'Text', '<formula>Account__r.Site</formula>'),
  };
  const rollUp = (operation: string, summarized: string, more = '', key = 'Visit__c.Account__c'): SourceFiles => ({
    ...child,
    ...accountField(
      'Sum__c',
      'Summary',
      `<summaryForeignKey>${key}</summaryForeignKey><summaryOperation>${operation}</summaryOperation>` +
        (summarized === '' ? '' : `<summarizedField>${summarized}</summarizedField>`) +
        more,
    ),
  });
  const filter = (field: string, operation = 'equals'): string =>
    `<summaryFilterItems><field>${field}</field><operation>${operation}</operation><value>1</value></summaryFilterItems>`;

  it('has the type of what it summarizes', () => {
    const typeOf = (files: SourceFiles): unknown[] => {
      const field = load(files).object('Account')?.field('Sum__c');
      return [field?.type, field?.precision, field?.scale, field?.updateable];
    };
    assert.deepEqual(typeOf(rollUp('count', '')), ['double', 18, 0, false]);
    assert.deepEqual(typeOf(rollUp('sum', 'Visit__c.Cost__c')), ['currency', 18, 2, false]);
    assert.deepEqual(typeOf(rollUp('max', 'Visit__c.Day__c')), ['date', 0, 0, false]);
  });

  // Salesforce Help: "Roll-Up Summary Field", Implementation Tips.
  refusedLoads([
    [
      'a lookup',
      rollUp('count', '', '', 'Contact.ReportsToId'),
      /Sum__c\.field-meta\.xml: Contact\.ReportsToId is no master-detail field to Account/,
    ],
    ['an unknown detail', rollUp('count', '', '', 'Nope__c.Account__c'), /Nope__c has no field Account__c/],
    ['nothing to sum', rollUp('sum', ''), /<summarizedField> is missing/],
    ['a date to sum', rollUp('sum', 'Visit__c.Day__c'), /sum cannot summarize Day__c, which is of type date/],
    ['a text to compare', rollUp('min', 'Visit__c.Site__c'), /min cannot summarize Site__c, which is of type string/],
    ['a field of another object', rollUp('sum', 'Account.AnnualRevenue'), /must name a field of Visit__c/],
    [
      'TODAY() behind it',
      rollUp('sum', 'Visit__c.Late__c'),
      /Late__c depends on TODAY\(\) or NOW\(\): roll-ups cannot use it/,
    ],
    [
      'a cross-object formula in its filter',
      rollUp('count', '', filter('Visit__c.Site__c')),
      /Site__c is a cross-object formula/,
    ],
    ['a lookup in its filter', rollUp('count', '', filter('Visit__c.Seller__c')), /the filter cannot use Seller__c/],
    [
      'an unknown filter',
      rollUp('count', '', filter('Visit__c.Cost__c', 'within')),
      /<operation> "within" is not supported/,
    ],
    ['another operation', rollUp('avg', 'Visit__c.Cost__c'), /<summaryOperation> "avg" is not supported/],
  ]);

  it('is one of 25 at most', () => {
    const files: Record<string, string> = { ...child };
    for (let index = 0; index <= 25; index += 1) {
      const inside =
        '<summaryForeignKey>Visit__c.Account__c</summaryForeignKey><summaryOperation>count</summaryOperation>';
      Object.assign(files, accountField(`Count_${index}__c`, 'Summary', inside));
    }
    assert.throws(() => load(files), { message: /Account has more than 25 roll-up summary fields/ });
  });
});
