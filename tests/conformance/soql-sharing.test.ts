import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Viewer } from '../../local-org/src/security/index.ts';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { Value } from '../../local-org/src/store/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { accounts, exampleOrg, opportunities, sum, units } from './soqlExample.ts';

/** What sharing lets the user of this test read; who is in the list is decided elsewhere. */
const seenAccounts = ['Acme', 'Echo'];
const seenOpportunities = ['o01', 'o03', 'o06', 'o11'];

let org: TestOrg;
let viewer: Viewer;
before(() => {
  org = exampleOrg();
  viewer = {
    ...org.viewer,
    rowFilter: ({ name }, alias) => {
      const seen = { Account: seenAccounts, Opportunity: seenOpportunities }[name];
      if (!seen) return undefined;
      return { text: `${alias}."Name" IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(seen)] };
    },
  };
});
after(() => {
  org[Symbol.dispose]();
});

const rows = (query: string): (readonly Value[])[] => [...prepareQuery(query, org, viewer).rows()];
const mine = opportunities.filter(({ name }) => seenOpportunities.includes(name));
const ofAccount = (name: string | null): typeof mine => mine.filter(({ account }) => account === name);

// "Understanding Sharing": a user's queries give the records that the user has at least read access to,
// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
describe('records that sharing hides', () => {
  it('are neither read nor counted', () => {
    assert.deepEqual(
      rows('SELECT Name FROM Account'),
      seenAccounts.map((name) => [name]),
    );
    assert.equal(prepareQuery('SELECT COUNT() FROM Account', org, viewer).count(), seenAccounts.length);
    assert.deepEqual(rows('SELECT COUNT(Id) FROM Account'), [[String(seenAccounts.length)]]);
    assert.equal(accounts.length > seenAccounts.length, true);
  });

  it('are in no aggregate and no group', () => {
    assert.deepEqual(rows('SELECT SUM(Amount), COUNT_DISTINCT(Id) FROM Opportunity'), [[units(sum(mine)), '4']]);
    assert.deepEqual(rows('SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY ROLLUP(StageName)'), [
      ['Prospecting', '1'],
      ['Closed Won', '2'],
      ['Closed Lost', '1'],
      [null, '4'],
    ]);
  });

  it('are no children', () => {
    const query = prepareQuery('SELECT Id, Name, (SELECT Name FROM Opportunities) FROM Account', org, viewer);
    const found = [...query.rows()];
    const children = query.children[0]?.rowsOf(found.map(([id]) => String(id)));
    assert.deepEqual(
      found.map(([id, name]) => [name, children?.get(String(id))?.map(([child]) => child) ?? []]),
      seenAccounts.map((name) => [name, ofAccount(name).map((row) => row.name)]),
    );
  });

  it('satisfy no semi-join, and anti-joins do not know them', () => {
    const inner = '(SELECT AccountId FROM Opportunity WHERE Amount > 260)';
    assert.deepEqual(rows(`SELECT Name FROM Account WHERE Id IN ${inner}`), [['Echo']]);
    assert.deepEqual(rows(`SELECT Name FROM Account WHERE Id NOT IN ${inner}`), [['Acme']]);
    assert.deepEqual(rows('SELECT Name FROM Opportunity WHERE AccountId NOT IN (SELECT Id FROM Account)'), [['o06']]);
  });

  it('are no parents to read, filter, group or sort by', () => {
    assert.deepEqual(rows("SELECT Name, Account.Name FROM Opportunity WHERE Name = 'o06'"), [['o06', null]]);
    assert.deepEqual(rows("SELECT Name FROM Opportunity WHERE Account.Name = 'Bravo'"), []);
    assert.deepEqual(rows('SELECT Account.Name FROM Opportunity GROUP BY Account.Name'), [[null], ['Acme'], ['Echo']]);
    assert.deepEqual(rows('SELECT Name FROM Opportunity ORDER BY Account.Name DESC NULLS FIRST, Name'), [
      ['o06'],
      ['o11'],
      ['o01'],
      ['o03'],
    ]);
  });

  it('have neither name nor type behind a polymorphic lookup', () => {
    const named = 'SELECT What.Name, What.Type FROM Task ORDER BY Subject';
    for (const name of ['Acme', 'Bravo']) {
      const [id] = org.column(`SELECT Id FROM Account WHERE Name = '${name}'`);
      org.add('Task', { Subject: name, WhatId: id });
    }
    assert.deepEqual(rows(named), [
      ['Acme', 'Account'],
      [null, null],
    ]);
    assert.deepEqual(rows("SELECT Subject FROM Task WHERE What.Type = 'Account'"), [['Acme']]);
    const byType = 'SELECT TYPEOF What WHEN Account THEN Industry END FROM Task ORDER BY Subject';
    assert.deepEqual(rows(byType), [['Retail'], [null]]);
  });

  it('stay hidden from queryAll', () => {
    const query = 'SELECT Name FROM Opportunity WHERE IsDeleted = true';
    assert.deepEqual([...prepareQuery(query, org, viewer, { includeDeleted: true }).rows()], []);
    assert.equal([...prepareQuery(query, org, org.viewer, { includeDeleted: true }).rows()].length, 1);
  });
});
