import { parseDecimal, rankCustomers } from 'c/tieringMethod';

describe('c/tieringMethod', () => {
  it('ranks customers where components import it, with every file of its bundle', () => {
    const totals = ['40', '25', '12', '7', '5', '2', '1.6', '1.4'];
    const { customers, quartiles } = rankCustomers(totals.map((total) => ({ id: total, total: parseDecimal(total) })));
    expect(customers.map(({ quartile }) => quartile)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(quartiles[0]?.share).toBe('69.148936');
  });
});
