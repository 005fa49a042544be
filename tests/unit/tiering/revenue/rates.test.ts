import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { ratesOf } from '../../../../scripts/tiering/revenue/rates.ts';

const CURRENCIES = [
  { IsoCode: 'EUR', ConversionRate: 1, IsCorporate: true },
  { IsoCode: 'USD', ConversionRate: 1.0842, IsCorporate: false },
  { IsoCode: 'XXX', ConversionRate: 0, IsCorporate: false },
  { IsoCode: 'IDR', ConversionRate: null, IsCorporate: false },
];

function told(rates: ReturnType<typeof ratesOf>, currency: string, day: string): string {
  const rate = rates.rateOf(currency, day);
  return 'rate' in rate ? formatDecimal(rate.rate) : rate.reason;
}

describe('static rates', () => {
  const rates = ratesOf('EUR', CURRENCIES, undefined);

  for (const [currency, expected] of [
    ['EUR', '1'],
    ['USD', '1.0842'],
    ['XXX', 'the conversion rate 0'],
    ['IDR', 'no conversion rate'],
    ['GBP', 'no conversion rate'],
  ] as const) {
    it(`give ${expected} for ${currency}`, () => {
      assert.equal(told(rates, currency, ''), expected);
    });
  }
});

describe('dated rates', () => {
  const rates = ratesOf('EUR', CURRENCIES, [
    { IsoCode: 'USD', StartDate: '2017-03-01', NextStartDate: '2017-06-01', ConversionRate: 1.1 },
    { IsoCode: 'USD', StartDate: '2017-07-01', NextStartDate: null, ConversionRate: 1.2 },
    { IsoCode: 'XXX', StartDate: '0001-01-01', NextStartDate: '9999-12-31', ConversionRate: 0 },
  ]);

  for (const [currency, day, expected] of [
    ['USD', '2017-02-28', 'no dated rate on 2017-02-28'],
    ['USD', '2017-03-01', '1.1'],
    ['USD', '2017-05-31', '1.1'],
    ['USD', '2017-06-01', 'no dated rate on 2017-06-01'],
    ['USD', '2017-07-01', '1.2'],
    ['USD', '2038-01-19', '1.2'],
    ['EUR', '1999-01-01', '1'],
    ['XXX', '2017-03-01', 'the conversion rate 0'],
    ['GBP', '2017-03-01', 'no dated rate'],
  ] as const) {
    it(`give ${expected} for ${currency} on ${day}`, () => {
      assert.equal(told(rates, currency, day), expected);
    });
  }
});
