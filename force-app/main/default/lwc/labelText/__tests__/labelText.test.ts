import { labelText } from 'c/labelText';

describe('c/labelText', () => {
  it.each([
    ['a label without places', 'Revenue Tier', [], 'Revenue Tier'],
    ['one place', 'Rank {0}', ['3'], 'Rank 3'],
    ['places in another order', '{1} kunder, plass {0}', ['3', '85'], '85 kunder, plass 3'],
    ['a place used twice', '{0} and {0}', ['3'], '3 and 3'],
    ['a value that looks like a place', '{0}{1}', ['{1}', 'x'], '{1}x'],
    ['a value with replacement signs', '{0}', ['$& $1'], '$& $1'],
    ['a place without a value', 'Rank {0} of {1}', ['3'], 'Rank 3 of {1}'],
  ])('fills %s', (_situation, label, values, expected) => {
    expect(labelText(label, ...values)).toBe(expected);
  });
});
