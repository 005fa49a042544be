import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDecimals,
  compareDecimals,
  divideDecimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
} from '#lwc/tieringMethod/tieringMethod.ts';

describe('parseDecimal', () => {
  for (const [text, canonical] of [
    ['0', '0'],
    ['-0.0', '0'],
    ['1054', '1054'],
    ['163339.50', '163339.5'],
    ['+1.5', '1.5'],
    ['.5', '0.5'],
    ['-.05', '-0.05'],
    ['1.2345678E7', '12345678'],
    ['1.0E7', '10000000'],
    ['12e-3', '0.012'],
    ['0.123456789012345678901234', '0.123456789012345678901234'],
    ['1234567890123456.78', '1234567890123456.78'],
    ['000', '0'],
    ['100', '100'],
  ] as const) {
    it(`reads ${text} as ${canonical}`, () => {
      assert.equal(formatDecimal(parseDecimal(text)), canonical);
    });
  }

  for (const text of [
    '',
    ' ',
    ' 1',
    '1,000',
    '1.',
    '.',
    '-',
    '1e',
    '0x10',
    'NaN',
    'Infinity',
    '€5',
    '1 000',
    '1e999',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseDecimal(text), RangeError);
    });
  }
});

describe('decimals', () => {
  it('add exactly over different scales', () => {
    assert.equal(formatDecimal(addDecimals(parseDecimal('0.1'), parseDecimal('0.02'))), '0.12');
    assert.equal(formatDecimal(addDecimals(parseDecimal('-5'), parseDecimal('5.000'))), '0');
  });

  it('compare by amount, not by how they are written', () => {
    assert.equal(compareDecimals(parseDecimal('1.50'), parseDecimal('1.5')), 0);
    assert.equal(compareDecimals(parseDecimal('-2'), parseDecimal('1')), -1);
    assert.equal(compareDecimals(parseDecimal('1e3'), parseDecimal('999.999')), 1);
  });

  for (const [text, decimals, rounded] of [
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['-0.125', 2, '-0.12'],
    ['0.1251', 2, '0.13'],
    ['2.5', 0, '2'],
    ['7', 2, '7.00'],
    ['-0.001', 2, '0.00'],
  ] as const) {
    it(`round ${text} half-even to ${rounded}`, () => {
      assert.equal(roundDecimal(parseDecimal(text), decimals), rounded);
    });
  }
});

describe('multiplyDecimals', () => {
  for (const [a, b, product] of [
    ['0.1', '0.2', '0.02'],
    ['-1.5', '4', '-6'],
    ['0', '-7', '0'],
    ['9007199254740993', '9007199254740993', '81129638414606699710187514626049'],
  ] as const) {
    it(`multiplies ${a} by ${b} exactly`, () => {
      assert.equal(formatDecimal(multiplyDecimals(parseDecimal(a), parseDecimal(b))), product);
    });
  }
});

describe('divideDecimal', () => {
  for (const [dividend, divisor, decimals, quotient] of [
    ['1', '3', 6, '0.333333'],
    ['2', '3', 6, '0.666667'],
    ['1', '8', 2, '0.12'],
    ['3', '8', 2, '0.38'],
    ['-1', '8', 2, '-0.12'],
    ['3', '-8', 2, '-0.38'],
    ['-3', '-8', 2, '0.38'],
    ['0', '5', 2, '0.00'],
    ['1.000', '0.25', 0, '4'],
    ['0.000001', '1000', 2, '0.00'],
    ['18014398509481987', '2', 1, '9007199254740993.5'],
  ] as const) {
    it(`divides ${dividend} by ${divisor} to ${quotient}`, () => {
      const result = divideDecimal(parseDecimal(dividend), parseDecimal(divisor), decimals);
      assert.equal(result.scale, decimals);
      assert.equal(roundDecimal(result, decimals), quotient);
    });
  }

  it('refuses to divide by zero and says what', () => {
    assert.throws(() => divideDecimal(parseDecimal('12.50'), parseDecimal('0.00'), 2), {
      name: 'RangeError',
      message: '12.5 cannot be divided by zero',
    });
  });
});
