import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

const FIELDS =
  'StageName, Amount, PrevAmount, CloseDate, PrevCloseDate, Probability, ForecastCategory, ExpectedRevenue';

function history(org: TestOrg, opportunity: string): readonly (readonly unknown[])[] {
  return org.query(`SELECT ${FIELDS} FROM OpportunityHistory WHERE OpportunityId = '${opportunity}' ORDER BY Id`);
}

// Object Reference: "OpportunityHistory" (sforce_api_objects_opportunityhistory.htm); simplysfdc.com, "Salesforce Opportunity History".
describe('the stage history of an opportunity', () => {
  it('has how it began, and how it stood after each change of its main fields', () => {
    using org = new TestOrg();
    const id = org.addOpportunity({ Amount: 100 });
    const rows: unknown[][] = [['Prospecting', '100', null, '2017-06-30', null, '10', 'Pipeline', '10']];
    assert.deepEqual(history(org, id), rows);
    const changes: readonly (readonly [values: Record<string, unknown>, row: unknown[]])[] = [
      [{ StageName: 'Closed Won' }, ['Closed Won', '100', '100', '2017-06-30', '2017-06-30', '100', 'Closed', '100']],
      [{ Amount: 50 }, ['Closed Won', '50', '100', '2017-06-30', '2017-06-30', '100', 'Closed', '50']],
      [{ CloseDate: '2018-01-01' }, ['Closed Won', '50', '50', '2018-01-01', '2017-06-30', '100', 'Closed', '50']],
      [{ Probability: 10 }, ['Closed Won', '50', '50', '2018-01-01', '2018-01-01', '10', 'Closed', '5']],
      [
        { ForecastCategoryName: 'Best Case' },
        ['Closed Won', '50', '50', '2018-01-01', '2018-01-01', '10', 'BestCase', '5'],
      ],
    ];
    for (const [values, row] of changes) {
      succeeded(org.update(id, values));
      rows.push(row);
      assert.deepEqual(history(org, id), rows);
    }
    succeeded(org.update(id, { NextStep: 'Call', Amount: 50 }));
    assert.equal(history(org, id).length, rows.length);
  });

  it('is of those that were saved, whatever was saved with them', () => {
    using org = new TestOrg();
    const object = org.object('Opportunity');
    const deal = (Name: string): Record<string, unknown> => ({
      Name,
      StageName: 'Prospecting',
      CloseDate: '2026-01-01',
    });
    const inserts = [deal('one'), {}, deal('two')].map((values) => ({ kind: 'insert', object, values }) as const);
    org.save(inserts, true);
    assert.equal(org.count('SELECT COUNT() FROM OpportunityHistory'), 0);
    org.save(inserts);
    const names = 'SELECT Opportunity.Name, CreatedById FROM OpportunityHistory ORDER BY Id';
    assert.deepEqual(org.query(names), [
      ['one', org.userId],
      ['two', org.userId],
    ]);
    const ids = org.column('SELECT Id FROM OpportunityHistory');
    assert.match(String(ids[0]), /^008/);
    assert.equal(new Set(ids).size, 2);
  });

  it('is written by nobody, and goes and comes back with its opportunity', () => {
    using org = new TestOrg();
    const id = org.addOpportunity();
    const row = String(org.column('SELECT Id FROM OpportunityHistory')[0]);
    const entry = { OpportunityId: id, StageName: 'Prospecting' };
    assert.equal(refusal(org.insert('OpportunityHistory', entry)).code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    assert.equal(refusal(org.update(row, { StageName: 'x' })).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(refusal(org.delete(row)).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
    succeeded(org.delete(id));
    assert.deepEqual([history(org, id), org.count('SELECT COUNT() FROM OpportunityHistory')], [[], 0]);
    succeeded(org.store.undelete(org.object('Opportunity'), id, org.viewer));
    assert.equal(history(org, id).length, 1);
    const stages = `SELECT Name FROM Opportunity WHERE Id IN (SELECT OpportunityId FROM OpportunityHistory WHERE StageName = 'Prospecting')`;
    assert.deepEqual(org.column(stages), ['Deal']);
  });
});
