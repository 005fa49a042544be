import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Calendar } from '../../../../local-org/src/soql/calendar.ts';
import { dateRange } from '../../../../local-org/src/soql/dateLiterals.ts';

function calendar(today: string, fiscalYearStartMonth = 1): Calendar {
  return { today, fiscalYearStartMonth, fiscalYearNamedByStart: false };
}

// "Date Formats and Date Literals in WHERE" in the SOQL and SOSL Reference.
describe('a date literal', () => {
  const cases: [literal: string, on: Calendar, first: string, last: string][] = [
    ['THIS_WEEK', calendar('2017-05-14'), '2017-05-14', '2017-05-20'],
    ['THIS_WEEK', calendar('2017-05-20'), '2017-05-14', '2017-05-20'],
    ['LAST_MONTH', calendar('2017-03-31'), '2017-02-01', '2017-02-28'],
    ['NEXT_MONTH', calendar('2017-01-31'), '2017-02-01', '2017-02-28'],
    ['LAST_MONTH', calendar('2016-03-15'), '2016-02-01', '2016-02-29'],
    ['LAST_MONTH', calendar('2017-01-01'), '2016-12-01', '2016-12-31'],
    ['NEXT_QUARTER', calendar('2017-12-31'), '2018-01-01', '2018-03-31'],
    ['YESTERDAY', calendar('2016-03-01'), '2016-02-29', '2016-02-29'],
    ['LAST_N_DAYS:0', calendar('2017-05-17'), '2017-05-17', '2017-05-17'],
    ['LAST_N_DAYS:365', calendar('2017-01-01'), '2016-01-02', '2017-01-01'],
    ['NEXT_N_DAYS:1', calendar('2016-12-31'), '2017-01-01', '2017-01-01'],
  ];
  for (const [literal, on, first, last] of cases) {
    it(`${literal} on ${on.today} is ${first} to ${last}`, () => {
      assert.deepEqual(dateRange(literal, on), { first, last });
    });
  }
});

describe('a fiscal date literal', () => {
  const cases: [literal: string, on: Calendar, first: string, last: string][] = [
    ['THIS_FISCAL_YEAR', calendar('2017-05-17', 7), '2016-07-01', '2017-06-30'],
    ['THIS_FISCAL_YEAR', calendar('2017-07-01', 7), '2017-07-01', '2018-06-30'],
    ['LAST_FISCAL_YEAR', calendar('2017-05-17', 7), '2015-07-01', '2016-06-30'],
    ['NEXT_FISCAL_YEAR', calendar('2017-05-17', 2), '2018-02-01', '2019-01-31'],
    ['THIS_FISCAL_QUARTER', calendar('2017-01-31', 2), '2016-11-01', '2017-01-31'],
    ['THIS_FISCAL_QUARTER', calendar('2017-02-01', 2), '2017-02-01', '2017-04-30'],
    ['LAST_FISCAL_QUARTER', calendar('2017-05-17', 12), '2016-12-01', '2017-02-28'],
    ['N_FISCAL_QUARTERS_AGO:5', calendar('2017-05-17', 4), '2016-01-01', '2016-03-31'],
    ['NEXT_N_FISCAL_YEARS:2', calendar('2017-03-31', 4), '2017-04-01', '2019-03-31'],
  ];
  for (const [literal, on, first, last] of cases) {
    it(`${literal} on ${on.today} with a year from month ${on.fiscalYearStartMonth} is ${first} to ${last}`, () => {
      assert.deepEqual(dateRange(literal, on), { first, last });
    });
  }

  it('is like the calendar year when that begins in January', () => {
    for (let month = 1; month <= 12; month += 1) {
      const on = calendar(`2017-${String(month).padStart(2, '0')}-15`);
      for (const which of ['LAST', 'THIS', 'NEXT']) {
        assert.deepEqual(dateRange(`${which}_FISCAL_QUARTER`, on), dateRange(`${which}_QUARTER`, on));
        assert.deepEqual(dateRange(`${which}_FISCAL_YEAR`, on), dateRange(`${which}_YEAR`, on));
      }
    }
  });
});

describe('what is no date literal', () => {
  for (const literal of ['SOMEDAY', 'LAST_N_DAYS', 'LAST_N_DAYS:-1', 'THIS_DECADE', 'LAST_N_YEARS:99999999']) {
    it(`${literal} is refused`, () => {
      assert.throws(() => dateRange(literal, calendar('2017-05-17')), { code: 'MALFORMED_QUERY' });
    });
  }
});
