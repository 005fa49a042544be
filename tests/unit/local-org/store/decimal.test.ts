import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatScaled, parseScaled } from '../../../../local-org/src/store/fields/decimal.ts';

describe('decimals of precision 18 and scale 2', () => {
  const canonical: [given: string, stored: string][] = [
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['7', '7'],
    ['+7', '7'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.01', '-0.01'],
    ['163339.50', '163339.5'],
    ['163339.5000', '163339.5'],
    ['1.0E7', '10000000'],
    ['1.5e-1', '0.15'],
    ['12e+3', '12000'],
    ['100e-2', '1'],
    ['1234567890123456.78', '1234567890123456.78'],
    ['-9999999999999999.99', '-9999999999999999.99'],
    ['0.000000000000000000000000000000', '0'],
  ];
  for (const [given, stored] of canonical) {
    it(`keeps ${given} as ${stored}`, () => {
      assert.equal(formatScaled(String(parseScaled(given, 18, 2)), 2), stored);
    });
  }

  const refused: [given: string, problem: string][] = [
    ['', 'no number'],
    ['.', 'no number'],
    ['-', 'no number'],
    ['abc', 'no number'],
    ['NaN', 'no number'],
    ['Infinity', 'no number'],
    ['1,000', 'no number'],
    ['0x10', 'no number'],
    ['1e', 'no number'],
    ['10000000000000000', 'too many digits'],
    ['1e16', 'too many digits'],
    ['1e9999', 'too many digits'],
    ['0.001', 'too many decimals'],
    ['1e-9999', 'too many decimals'],
    ['10.005', 'too many decimals'],
  ];
  for (const [given, problem] of refused) {
    it(`finds ${problem} in "${given}"`, () => {
      assert.equal(parseScaled(given, 18, 2), problem);
    });
  }

  it('agrees with big integers on a thousand numbers', () => {
    for (let n = 0; n < 1000; n += 1) {
      const cents = BigInt(n) * 999_999_999_999_937n - 499_999_999_999_000_000n;
      const text = `${cents < 0n ? '-' : ''}${String(cents < 0n ? -cents : cents)
        .padStart(3, '0')
        .replace(/(..)$/, '.$1')}`;
      assert.equal(BigInt(parseScaled(text, 18, 2)), cents, text);
    }
  });
});

describe('decimals without places after the point', () => {
  it('keep their zeros', () => {
    assert.equal(formatScaled(String(parseScaled('100', 3, 0)), 0), '100');
    assert.equal(parseScaled('1000', 3, 0), 'too many digits');
    assert.equal(parseScaled('1.5', 3, 0), 'too many decimals');
  });
});
