import { createElement } from 'lwc';
import type { AccountRow } from 'c/accountTable';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import PortfolioAttention from 'c/portfolioAttention';
import { parseDecimal } from 'c/tieringMethod';
import { DEFAULT_POLICY } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

const account = (
  id: string,
  revenue: string,
  given: Partial<PortfolioAccount>,
): [string, Partial<PortfolioAccount>] => [
  id,
  { id, name: id, revenue: parseDecimal(revenue), inTopPool: false, ...given },
];

async function attention(
  accounts: readonly [string, Partial<PortfolioAccount>][],
  policy: Partial<TieringPolicy> = {},
): Promise<HTMLElement> {
  const element = createElement('c-portfolio-attention', { is: PortfolioAttention });
  Object.assign(element, { run: { policy: { ...DEFAULT_POLICY, ...policy } }, accounts: new Map(accounts) });
  document.body.append(element);
  await rendered();
  return element;
}

/** Rows of each list. */
const rowsOf = (element: HTMLElement): (readonly AccountRow[])[] =>
  [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { rows: readonly AccountRow[] }>('c-account-table') ?? []),
  ].map(({ rows }) => rows);

describe('c-portfolio-attention', () => {
  it('lists the top pool, and accounts whose tier and manager disagree, the largest first', async () => {
    const element = await attention([
      account('b', '20', { quartile: 1, rank: 2 }),
      account('a', '70', { quartile: 1, rank: 1, inTopPool: true }),
      account('z', '1', { quartile: 4, rank: 9, managerId: '005', managerName: 'Sam Okafor', designation: 'Nurture' }),
    ]);
    const names = rowsOf(element).map((rows) => rows.map(({ name }) => name));
    expect(names).toEqual([['a', 'b'], ['z'], ['a']]);
    expect(rowsOf(element)[1]?.[0]).toEqual({
      id: 'z',
      name: 'z',
      rank: 9,
      total: 1,
      designation: 'Nurture',
      manager: 'Sam Okafor',
    });
    expect(element).toShow('Top pool (1)');
    expect(element).toShow('Quartile 1 without a manager (2)');
    expect(element).toShow('Quartile 4 with a manager (1)');
    expect(element).toShow('The fewest largest customers that together bring 50 % of ranked revenue.');
    await expect(element).toBeAccessible();
  });

  describe('a top pool of one', () => {
    const one = account('a', '70', { quartile: 1, rank: 1, inTopPool: true });

    it.each([
      [{ fewest: 2, most: 5 }, 'Fewer than the 2 that the policy expects.'],
      [{ most: 0 }, 'More than the 0 that the policy expects.'],
    ])('is noted where the policy expects %j', async (pool, note) => {
      expect(await attention([one], { pool })).toShow(`50 % of ranked revenue. ${note}`);
    });

    it('is fine where the policy expects one', async () => {
      expect(await attention([one], { pool: { fewest: 1, most: 1 } })).not.toShow('that the policy expects');
    });
  });

  it('says that nothing is to look at', async () => {
    const element = await attention([]);
    expect(element).toShow('No customer is in the top pool.');
    expect(element).toShow('Every customer of quartile 1 has a strategic account manager.');
    expect(element).toShow('No account of quartile 4 has a strategic account manager or is called strategic.');
    await expect(element).toBeAccessible();
  });
});
