import { accountPage, withMissingParents } from 'c/portfolioAccounts';
import type { PortfolioAccount } from 'c/portfolioAccounts';
import { parseDecimal } from 'c/tieringMethod';

const node = (Id: string, fields: Readonly<Record<string, unknown>> = {}): unknown => ({
  Id,
  Name: { value: `Account ${Id}` },
  ...Object.fromEntries(
    [
      'ParentId',
      'Window_Revenue__c',
      'Open_Potential__c',
      'Family_Revenue__c',
      'Quartile__c',
      'Previous_Quartile__c',
      'Revenue_Rank__c',
      'In_Top_Pool__c',
      'Designation__c',
      'SAM__c',
      'Programme_Start__c',
      'Baseline_Revenue__c',
    ].map((name) => [name, { value: fields[name] ?? null }]),
  ),
  Parent: fields.Parent ?? null,
  SAM__r: fields.SAM__r ?? null,
});

const answer = (nodes: readonly unknown[], hasNextPage = false): unknown => ({
  uiapi: {
    query: {
      Account: {
        edges: nodes.map((one) => ({ node: one })),
        totalCount: 7,
        pageInfo: { endCursor: 'cursor', hasNextPage },
      },
    },
  },
});

const byId = (accounts: readonly PortfolioAccount[]): Map<string, PortfolioAccount> =>
  new Map(accounts.map((account) => [account.id, account]));

describe('c/portfolioAccounts', () => {
  it('reads what an account brings, where it stands and who manages it', () => {
    const full = node('001A', {
      ParentId: '001P',
      Parent: { Name: { value: 'Parent Inc' } },
      Window_Revenue__c: 1234.56,
      Open_Potential__c: 10,
      Family_Revenue__c: 2000,
      Quartile__c: 2,
      Previous_Quartile__c: 1,
      Revenue_Rank__c: 7,
      In_Top_Pool__c: true,
      Designation__c: 'Strategic',
      SAM__c: '005S',
      SAM__r: { Name: { value: 'Sam Okafor' } },
      Programme_Start__c: '2024-03-01',
      Baseline_Revenue__c: 900,
    });
    expect(accountPage(answer([full])).accounts).toEqual([
      {
        id: '001A',
        name: 'Account 001A',
        parentId: '001P',
        parentName: 'Parent Inc',
        revenue: parseDecimal('1234.56'),
        openPotential: parseDecimal('10'),
        familyRevenue: parseDecimal('2000'),
        quartile: 2,
        previousQuartile: 1,
        rank: 7,
        inTopPool: true,
        designation: 'Strategic',
        managerId: '005S',
        managerName: 'Sam Okafor',
        programmeStart: '2024-03-01',
        baseline: parseDecimal('900'),
      },
    ]);
  });

  it('leaves undefined what is not there', () => {
    const [account] = accountPage(answer([node('001A')])).accounts;
    expect(account).toMatchObject({ id: '001A', inTopPool: false });
    expect(Object.values(account ?? {}).filter((value) => value !== undefined)).toHaveLength(3);
  });

  it('knows where the next page begins, and that the last has none', () => {
    expect(accountPage(answer([], true))).toEqual({ accounts: [], next: 'cursor', total: 7 });
    expect(accountPage(answer([])).next).toBeUndefined();
  });

  it('adds each parent once that no page holds, by its name', () => {
    const child = { ParentId: '001P', Parent: { Name: { value: 'Parent Inc' } } };
    const { accounts } = accountPage(answer([node('001A', child), node('001B', child), node('001C')]));
    const added = [...withMissingParents(byId(accounts)).values()];
    expect(added.map(({ id, name }) => [id, name])).toEqual([
      ['001A', 'Account 001A'],
      ['001B', 'Account 001B'],
      ['001C', 'Account 001C'],
      ['001P', 'Parent Inc'],
    ]);
    expect(added[3]).toMatchObject({ parentId: undefined, revenue: undefined, quartile: undefined });
  });

  it('adds nothing where every parent is there', () => {
    const { accounts } = accountPage(answer([node('001A', { ParentId: '001B' }), node('001B')]));
    expect([...withMissingParents(byId(accounts)).keys()]).toEqual(['001A', '001B']);
  });
});
