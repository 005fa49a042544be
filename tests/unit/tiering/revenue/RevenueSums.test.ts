import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDecimal, tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { FieldDescription } from '../../../../scripts/salesforce/index.ts';
import { PageSums, Totals } from '../../../../scripts/salesforce/scan/index.ts';
import { ratesOf } from '../../../../scripts/tiering/revenue/rates.ts';
import { RevenueSums } from '../../../../scripts/tiering/revenue/RevenueSums.ts';
import type { Revenue, RevenueRequest } from '../../../../scripts/tiering/revenue/RevenueSums.ts';

const [A, B] = ['001000000000001AAA', '001000000000002AAA'];

/** Rows of opportunities, added up as a result page of theirs is. */
class Rows {
  readonly columns: readonly string[];
  private readonly revenue: RevenueSums;
  private readonly totals: Totals;

  constructor(revenue: RevenueSums) {
    this.revenue = revenue;
    this.totals = new Totals(revenue.query);
    this.columns = this.totals.query.columns;
  }

  take(cells: readonly string[]): void {
    const page = new PageSums(this.totals, 'A page');
    page.take(Buffer.from([this.columns, cells].map((row) => `"${row.join('","')}"\n`).join('')));
    page.end();
    page.keep();
  }

  result(): Revenue {
    return this.revenue.result(this.totals);
  }
}

function sums(request: Partial<RevenueRequest> = {}, type = 'currency'): Rows {
  return new Rows(
    new RevenueSums({
      metric: { name: 'Amount', type, scale: 2 } as FieldDescription,
      window: tieringWindow('2017-12-31', 12),
      openPotential: 'None',
      filter: undefined,
      rates: undefined,
      ...request,
    }),
  );
}

function texts(totals: ReadonlyMap<string, Decimal>): Record<string, string> {
  return Object.fromEntries([...totals].map(([id, total]) => [id, formatDecimal(total)]));
}

const RATES = ratesOf(
  'EUR',
  [
    { IsoCode: 'EUR', ConversionRate: 1, IsCorporate: true },
    { IsoCode: 'JPY', ConversionRate: 3, IsCorporate: false },
  ],
  undefined,
);

describe('RevenueSums', () => {
  it('adds up exactly, credits, exponents and amounts beyond the doubles included', () => {
    const one = sums();
    assert.deepEqual(one.columns, ['Id', 'AccountId', 'Amount', 'IsWon']);
    for (const amount of ['9007199254740993', '0.01', '1.0E7', '-10000000', '']) {
      one.take(['006', A.slice(0, 15), amount, 'true']);
    }
    one.take(['006', '', '5', 'true']);
    const { ranked, rows } = one.result();
    assert.deepEqual(texts(ranked), { [A]: '9007199254740993.01' });
    assert.deepEqual(rows, { won: 6, open: 0, withoutAccount: 1, withoutMetric: 1 });
  });

  it('counts an account whose rows come to nothing, which is not the same as no rows', () => {
    const one = sums();
    one.take(['006', A, '', 'true']);
    assert.deepEqual(texts(one.result().ranked), { [A]: '0' });
  });

  it('names the opportunity whose metric is no number', () => {
    assert.throws(() => {
      sums().take(['006000000000009', A, 'much', 'true']);
    }, /Opportunity 006000000000009 has "much" in Amount/);
  });

  it('keeps open potential apart and ranks both together', () => {
    const both = sums({ openPotential: 'Unweighted' });
    both.take(['006', A, '10', 'true']);
    both.take(['006', A, '4', 'false']);
    both.take(['006', B, '7', 'false']);
    const { won, open, ranked, rows } = both.result();
    assert.deepEqual([won, open, ranked].map(texts), [{ [A]: '10' }, { [A]: '4', [B]: '7' }, { [A]: '14', [B]: '7' }]);
    assert.deepEqual(rows, { won: 1, open: 2, withoutAccount: 0, withoutMetric: 0 });
  });

  it('weighs open ones by their probability, exactly, and won ones never', () => {
    const weighted = sums({ openPotential: 'Weighted' });
    assert.deepEqual(weighted.columns, ['Id', 'AccountId', 'Amount', 'IsWon', 'Probability']);
    weighted.take(['006', A, '100.01', 'true', '50']);
    weighted.take(['006', A, '100.01', 'false', '33.3']);
    weighted.take(['006', B, '9007199254740993', 'false', '1.0E1']);
    weighted.take(['006', B, '5', 'false', '']);
    const { won, open } = weighted.result();
    assert.deepEqual([won, open].map(texts), [{ [A]: '100.01' }, { [A]: '33.30333', [B]: '900719925474099.3' }]);
  });

  it('adds up per currency and divides once, half-even at eight decimals', () => {
    const money = sums({ rates: RATES });
    assert.deepEqual(money.columns, ['Id', 'AccountId', 'Amount', 'IsWon', 'CurrencyIsoCode']);
    for (const [amount, currency] of [
      ['1', 'JPY'],
      ['1', 'JPY'],
      ['1', 'JPY'],
      ['0.5', 'EUR'],
    ] as const) {
      money.take(['006', A, amount, 'true', currency]);
    }
    money.take(['006', B, '2', 'true', 'JPY']);
    assert.deepEqual(texts(money.result().ranked), { [A]: '1.5', [B]: '0.66666667' });
  });

  it('reads the close date where rates are dated', () => {
    const dated = ratesOf(
      'EUR',
      [],
      [
        { IsoCode: 'USD', StartDate: '2017-01-01', NextStartDate: '2017-07-01', ConversionRate: 2 },
        { IsoCode: 'USD', StartDate: '2017-07-01', NextStartDate: '9999-12-31', ConversionRate: 4 },
      ],
    );
    const money = sums({ rates: dated });
    assert.deepEqual(money.columns.slice(4), ['CurrencyIsoCode', 'CloseDate']);
    money.take(['006', A, '8', 'true', 'USD', '2017-06-30']);
    money.take(['006', A, '8', 'true', 'USD', '2017-07-01']);
    assert.deepEqual(texts(money.result().ranked), { [A]: '6' });
  });

  it('does not convert what is no money', () => {
    const pieces = sums({ rates: RATES }, 'double');
    assert.deepEqual(pieces.columns, ['Id', 'AccountId', 'Amount', 'IsWon']);
    pieces.take(['006', A, '3', 'true']);
    assert.deepEqual(texts(pieces.result().ranked), { [A]: '3' });
  });

  it('refuses what cannot be converted, with numbers by currency and reason', () => {
    const money = sums({ rates: RATES });
    for (const currency of ['USD', 'CHF', 'GBP', 'JPY', 'GBP']) {
      money.take(['006', A, '1', 'true', currency]);
    }
    assert.throws(
      () => money.result(),
      /^CommandError: 4 opportunities cannot be converted to EUR: 2 in GBP \(no conversion rate\), 1 in CHF \(no conversion rate\), 1 in USD \(no conversion rate\)\.$/,
    );
  });
});
