import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { javaDouble } from '../../../../local-org/src/http/javaDouble.ts';

// java.lang.Double.toString: plain from 10^-3 up to below 10^7, scientific outside, always a digit behind the point.
describe('javaDouble', () => {
  const cases: [string, string][] = [
    ['0', '0.0'],
    ['1', '1.0'],
    ['-1', '-1.0'],
    ['1054', '1054.0'],
    ['163339.5', '163339.5'],
    ['-163339.5', '-163339.5'],
    ['9999999', '9999999.0'],
    ['9999999.99', '9999999.99'],
    ['10000000', '1.0E7'],
    ['12345678', '1.2345678E7'],
    ['-12345678', '-1.2345678E7'],
    ['12345678.9', '1.23456789E7'],
    ['12300000', '1.23E7'],
    ['1234567890123456.78', '1.23456789012345678E15'],
    ['100000000000000000', '1.0E17'],
    ['0.5', '0.5'],
    ['0.001', '0.001'],
    ['0.00123', '0.00123'],
    ['0.0001', '1.0E-4'],
    ['-0.000123', '-1.23E-4'],
    ['0.000000000000001', '1.0E-15'],
  ];
  for (const [decimal, expected] of cases) {
    it(`writes ${decimal} as ${expected}`, () => {
      assert.equal(javaDouble(decimal), expected);
    });
  }

  it('writes what reads back as the same number', () => {
    for (let seed = 1; seed < 100_000_000_000; seed = seed * 3 + 7) {
      for (const decimal of [String(seed), String(seed / 1000), String(seed / 65_536), String(-seed)]) {
        assert.equal(Number(javaDouble(decimal)), Number(decimal));
      }
    }
  });
});
