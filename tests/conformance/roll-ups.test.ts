import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FORMULA_ORG, startFormulaOrg } from '../support/formulaOrg.ts';
import type { FormulaOrg, FormulaOrgUser } from '../support/formulaOrg.ts';

let formulaOrg: FormulaOrg;
let admin: FormulaOrgUser;
before(async () => {
  formulaOrg = await startFormulaOrg();
  admin = await formulaOrg.as('admin');
});
after(() => formulaOrg.org.close());

async function rollUps(id: string, user = admin): Promise<unknown[]> {
  const record = await user.read('Account', id);
  return [record.Visit_Count__c, record.Completed_Cost__c, record.First_Visit__c, record.Largest_Double__c];
}

// Salesforce Help: "Roll-Up Summary Field" (platform.fields_about_roll_up_summary_fields.htm).
describe('roll-up summaries of a master', () => {
  it('are empty without details', async () => {
    assert.deepEqual(await rollUps(await admin.create('Account', { Name: 'None' })), [0, 0, null, null]);
  });

  it('follow details that are created, changed and deleted', async () => {
    const id = await admin.create('Account', { Name: 'One to three' });
    const visit = (values: object): Promise<string> => admin.create('Visit__c', { Account__c: id, ...values });
    await visit({ Cost__c: 0.1, Status__c: 'Completed', Visited_On__c: '2026-03-02' });
    assert.deepEqual(await rollUps(id), [1, 0.1, '2026-03-02', 0.2]);
    const second = await visit({ Cost__c: 0.2, Status__c: 'Completed', Visited_On__c: '2026-03-01' });
    const third = await visit({ Cost__c: 1000, Status__c: 'Planned' });
    assert.deepEqual(await rollUps(id), [3, 0.3, '2026-03-01', 2000]);
    await admin.update('Visit__c', third, { Status__c: 'Completed', Cost__c: 5 });
    assert.deepEqual(await rollUps(id), [3, 5.3, '2026-03-01', 10]);
    await admin.remove('Visit__c', second);
    assert.deepEqual(await rollUps(id), [2, 5.1, '2026-03-02', 10]);
  });

  it('follow a detail to another master', async () => {
    const [from, to] = [await admin.create('Account', { Name: 'From' }), await admin.create('Account', { Name: 'To' })];
    const visit = await admin.create('Visit__c', { Account__c: from, Cost__c: 3, Status__c: 'Completed' });
    await admin.update('Visit__c', visit, { Account__c: to });
    assert.deepEqual(await rollUps(from), [0, 0, null, null]);
    assert.deepEqual(await rollUps(to), [1, 3, null, 6]);
  });

  it('keep cents that a double would lose', async () => {
    const id = await admin.create('Account', { Name: 'Large' });
    for (const Amount of ['1234567890123456.78', '0.01']) {
      const deal = { Name: Amount, AccountId: id, StageName: 'Closed Won', CloseDate: '2026-01-31', Amount };
      await admin.create('Opportunity', deal);
    }
    const found = await admin.query(`SELECT Id FROM Account WHERE Won_Amount__c = 1234567890123456.79`);
    assert.deepEqual(
      found.map((record) => record.Id),
      [id],
    );
  });

  it('sum opportunities of an account, by their stage', async () => {
    const id = await admin.create('Account', { Name: 'Seller' });
    const deal = { Name: 'Deal', AccountId: id, StageName: 'Prospecting', CloseDate: '2026-01-31', Amount: 12.5 };
    const opportunity = await admin.create('Opportunity', deal);
    assert.equal((await admin.read('Account', id)).Won_Amount__c, 0);
    await admin.update('Opportunity', opportunity, { StageName: 'Closed Won' });
    assert.equal((await admin.read('Account', id)).Won_Amount__c, 12.5);
  });

  it('are not written', async () => {
    const [error] = await admin.refused('POST', 'Account', { Name: 'Writer', Visit_Count__c: 9 });
    assert.equal(error?.errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});

// Apex Developer Guide: "Triggers and Order of Execution": the master goes through the save procedure.
describe('a master whose validation rule refuses what its details add up to', () => {
  it('keeps the detail from being saved', async () => {
    const id = await admin.create('Account', { Name: 'Capped' });
    const visit = await admin.create('Visit__c', { Account__c: id, Cost__c: 9000, Status__c: 'Completed' });
    const more = { Account__c: id, Cost__c: 1000.01, Status__c: 'Completed' };
    const errors = await admin.refused('POST', 'Visit__c', more);
    assert.deepEqual(
      errors.map(({ errorCode, message }) => [errorCode, message]),
      [['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Visits cost more than 10,000.']],
    );
    assert.deepEqual(await rollUps(id), [1, 9000, null, 18_000]);
    await admin.refused('PATCH', `Visit__c/${visit}`, { Cost__c: 10_001 });
    assert.deepEqual(await rollUps(id), [1, 9000, null, 18_000]);
  });

  it('lets the other details of a request pass', async () => {
    const id = await admin.create('Account', { Name: 'Partly' });
    const token = await formulaOrg.org.token('admin@formula-org.test');
    const records = [4000, 7000, 5000].map((Cost__c) => ({
      attributes: { type: 'Visit__c' },
      Account__c: id,
      Cost__c,
      Status__c: 'Completed',
    }));
    const init = { method: 'POST', body: JSON.stringify({ allOrNone: false, records }) };
    const response = await formulaOrg.org.fetch('/services/data/v66.0/composite/sobjects', token, init);
    const results = (await response.json()) as { success: boolean }[];
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false, true],
    );
    assert.deepEqual(await rollUps(id), [2, 9000, null, 10_000]);
  });
});

describe('roll-ups that are new in a project', () => {
  it('are computed for the records that are there', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'roll-ups-'));
    const database = path.join(directory, 'org.db');
    const projectDir = path.join(directory, 'project');
    try {
      cpSync(FORMULA_ORG, projectDir, { recursive: true });
      removeFields(path.join(projectDir, 'force-app/main/default'), ['Visit_Count__c', 'First_Visit__c']);
      const first = await startFormulaOrg({ database, projectDir });
      const user = await first.as('admin');
      const id = await user.create('Account', { Name: 'There' });
      await user.create('Visit__c', { Account__c: id, Cost__c: 2, Visited_On__c: '2026-05-01' });
      await first.org.close();
      const second = await startFormulaOrg({ database });
      try {
        assert.deepEqual(await rollUps(id, await second.as('admin')), [1, 0, '2026-05-01', 4]);
      } finally {
        await second.org.close();
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** Takes fields of accounts out of a project, and the permissions for them. */
function removeFields(metadata: string, fields: readonly string[]): void {
  const permissions = path.join(metadata, 'permissionsets/Formula_User.permissionset-meta.xml');
  let xml = readFileSync(permissions, 'utf8');
  for (const field of fields) {
    rmSync(path.join(metadata, `objects/Account/fields/${field}.field-meta.xml`));
    const before = xml;
    xml = xml.replace(
      new RegExp(
        `<fieldPermissions>\\s*<editable>\\w+</editable>\\s*<field>Account.${field}</field>.*?</fieldPermissions>`,
        's',
      ),
      '',
    );
    assert.notEqual(xml, before);
  }
  writeFileSync(permissions, xml);
}
