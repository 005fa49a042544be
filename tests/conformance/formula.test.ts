import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { startFormulaOrg } from '../support/formulaOrg.ts';
import type { FormulaOrg, FormulaOrgUser } from '../support/formulaOrg.ts';

let formulaOrg: FormulaOrg;
let admin: FormulaOrgUser;
before(async () => {
  formulaOrg = await startFormulaOrg();
  admin = await formulaOrg.as('admin');
});
after(() => formulaOrg.org.close());

/** The calendar day in the org's time zone, GMT, some days on. */
function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

// Salesforce Help: "Build a Formula Field" (platform.building_formulas.htm), "Build Cross-Object Formulas" (platform.customize_cross_object.htm).
describe('formula fields of a record', () => {
  it('are computed for every type', async () => {
    const parent = await admin.create('Account', { Name: 'Group' });
    const id = await admin.create('Account', {
      Name: 'Acme',
      ParentId: parent,
      Budget__c: 1000.1,
      Spent__c: 333.33,
      Tier__c: 'Gold',
      Strategic__c: true,
      Code__c: 'ACME',
      Renewal_Date__c: '2026-01-31',
      Signed_At__c: '2026-01-31T12:00:00Z',
    });
    const record = await admin.read('Account', id);
    assert.equal(record.Remaining__c, 666.77);
    assert.equal(record.Spent_Share__c, 33.3);
    assert.equal(record.Health__c, 'top!');
    assert.equal(record.Is_Overdue__c, true);
    assert.equal(record.Reminder_On__c, '2026-01-01');
    assert.equal(record.Answer_Due__c, '2026-02-02T00:00:00.000+0000');
    assert.equal(record.Parent_Label__c, 'Group / admin@formula-org.test');
    assert.equal(record.Safe_Id__c, id);
    assert.equal(record.Door__c, `${formulaOrg.org.url}/${id.slice(0, 15)} Too many visits 40`);
  });

  it('treat blanks as each of them says', async () => {
    const record = await admin.read('Account', await admin.create('Account', { Name: 'Blank', Budget__c: 5 }));
    assert.equal(record.Remaining__c, 5);
    assert.equal(record.Remaining_Or_Blank__c, null);
    assert.equal(record.Is_Overdue__c, false);
    assert.equal(record.Health__c, 'none');
  });

  // Salesforce Help: "Troubleshoot Formula Errors": pages show #Error!, APIs null.
  it('are null where the platform shows #Error!', async () => {
    const record = await admin.read(
      'Account',
      await admin.create('Account', { Name: 'Zero', Budget__c: 0, Spent__c: 0 }),
    );
    assert.equal(record.Spent_Share__c, null);
  });

  it('follow the day', async () => {
    const id = await admin.create('Account', { Name: 'Soon', Renewal_Date__c: dayFromToday(10) });
    assert.equal((await admin.read('Account', id)).Days_To_Renewal__c, 10);
  });

  it('follow a parent, through its own formulas', async () => {
    const account = await admin.create('Account', { Name: 'Followed', Budget__c: 10 });
    const id = await admin.create('Opportunity', {
      Name: 'Deal',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
    });
    assert.equal((await admin.read('Opportunity', id)).Account_Remaining__c, 10);
    await admin.update('Account', account, { Spent__c: 4 });
    assert.equal((await admin.read('Opportunity', id)).Account_Remaining__c, 6);
    await admin.update('Opportunity', id, { AccountId: null });
    assert.equal((await admin.read('Opportunity', id)).Account_Remaining__c, 0);
  });

  it('are not written', async () => {
    const errors = await admin.refused('POST', 'Account', { Name: 'Writer', Remaining__c: 1 });
    assert.deepEqual(
      errors.map(({ errorCode, fields }) => ({ errorCode, fields })),
      [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['Remaining__c'] }],
    );
  });
});

