import { formatDecimal, parseDecimal } from 'c/tieringMethod';
import type { Quartile } from 'c/tieringMethod';
import { whatIf } from 'c/whatIfTiering';
import type { WhatIfAccount, WhatIfRules } from 'c/whatIfTiering';

const RULES: WhatIfRules = {
  method: 'EqualCount',
  topSharePercent: '50',
  ties: 'Split',
  zeroTotals: 'Unranked',
  customer: 'Account',
};

const account = (id: string, total: string | undefined, quartile?: Quartile, parentId?: string): WhatIfAccount => ({
  id,
  parentId,
  total: total === undefined ? undefined : parseDecimal(total),
  quartile,
});

/** Four customers, each in the quartile that the run gave them. */
const FOUR = [account('a', '70', 1), account('b', '15', 2), account('c', '10', 3), account('d', '5', 4)];

/** `id from>to`, with a dash for not ranked. */
const told = (accounts: readonly WhatIfAccount[], rules: Partial<WhatIfRules>): string[] =>
  whatIf(accounts, { ...RULES, ...rules }).changes.map(({ id, from, to }) => `${id} ${from ?? '-'}>${to ?? '-'}`);

describe('c/whatIfTiering', () => {
  it('finds nothing to change under the rules of the run, or without accounts', () => {
    expect(told(FOUR, {})).toEqual([]);
    expect(told([], {})).toEqual([]);
  });

  it('divides by revenue, in rank order, with the money that would take the change back', () => {
    const { changes } = whatIf(FOUR, { ...RULES, method: 'EqualRevenue' });
    expect(changes.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['b', 2, 3],
      ['c', 3, 4],
    ]);
    expect(changes.map(({ toBorder }) => toBorder && formatDecimal(toBorder))).toEqual(['55', '5']);
    expect(changes.map(({ total }) => total && formatDecimal(total))).toEqual(['15', '10']);
  });

  it('tells for one that rises what it may lose again', () => {
    const [change] = whatIf([account('a', '70', 2), account('b', '20', 2)], RULES).changes;
    expect(change).toMatchObject({ id: 'a', from: 2, to: 1 });
    expect(change?.toBorder && formatDecimal(change.toBorder)).toBe('50');
  });

  it('takes the top share first', () => {
    expect(told(FOUR, { method: 'TopShare', topSharePercent: '80' })).toEqual(['b 2>1', 'c 3>2', 'd 4>3']);
  });

  it('lets equal totals share the better quartile', () => {
    const tied = [account('a', '9', 1), account('b', '5', 2), account('c', '5', 3), account('d', '1', 4)];
    expect(told(tied, {})).toEqual([]);
    expect(told(tied, { ties: 'ShareBetter' })).toEqual(['c 3>2']);
  });

  it('ranks zeros last where they count', () => {
    const withZero = [...FOUR, account('z', '0')];
    expect(told(withZero, {})).toEqual([]);
    expect(told(withZero, { zeroTotals: 'Ranked' })).toEqual(['b 2>1', 'c 3>2', 'd 4>3', 'z ->4']);
  });

  it('leaves accounts without a total and with credits unranked', () => {
    expect(told([account('a', '1', 1), account('n', undefined, 4), account('m', '-3', 4)], {})).toEqual([
      'm 4>-',
      'n 4>-',
    ]);
  });

  it('gives a subsidiary the quartile of its ultimate parent, whose family is one customer', () => {
    const family = [
      account('a', '70', 1),
      account('p', undefined),
      account('s', '15', 2, 'p'),
      account('t', '60', 1, 's'),
    ];
    const { ranking, changes } = whatIf(family, { ...RULES, customer: 'UltimateParent' });
    expect(ranking.customers.map(({ id, total }) => [id, formatDecimal(total)])).toEqual([
      ['p', '75'],
      ['a', '70'],
    ]);
    expect(changes.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['p', undefined, 1],
      ['s', 2, 1],
      ['a', 1, 2],
    ]);
  });

  it('counts every account once in the matrix, changed or not', () => {
    const { matrix } = whatIf([...FOUR, account('n', undefined)], { ...RULES, method: 'EqualRevenue' });
    expect(matrix).toEqual([
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 1],
    ]);
  });

  it('does not depend on the order of accounts', () => {
    const rules = { ...RULES, method: 'EqualRevenue' } as const;
    expect(whatIf([...FOUR].reverse(), rules)).toEqual(whatIf(FOUR, rules));
  });

  it.each(['0', '100.5'])('refuses a top share of %s', (topSharePercent) => {
    expect(() => whatIf(FOUR, { ...RULES, topSharePercent })).toThrow(RangeError);
  });
});
