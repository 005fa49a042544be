import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDate, parseDateTime } from '../../../../local-org/src/store/index.ts';

describe('dates', () => {
  for (const date of ['2017-12-31', '2016-02-29', '2000-02-29', '1700-01-01', '4000-12-31']) {
    it(`accepts ${date}`, () => {
      assert.equal(parseDate(date), date);
    });
  }

  for (const date of [
    '2017-02-29',
    '1900-02-29',
    '2017-04-31',
    '2017-13-01',
    '2017-00-10',
    '2017-1-1',
    '31.12.2017',
    '1699-12-31',
    '4001-01-01',
    '2017-12-31Z',
    '',
  ]) {
    it(`refuses "${date}"`, () => {
      assert.equal(parseDate(date), undefined);
    });
  }
});

describe('points in time', () => {
  const accepted: [given: string, meant: string][] = [
    ['2017-12-31T23:59:59Z', '2017-12-31T23:59:59.000Z'],
    ['2017-12-31T23:59:59.987Z', '2017-12-31T23:59:59.000Z'],
    ['2017-12-31T23:59:59.000+0000', '2017-12-31T23:59:59.000Z'],
    ['2017-12-31T23:59:59+02:00', '2017-12-31T21:59:59.000Z'],
    ['2017-12-31T23:59:59-0530', '2018-01-01T05:29:59.000Z'],
  ];
  for (const [given, meant] of accepted) {
    it(`reads ${given} as ${meant}`, () => {
      assert.equal(new Date(parseDateTime(given) ?? Number.NaN).toISOString(), meant);
    });
  }

  for (const text of [
    '2017-12-31T24:00:00Z',
    '2017-12-31T23:60:00Z',
    '2017-02-29T00:00:00Z',
    '2017-12-31T23:59:59',
    '2017-12-31 23:59:59Z',
    '2017-12-31',
    '2017-12-31T23:59:59+99:00',
    'now',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.equal(parseDateTime(text), undefined);
    });
  }
});
