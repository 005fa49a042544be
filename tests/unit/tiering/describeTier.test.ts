import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_POLICY } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { describeTier } from '../../../scripts/tiering/index.ts';
import type { TierReport, TierReports } from '../../../scripts/tiering/index.ts';

const REPORT: TierReport = {
  runKey: 'Default:2017-12-31:12',
  status: 'Completed',
  policy: DEFAULT_POLICY,
  currency: undefined,
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
  pools: [],
  movers: [],
  held: 0,
  notes: [],
  unranked: [{ id: '001000000000001AAA', name: 'Zero', reason: 'ZeroTotal' }],
  rows: { read: 7, won: 7, open: 0, withoutMetric: 0, noAccount: 2 },
  changes: { accounts: 3, snapshots: 2 },
  customers: [],
};

function told(changed: Partial<TierReports> = {}): string {
  return describeTier({ ...REPORT, others: [], ...changed });
}

function mover(
  name: string,
  movement: TierReport['movers'][number]['movement'],
  total?: string,
): TierReport['movers'][number] {
  const from = movement === 'New' ? undefined : 2;
  const to = movement === 'Left' ? undefined : movement === 'Up' ? 1 : 3;
  return { id: name, name, movement, from, to, totalBefore: from === undefined ? undefined : '2000', total };
}

describe('describeTier', () => {
  it('shows quartiles, top pool, what was left out and what was written', () => {
    assert.equal(
      told(),
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

  it('counts families where ultimate parents are the customers', () => {
    assert.match(told({ customer: 'ultimate-parent' }), /^1 families have no positive total in the window/m);
  });

  it('says that a dry run wrote nothing', () => {
    const text = told({ status: 'Planned' });
    assert.match(text, /Planned: 3 accounts and 2 snapshots would be written\. Nothing was\.$/);
  });

  it('names a few of the accounts that are in circles', () => {
    const text = (cycles: readonly string[]): string => told({ cycles });
    assert.match(text(['a', 'b']), /^2 accounts .*: a, b\.$/m);
    assert.match(text([...'abcdefg']), /^7 accounts .*: a, b, c, d, e, …\.$/m);
  });

  it('says that nothing had changed', () => {
    assert.match(told({ changes: { accounts: 0, snapshots: 0 } }), /Nothing had changed/);
  });

  it('counts accounts that were gone when they were to be written', () => {
    assert.match(told({ skipped: { accounts: 2 } }), /2 accounts were deleted or merged .* left out\.$/);
  });

  it('names the file of refused records', () => {
    const text = told({
      status: 'CompletedWithErrors',
      refused: { records: 2, file: 'refused-tiering.csv' },
    });
    assert.match(text, /2 records were not written; .* refused-tiering\.csv\.$/);
  });

  it('shows who moved from where to where, with both totals', () => {
    const movers = [mover('Alpha Ltd', 'Up', '3000.5'), mover('Beta', 'Down', '700'), mover('Old', 'Left')];
    assert.match(
      told({ movers, held: 4 }),
      new RegExp(
        [
          'Moved since the run before: 1 up, 1 down, 0 new, 1 left; 4 held back by damping\\.',
          '  Customer    Movement   Quartile   Total before   Total now',
          '  Alpha Ltd   Up         2 → 1          2,000\\.00    3,000\\.50',
          '  Beta        Down       2 → 3          2,000\\.00      700\\.00',
          '  Old         Left       2 → -          2,000\\.00',
          '',
        ].join('\n'),
      ),
    );
  });

  it('counts the movers beyond the tenth', () => {
    const movers = Array.from({ length: 12 }, (_, index) => mover(`M${index}`, 'Up', '1'));
    assert.match(told({ movers }), /^ {2}M9 .*\n {2}… and 2 more; --json lists them all\.$/m);
  });

  it('says in one line that everybody is new', () => {
    const movers = ['A', 'B', 'C'].map((name) => mover(name, 'New', '1'));
    assert.match(told({ movers }), /^All of them are new: .*\n\nWritten/m);
  });

  it('has a section for each policy, and says of those beside the first that they write history only', () => {
    const policy = {
      ...DEFAULT_POLICY,
      name: 'Gross_Profit',
      writesToAccount: false,
      openPotential: 'Weighted',
    } as const;
    const rows = { ...REPORT.rows, open: 3 };
    const other: TierReport = { ...REPORT, runKey: 'Gross_Profit:2017-12-31:12', policy, rows };
    const text = told({ others: [other, { ...other, status: 'Planned' }] });
    assert.match(text, /^Run Default:[^]*1 tiering run\.\n\nRun Gross_Profit:.* 7 won and 3 open opportunities\./);
    assert.match(text, /^Written: 2 snapshots and 1 tiering run; this policy writes history only\.$/m);
    assert.match(text, /Planned: 2 snapshots would be written\. Nothing was\. This policy writes history only\.$/);
  });

  it('tells what is to be known of the ranking', () => {
    assert.match(told({ notes: ['Nobody is in quartile 2.'] }), /^Nobody is in quartile 2\.$/m);
  });
});
