import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { canonicalCell, storedMoney } from '../../../scripts/tiering/figures.ts';
import { dayIn } from '../../../scripts/tiering/orgFacts.ts';
import { formatRunKey, snapshotKey } from '../../../scripts/tiering/runKey.ts';

describe('canonicalCell', () => {
  for (const [field, cell, canonical] of [
    ['Quartile__c', '1.0', '1'],
    ['Quartile__c', '', ''],
    ['Window_Revenue__c', '1.0005534E7', '10005534'],
    ['Window_Revenue__c', '1234567890123456.78', '1234567890123456.78'],
    ['Revenue_Share__c', '1.632500', '1.6325'],
    ['Border_Gap__c', '-0.00', '0'],
    ['In_Top_Pool__c', 'TRUE', 'true'],
    ['Movement__c', 'New', 'New'],
  ] as const) {
    it(`reads ${field} "${cell}" as "${canonical}"`, () => {
      assert.equal(canonicalCell(field, cell), canonical);
    });
  }
});

describe('storedMoney', () => {
  it('keeps two decimals, half-even, in canonical text', () => {
    assert.deepEqual(
      ['0.125', '0.135', '7.10', '10'].map((text) => storedMoney(parseDecimal(text))),
      ['0.12', '0.14', '7.1', '10'],
    );
  });
});

describe('a run key', () => {
  const run = { policy: 'Default', asOf: '2017-12-31', months: 12 };

  it('names policy, as-of and window, and the snapshot the account as well', () => {
    assert.equal(formatRunKey(run), 'Default:2017-12-31:12');
    assert.equal(snapshotKey(run, '001000000000001AAA'), 'Default:2017-12-31:12:001000000000001AAA');
  });

  it('fits its fields with the longest name that a policy may have', () => {
    const longest = { policy: 'x'.repeat(120), asOf: '2017-12-31', months: 999 };
    assert.ok(formatRunKey(longest).length <= 160);
    assert.ok(snapshotKey(longest, '001000000000001AAA').length <= 200);
  });
});

describe('today', () => {
  const moment = new Date('2026-01-01T02:30:00Z');
  for (const [zone, day] of [
    ['GMT', '2026-01-01'],
    ['America/Los_Angeles', '2025-12-31'],
    ['Pacific/Auckland', '2026-01-01'],
  ] as const) {
    it(`in ${zone} is ${day} at ${moment.toISOString()}`, () => {
      assert.equal(dayIn(zone, moment), day);
    });
  }
});
