import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { Value } from '../../local-org/src/store/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { exampleOrg, now, opportunities } from './soqlExample.ts';

let org: TestOrg;
before(() => {
  org = exampleOrg();
});
after(() => {
  org[Symbol.dispose]();
});

function names(query: string, on: TestOrg = org): (Value | undefined)[] {
  return [...prepareQuery(query, on, on.viewer, { now }).rows()].map(([name]) => name);
}

// "Date Formats and Date Literals in WHERE" (sforce_api_calls_soql_select_dateformats.htm): on a Wednesday, weeks beginning on Sunday, the fiscal year in January.
describe('date literals', () => {
  const ranges: readonly (readonly [literal: string, first: string, last: string])[] = [
    ['YESTERDAY', '2017-05-16', '2017-05-16'],
    ['TODAY', '2017-05-17', '2017-05-17'],
    ['TOMORROW', '2017-05-18', '2017-05-18'],
    ['LAST_WEEK', '2017-05-07', '2017-05-13'],
    ['THIS_WEEK', '2017-05-14', '2017-05-20'],
    ['NEXT_WEEK', '2017-05-21', '2017-05-27'],
    ['LAST_MONTH', '2017-04-01', '2017-04-30'],
    ['THIS_MONTH', '2017-05-01', '2017-05-31'],
    ['NEXT_MONTH', '2017-06-01', '2017-06-30'],
    ['LAST_90_DAYS', '2017-02-16', '2017-05-17'],
    ['NEXT_90_DAYS', '2017-05-18', '2017-08-15'],
    ['LAST_N_DAYS:3', '2017-05-14', '2017-05-17'],
    ['NEXT_N_DAYS:15', '2017-05-18', '2017-06-01'],
    ['N_DAYS_AGO:4', '2017-05-13', '2017-05-13'],
    ['LAST_N_WEEKS:1', '2017-05-07', '2017-05-13'],
    ['NEXT_N_WEEKS:2', '2017-05-21', '2017-06-03'],
    ['N_WEEKS_AGO:1', '2017-05-07', '2017-05-13'],
    ['LAST_N_MONTHS:2', '2017-03-01', '2017-04-30'],
    ['NEXT_N_MONTHS:2', '2017-06-01', '2017-07-31'],
    ['N_MONTHS_AGO:2', '2017-03-01', '2017-03-31'],
    ['THIS_QUARTER', '2017-04-01', '2017-06-30'],
    ['LAST_QUARTER', '2017-01-01', '2017-03-31'],
    ['NEXT_QUARTER', '2017-07-01', '2017-09-30'],
    ['LAST_N_QUARTERS:2', '2016-10-01', '2017-03-31'],
    ['NEXT_N_QUARTERS:3', '2017-07-01', '2018-03-31'],
    ['N_QUARTERS_AGO:2', '2016-10-01', '2016-12-31'],
    ['THIS_YEAR', '2017-01-01', '2017-12-31'],
    ['LAST_YEAR', '2016-01-01', '2016-12-31'],
    ['NEXT_YEAR', '2018-01-01', '2018-12-31'],
    ['LAST_N_YEARS:2', '2015-01-01', '2016-12-31'],
    ['NEXT_N_YEARS:2', '2018-01-01', '2019-12-31'],
    ['N_YEARS_AGO:1', '2016-01-01', '2016-12-31'],
    ['THIS_FISCAL_QUARTER', '2017-04-01', '2017-06-30'],
    ['LAST_FISCAL_QUARTER', '2017-01-01', '2017-03-31'],
    ['NEXT_FISCAL_QUARTER', '2017-07-01', '2017-09-30'],
    ['LAST_N_FISCAL_QUARTERS:2', '2016-10-01', '2017-03-31'],
    ['NEXT_N_FISCAL_QUARTERS:3', '2017-07-01', '2018-03-31'],
    ['N_FISCAL_QUARTERS_AGO:1', '2017-01-01', '2017-03-31'],
    ['THIS_FISCAL_YEAR', '2017-01-01', '2017-12-31'],
    ['LAST_FISCAL_YEAR', '2016-01-01', '2016-12-31'],
    ['NEXT_FISCAL_YEAR', '2018-01-01', '2018-12-31'],
    ['LAST_N_FISCAL_YEARS:2', '2015-01-01', '2016-12-31'],
    ['NEXT_N_FISCAL_YEARS:1', '2018-01-01', '2018-12-31'],
    ['N_FISCAL_YEARS_AGO:2', '2015-01-01', '2015-12-31'],
  ];
  const operators: readonly (readonly [string, (day: string, first: string, last: string) => boolean])[] = [
    ['=', (day, first, last) => day >= first && day <= last],
    ['!=', (day, first, last) => day < first || day > last],
    ['<', (day, first) => day < first],
    ['<=', (day, _first, last) => day <= last],
    ['>', (day, _first, last) => day > last],
    ['>=', (day, first) => day >= first],
  ];
  for (const [literal, first, last] of ranges) {
    for (const [operator, holds] of operators) {
      const query = `SELECT Name FROM Opportunity WHERE CloseDate ${operator} ${literal}`;
      it(query, () => {
        const expected = opportunities.filter(({ closeDate }) => holds(closeDate, first, last));
        assert.deepEqual(
          names(query),
          expected.map(({ name }) => name),
        );
      });
    }
  }

  it('may be written in small letters and stand in lists', () => {
    const query = 'SELECT Name FROM Opportunity WHERE CloseDate';
    assert.deepEqual(names(`${query} = last_n_days:1`), ['o05', 'o06']);
    assert.deepEqual(names(`${query} IN (today, YESTERDAY, 2017-06-01)`), ['o05', 'o06', 'o10']);
    assert.deepEqual(names(`${query} NOT IN (THIS_YEAR, LAST_YEAR)`), ['o12', 'o13']);
  });

  it('bound points in time to the second', () => {
    const points = ['2017-05-16T23:59:59Z', '2017-05-17T00:00:00Z', '2017-05-17T23:59:59Z', '2017-05-18T00:00:00Z'];
    using clock = exampleOrg();
    for (const point of points) clock.add('Account', { Name: point, Tiered_On__c: point });
    const found = (operator: string): (Value | undefined)[] =>
      names(`SELECT Name FROM Account WHERE Tiered_On__c ${operator} TODAY`, clock);
    assert.deepEqual(found('='), points.slice(1, 3));
    assert.deepEqual(found('<'), points.slice(0, 1));
    assert.deepEqual(found('>'), points.slice(3));
    assert.deepEqual(found('<='), points.slice(0, 3));
    assert.deepEqual(found('>='), points.slice(1));
  });
});
