import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { startFormulaOrg } from '../support/formulaOrg.ts';
import type { FormulaOrg, FormulaOrgUser, SaveError } from '../support/formulaOrg.ts';

let formulaOrg: FormulaOrg;
let admin: FormulaOrgUser;
let account: string;
before(async () => {
  formulaOrg = await startFormulaOrg();
  admin = await formulaOrg.as('admin');
  account = await admin.create('Account', { Name: 'Strategic', Strategic__c: true, Code__c: 'S' });
});
after(() => formulaOrg.org.close());

const beyondBudget: SaveError = {
  errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  message: 'Spending is beyond the budget.',
  fields: ['Spent__c'],
};

// Salesforce Help: "Validation Rules" (platform.fields_about_field_validation.htm); "Status Codes and Error Responses": FIELD_CUSTOM_VALIDATION_EXCEPTION.
describe('a record that a validation rule refuses', () => {
  it('is not created, with the message at its field', async () => {
    const errors = await admin.refused('POST', 'Account', { Name: 'Over', Budget__c: 1, Spent__c: 1.01 });
    assert.deepEqual(errors, [beyondBudget]);
    assert.deepEqual(await admin.query("SELECT Id FROM Account WHERE Name = 'Over'"), []);
  });

  it('gets the errors of all rules that fail', async () => {
    const values = { Name: 'Both', Strategic__c: true, Budget__c: 1, Spent__c: 2 };
    const errors = await admin.refused('POST', 'Account', values);
    assert.deepEqual(
      errors.map(({ message, fields }) => [message, fields]),
      [
        ['Spending is beyond the budget.', ['Spent__c']],
        ['A strategic account begins with a code.', []],
      ],
    );
  });

  it('is not updated, judged by what it will be', async () => {
    const id = await admin.create('Account', { Name: 'Within', Budget__c: 10, Spent__c: 5 });
    assert.deepEqual(await admin.refused('PATCH', `Account/${id}`, { Budget__c: 4 }), [beyondBudget]);
    assert.equal((await admin.read('Account', id)).Budget__c, 10);
    await admin.update('Account', id, { Budget__c: 20, Spent__c: 15 });
  });

  it('passes while a blank makes the condition neither true nor false', async () => {
    await admin.create('Account', { Name: 'No budget', Spent__c: 100 });
  });

  // Apex Developer Guide: "Triggers and Order of Execution": the system's own checks come first.
  it('gets the errors of the system alone while there are any', async () => {
    const errors = await admin.refused('POST', 'Account', { Budget__c: 1, Spent__c: 2 });
    assert.deepEqual(
      errors.map(({ errorCode }) => errorCode),
      ['REQUIRED_FIELD_MISSING'],
    );
  });

  it('is judged by fields of its parent', async () => {
    const errors = await admin.refused('POST', 'Visit__c', { Account__c: account, Cost__c: -1 });
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['Visits to strategic accounts cost something.'],
    );
    const other = await admin.create('Account', { Name: 'Ordinary' });
    await admin.create('Visit__c', { Account__c: other, Cost__c: -1 });
  });

  it('is refused when a condition has no result', async () => {
    const values = { Account__c: account, Cost__c: 13, Status__c: 'Planned' };
    const [error] = await admin.refused('POST', 'Visit__c', values);
    assert.equal(error?.errorCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
    assert.match(error.message, /"Ratio_Is_Sane".*Division by zero/);
  });
});

// Salesforce Help: "ISNEW", "ISCHANGED" (platform.customize_functions_ischanged.htm), "PRIORVALUE" (platform.customize_functions_priorvalue.htm).
describe('rules about the change', () => {
  it('see the value before', async () => {
    const id = await admin.create('Account', { Name: 'Coded' });
    await admin.update('Account', id, { Code__c: 'A' });
    await admin.update('Account', id, { Code__c: 'A', Site: 'North' });
    const errors = await admin.refused('PATCH', `Account/${id}`, { Code__c: 'B' });
    assert.deepEqual(
      errors.map(({ message, fields }) => [message, fields]),
      [['The code stays as it is.', ['Code__c']]],
    );
  });

  it('tell a new record from one that is there', async () => {
    const id = await admin.create('Account', { Name: 'Ordinary at first' });
    await admin.update('Account', id, { Strategic__c: true });
  });

  it('let those pass who have the custom permission', async () => {
    const changer = await formulaOrg.as('changer');
    const id = await admin.create('Account', { Name: 'Recoded', Code__c: 'A' });
    await changer.update('Account', id, { Code__c: 'B' });
  });
});

describe('rules on other doors', () => {
  it('run for collections, record by record', async () => {
    const token = await formulaOrg.org.token('admin@formula-org.test');
    const body = {
      allOrNone: false,
      records: [
        { attributes: { type: 'Account' }, Name: 'Fine' },
        { attributes: { type: 'Account' }, Name: 'Wrong', Budget__c: 1, Spent__c: 2 },
      ],
    };
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await formulaOrg.org.fetch('/services/data/v66.0/composite/sobjects', token, init);
    const results = (await response.json()) as {
      success: boolean;
      errors: { statusCode: string; fields: string[] }[];
    }[];
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false],
    );
    assert.deepEqual(results[1]?.errors, [
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: beyondBudget.message, fields: ['Spent__c'] },
    ]);
  });

  it('run for bulk jobs, row by row', async () => {
    const bulk = new Bulk2Client(formulaOrg.org, await formulaOrg.org.token('admin@formula-org.test'));
    const csv = 'Name,Budget__c,Spent__c\nBulk fine,2,1\nBulk wrong,1,2\n';
    const job = await bulk.ingest({ object: 'Account', operation: 'insert' }, csv);
    assert.deepEqual([job.numberRecordsProcessed, job.numberRecordsFailed], [2, 1]);
    const [failed] = await bulk.results(job.id, 'failedResults');
    assert.equal(failed?.Name, 'Bulk wrong');
    assert.equal(failed.sf__Error, `FIELD_CUSTOM_VALIDATION_EXCEPTION:${beyondBudget.message}:Spent__c --`);
  });
});
