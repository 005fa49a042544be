import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeTier } from '../../../scripts/tiering/index.ts';
import type { TierReport } from '../../../scripts/tiering/index.ts';

const REPORT: TierReport = {
  runKey: 'Default:2017-12-31:12',
  status: 'Completed',
  asOf: '2017-12-31',
  window: { start: '2017-01-01', end: '2017-12-31', months: 12 },
  customer: 'account',
  cycles: [],
  population: 3,
  total: '1234567890123456.5',
  quartiles: [
    { quartile: 1, customers: 1, total: '1234567890120000', share: '99.999999' },
    { quartile: 2, customers: 1, total: '3000.5', share: '0.000001' },
    { quartile: 3, customers: 1, total: '456', share: '0.000000' },
    { quartile: 4, customers: 0, total: '0', share: '0.000000' },
  ],
  topShare: { percent: '50.000000', customers: 1, total: '1234567890120000' },
  unranked: [{ id: '001000000000001AAA', name: 'Zero', reason: 'ZeroTotal' }],
  rows: { read: 7, won: 7, noAccount: 2 },
  changes: { accounts: 3, snapshots: 2 },
  customers: [],
};

describe('describeTier', () => {
  it('shows quartiles, top pool, what was left out and what was written', () => {
    assert.equal(
      describeTier(REPORT),
      [
        'Run Default:2017-12-31:12: 2017-01-01 to 2017-12-31 (12 months), 7 won opportunities.',
        '',
        '  Quartile   Customers                      Total     Share',
        '         1           1   1,234,567,890,120,000.00   100.0 %',
        '         2           1                   3,000.50     0.0 %',
        '         3           1                     456.00     0.0 %',
        '         4           0                       0.00     0.0 %',
        '       All           3   1,234,567,890,123,456.50   100.0 %',
        '',
        '1 of 3 customers make up 50.0 % of the total or more.',
        '1 accounts have no positive total in the window and are not ranked.',
        "2 opportunities have no account and belong to nobody's total.",
        '',
        'Written: 3 accounts (Quartile, Revenue Rank and the fields beside them), 2 snapshots, 1 tiering run.',
      ].join('\n'),
    );
  });

  it('says that a dry run wrote nothing', () => {
    const text = describeTier({ ...REPORT, status: 'Planned' });
    assert.match(text, /Planned: 3 accounts and 2 snapshots would be written\. Nothing was\.$/);
  });

  it('names a few of the accounts that are in circles', () => {
    const text = (cycles: readonly string[]) => describeTier({ ...REPORT, cycles });
    assert.match(text(['a', 'b']), /^2 accounts .*: a, b\.$/m);
    assert.match(text([...'abcdefg']), /^7 accounts .*: a, b, c, d, e, …\.$/m);
  });

  it('says that nothing had changed', () => {
    assert.match(describeTier({ ...REPORT, changes: { accounts: 0, snapshots: 0 } }), /Nothing had changed/);
  });

  it('names the file of refused records', () => {
    const text = describeTier({
      ...REPORT,
      status: 'CompletedWithErrors',
      refused: { records: 2, file: 'refused-tiering.csv' },
    });
    assert.match(text, /refused 2 records; .* refused-tiering\.csv\.$/);
  });
});
