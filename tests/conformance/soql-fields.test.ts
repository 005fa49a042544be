import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { checkCases } from './soqlCases.ts';
import { accounts, exampleOrg } from './soqlExample.ts';
import type { AccountRow } from './soqlExample.ts';

let org: TestOrg;
before(() => {
  org = exampleOrg();
});
after(() => {
  org[Symbol.dispose]();
});

const whichever = (holds: (row: AccountRow) => boolean): string[][] => accounts.filter(holds).map(({ name }) => [name]);

describe('multi-select picklists', () => {
  const regions = (condition: string): string => `SELECT Name FROM Account WHERE Regions__c ${condition}`;
  checkCases(
    () => org,
    [
      [regions("INCLUDES ('EMEA')"), whichever((row) => row.regions.includes('EMEA'))],
      [
        regions("includes ('apac', 'AMER')"),
        whichever((row) => row.regions.some((name) => ['APAC', 'AMER'].includes(name))),
      ],
      [
        regions("INCLUDES ('EMEA;APAC')"),
        whichever((row) => row.regions.includes('EMEA') && row.regions.includes('APAC')),
      ],
      [regions("INCLUDES ('AMER;EMEA', 'APAC')"), [['Acme'], ['Carat'], ['Echo']]],
      [regions("EXCLUDES ('EMEA')"), whichever((row) => !row.regions.includes('EMEA'))],
      [regions("= 'EMEA'"), [['Bravo']]],
      [regions("= 'emea;APAC'"), [['Acme']]],
      [regions("!= 'APAC;EMEA'"), whichever((row) => row.name !== 'Acme')],
      [regions('= null'), whichever((row) => row.regions.length === 0)],
    ],
  );
});

describe('FIELDS and toLabel', () => {
  checkCases(
    () => org,
    [
      ['SELECT toLabel(Grade__c) FROM Account', accounts.map((row) => [row.rating === 'Hot' ? "Buyer's choice" : 'B'])],
      [
        "SELECT Name, toLabel(Grade__c) g FROM Account WHERE toLabel(Grade__c) = 'BUYER\\'S CHOICE'",
        [
          ['Acme', "Buyer's choice"],
          ['Echo', "Buyer's choice"],
        ],
      ],
      ["SELECT Grade__c FROM Account WHERE Name = 'Echo'", [['A']]],
    ],
  );

  it('FIELDS selects all, standard or custom fields', () => {
    const columns = (query: string): string[] =>
      prepareQuery(query, org, org.viewer).columns.map(({ path }) => path.join('.'));
    const fields = org.object('Account').fields.map(({ name, custom }) => ({ name, custom }));
    const named = (custom: boolean): string[] =>
      fields.filter((field) => field.custom === custom).map(({ name }) => name);
    assert.deepEqual(
      columns('SELECT FIELDS(ALL) FROM Account LIMIT 200'),
      fields.map(({ name }) => name),
    );
    assert.deepEqual(columns('SELECT FIELDS(STANDARD) FROM Account'), named(false));
    assert.deepEqual(columns('SELECT Name, fields(custom) FROM Account LIMIT 1'), ['Name', ...named(true)]);
  });
});
