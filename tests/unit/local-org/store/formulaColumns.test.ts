import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openStore } from '../../../../local-org/src/store/index.ts';
import { fieldXml } from '../../../support/local-org/sfdxProject.ts';
import type { SourceFiles } from '../../../support/local-org/sfdxProject.ts';
import { TestOrg, testSchema } from '../../../support/local-org/testOrg.ts';

const directory = mkdtempSync(join(tmpdir(), 'formula-columns-'));
after(() => {
  rmSync(directory, { recursive: true, force: true });
});

function field(inside: string, type = 'Number'): SourceFiles {
  const digits = type === 'Number' ? '<precision>18</precision><scale>2</scale>' : '';
  return { 'objects/Account/fields/Field__c.field-meta.xml': fieldXml('Field__c', type, inside + digits) };
}

/** A value of an account in a database file, read with the schema of another start. */
function valueIn(file: string, files: SourceFiles, account: string): unknown {
  const schema = testSchema(files);
  const store = openStore(schema, file);
  try {
    const object = schema.object('Account');
    return object && store.find(object, account)?.Field__c;
  } finally {
    store.close();
  }
}

describe('the formulas of a database that is kept', () => {
  it('are those of the project that it is opened with', () => {
    const file = join(directory, 'changed.db');
    let account = '';
    {
      using org = new TestOrg({ schema: testSchema(field('<formula>Revenue__c * 2</formula>')), file });
      account = org.add('Account', { Name: 'Acme', Revenue__c: '21' });
      assert.equal(org.value(account, 'Field__c'), '42');
    }
    assert.equal(valueIn(file, field('<formula>"x" &amp; Name</formula>', 'Text'), account), 'xAcme');
    assert.equal(valueIn(file, {}, account), undefined);
    assert.equal(valueIn(file, field('<formula>Revenue__c + 1</formula>'), account), '22');
  });

  it('do not take the place of what is stored', () => {
    const file = join(directory, 'stored.db');
    openStore(testSchema(field('')), file).close();
    assert.throws(() => openStore(testSchema(field('<formula>1</formula>')), file), {
      message:
        /^Account\.Field__c: the database stores it as double with 2 decimals, now it is computed double with 2 decimals\. Begin with a new --db\.$/,
    });
  });
});

// Salesforce Help: "Tips for Working with Number, Currency, and Percent Formula Fields" (platform.tips_for_using_number_formula_fields.htm).
describe('the number that a formula field shows', () => {
  const shown = (formula: string): unknown => {
    using org = new TestOrg({ schema: testSchema(field(`<formula>${formula}</formula>`)) });
    return org.value(org.add('Account', { Name: 'Acme' }), 'Field__c');
  };

  it('is rounded half away from zero to its decimal places', () => {
    assert.equal(shown('12.345'), '12.35');
    assert.equal(shown('-12.345'), '-12.35');
    assert.equal(shown('2 / 3'), '0.67');
  });

  it('has less than 19 digits', () => {
    assert.equal(shown('9999999999999999.99'), '9999999999999999.99');
    assert.equal(shown('10000000000000000'), null);
  });
});
