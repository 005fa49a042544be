import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figures, moneyWriter, percent, table, texts } from '../../../scripts/cli/index.ts';

describe('table', () => {
  it('makes columns as wide as their widest cell, text to the left and figures to the right', () => {
    const columns = [...texts('Customer', 'Why'), ...figures('Total')];
    assert.deepEqual(
      table(columns, [
        ['Nord', 'largest', '1,200'],
        ['Atlas & Sons', '', '7'],
      ]),
      ['  Customer       Why       Total', '  Nord           largest   1,200', '  Atlas & Sons                 7'],
    );
  });

  it('leaves no blanks at the ends of lines, and shows cells that are missing as empty', () => {
    assert.deepEqual(table(texts('A', 'Second'), [['long cell', 'x'], ['b']]), [
      '  A           Second',
      '  long cell   x',
      '  b',
    ]);
  });

  it('is its header where there are no rows', () => {
    assert.deepEqual(table(figures('Rank'), []), ['  Rank']);
  });
});

describe('money', () => {
  it('has thousands separators and no cents where no amount has any', () => {
    const money = moneyWriter(['1234567', '0']);
    assert.deepEqual([money('1234567'), money('999'), money('-1000')], ['1,234,567', '999', '-1,000']);
  });

  it('has cents throughout as soon as one amount has some, and is exact beyond doubles', () => {
    const money = moneyWriter(['1234567890123456.5', '7']);
    assert.deepEqual([money('1234567890123456.5'), money('7')], ['1,234,567,890,123,456.50', '7.00']);
  });
});

describe('a percentage', () => {
  it('has one decimal, rounded half-even', () => {
    assert.deepEqual([percent('89.050000'), percent('99.999999'), percent('0.15')], ['89.0 %', '100.0 %', '0.2 %']);
  });
});