describe('queries on formula fields', () => {
  before(async () => {
    for (const [name, budget] of [
      ['Q1', 10],
      ['Q2', 30],
      ['Q3', 20],
    ] as const) {
      await admin.create('Account', { Name: name, Site: 'queried', Budget__c: budget, Tier__c: 'Silver' });
    }
  });
  const named = async (condition: string): Promise<unknown[]> =>
    (await admin.query(`SELECT Name FROM Account WHERE Site = 'queried' AND ${condition}`)).map(({ Name }) => Name);

  it('filter', async () => {
    assert.deepEqual(await named("Remaining__c > 10.5 AND Health__c = 'GOOD'"), ['Q2', 'Q3']);
    assert.deepEqual(await named('Is_Overdue__c = true'), []);
  });

  it('sort', async () => {
    assert.deepEqual(await named('Remaining__c > 0 ORDER BY Remaining__c DESC'), ['Q2', 'Q3', 'Q1']);
  });

  it('reach those of parents', async () => {
    const [account] = await admin.query("SELECT Id FROM Account WHERE Name = 'Q3'");
    const values = { Name: 'Path', AccountId: account?.Id, StageName: 'Prospecting', CloseDate: '2026-12-31' };
    await admin.create('Opportunity', values);
    const [deal] = await admin.query('SELECT Account.Health__c FROM Opportunity WHERE Account.Remaining__c = 20');
    assert.equal((deal?.Account as Record<string, unknown>).Health__c, 'good');
  });
});

describe('bulk queries', () => {
  it('read formulas with all their digits', async () => {
    const id = await admin.create('Account', { Name: 'Bulk', Site: 'bulk' });
    const bulk = new Bulk2Client(formulaOrg.org, await formulaOrg.org.token('admin@formula-org.test'));
    const csv = `Id,Budget__c,Spent__c\n${id},1234567890123456.78,0.01\n`;
    await bulk.ingest({ object: 'Account', operation: 'update' }, csv);
    const job = await bulk.query("SELECT Remaining__c, Is_Overdue__c FROM Account WHERE Site = 'bulk'");
    const page = await bulk.call('GET', `/query/${job.id}/results`);
    assert.equal(await page.text(), '"Remaining__c","Is_Overdue__c"\n"1.23456789012345677E15","false"\n');
  });
});

// Object Reference: "Field Types", calculated; SOAP API Developer Guide: "DescribeSObjectResult", Field.
describe('describe', () => {
  it('tells what is calculated', async () => {
    const { fields } = (await admin.get('/sobjects/Account/describe')) as { fields: Record<string, unknown>[] };
    const described = (name: string): unknown[] => {
      const field = fields.find((candidate) => candidate.name === name);
      return [field?.type, field?.calculated, field?.createable, field?.updateable, field?.calculatedFormula];
    };
    assert.deepEqual(described('Remaining__c'), ['currency', true, false, false, 'Budget__c - Spent__c']);
    assert.deepEqual(described('Is_Overdue__c'), ['boolean', true, false, false, 'Renewal_Date__c < TODAY()']);
    assert.deepEqual(described('Visit_Count__c'), ['double', true, false, false, null]);
    const markup = (name: string): unknown[] => {
      const field = fields.find((one) => one.name === name);
      return [field?.htmlFormatted, field?.extraTypeInfo];
    };
    assert.deepEqual(
      [markup('Home__c'), markup('Health__c')],
      [
        [true, null],
        [false, null],
      ],
    );
    assert.deepEqual(described('Budget__c'), ['currency', false, true, true, null]);
  });
});

// Salesforce Help: "Default Field Values" (platform.fields_useful_default_field_values.htm): 0.25 is a discount of 25%.
describe('default values that are formulas', () => {
  it('fill what a new record does not bring', async () => {
    const record = await admin.read('Account', await admin.create('Account', { Name: 'New' }));
    assert.equal(record.Opened_On__c, dayFromToday(0));
    assert.equal(record.Opened_By__c, 'by admin@formula-org.test');
    assert.equal(record.Fee__c, 10);
  });

  it('leave what it brings, even nothing', async () => {
    const values = { Name: 'Own', Opened_On__c: '2020-02-29', Opened_By__c: null, Fee__c: 5 };
    const record = await admin.read('Account', await admin.create('Account', values));
    assert.deepEqual([record.Opened_On__c, record.Opened_By__c, record.Fee__c], ['2020-02-29', null, 5]);
  });

  it('are not set again by an update', async () => {
    const id = await admin.create('Account', { Name: 'Later', Opened_By__c: null });
    await admin.update('Account', id, { Site: 'North' });
    assert.equal((await admin.read('Account', id)).Opened_By__c, null);
  });
});

describe('a database that is opened again', () => {
  it('computes its formulas as before', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'formula-org-'));
    const database = path.join(directory, 'org.db');
    try {
      const first = await startFormulaOrg({ database });
      const id = await (await first.as('admin')).create('Account', { Name: 'Kept', Budget__c: 7 });
      await first.org.close();
      const second = await startFormulaOrg({ database });
      try {
        assert.equal((await (await second.as('admin')).read('Account', id)).Remaining__c, 7);
      } finally {
        await second.org.close();
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
