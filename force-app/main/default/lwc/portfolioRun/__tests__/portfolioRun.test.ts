import { newestRuns } from 'c/portfolioRun';
import { DEFAULT_POLICY, writePolicy } from 'c/tieringPolicy';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

const run = (Id: string, Status__c: string, fields: Fields = {}): unknown => ({
  Id,
  ...Object.fromEntries(Object.entries({ Status__c, ...fields }).map(([name, value]) => [name, { value }])),
});

const answer = (...nodes: unknown[]): unknown => ({
  uiapi: { query: { Tiering_Run__c: { edges: nodes.map((node) => ({ node })) } } },
});

const BENCHMARKS = [
  {
    key: 'Top_Quartile_Share',
    label: 'Top',
    figure: '89 %',
    value: 89,
    text: 'The top quarter …',
    source: 'Published',
  },
];

describe('c/portfolioRun', () => {
  it('finds nothing where no run wrote accounts yet', () => {
    expect(newestRuns(answer())).toEqual({ current: undefined, later: undefined });
  });

  it('reads figures, policy, benchmarks and curve of the newest completed run', () => {
    const { current, later } = newestRuns(
      answer(
        run('a01', 'Completed', {
          As_Of__c: '2026-06-30',
          Window_Months__c: 12,
          Policy_Copy__c: writePolicy(DEFAULT_POLICY),
          Benchmarks__c: JSON.stringify(BENCHMARKS),
          Curve__c: '{"customers":1,"points":[[1,"100.000000"]]}',
          Population__c: 20,
          Total__c: 100,
          Gini__c: 0.7624,
          Quartile_1_Customers__c: 5,
          Quartile_1_Total__c: 89,
          Pool_50_Customers__c: 2,
        }),
        run('a00', 'Completed', { Population__c: 19 }),
      ),
    );
    expect(later).toBeUndefined();
    expect(current).toMatchObject({
      id: 'a01',
      policy: DEFAULT_POLICY,
      benchmarks: BENCHMARKS,
      asOf: '2026-06-30',
      windowMonths: 12,
      curve: { customers: 1, points: [{ customers: 1, share: 100 }] },
      population: 20,
      total: 100,
      gini: 0.7624,
      pool50: 2,
      pool80: undefined,
      accountsFailed: 0,
    });
    expect(current?.quartiles[0]).toEqual({ quartile: 1, customers: 5, total: 89 });
    expect(current?.quartiles[3]).toEqual({ quartile: 4, customers: 0, total: 0 });
  });

  it.each(['Failed', 'Running'] as const)('tells of a later run that is %s', (status) => {
    const fields = { Started_At__c: '2026-07-31T01:00:00.000Z', Error_Summary__c: 'No access.' };
    const { current, later } = newestRuns(answer(run('a02', status, fields), run('a01', 'Completed')));
    expect(current?.id).toBe('a01');
    expect(later).toEqual({ status, startedAt: '2026-07-31T01:00:00.000Z', errorSummary: 'No access.' });
  });

  it('passes over a run that was undone', () => {
    expect(newestRuns(answer(run('a02', 'Undone'), run('a01', 'Completed')))).toMatchObject({
      current: { id: 'a01' },
      later: undefined,
    });
  });

  it('counts the accounts that a run could not write', () => {
    const { current } = newestRuns(answer(run('a01', 'CompletedWithErrors', { Accounts_Failed__c: 3 })));
    expect(current?.accountsFailed).toBe(3);
  });

  it('leaves undefined what a run did not store, or what is damaged', () => {
    const damaged = { Policy_Copy__c: '{"name":', Benchmarks__c: 'x', Curve__c: '[]', Gini__c: null };
    expect(newestRuns(answer(run('a01', 'Completed', damaged))).current).toMatchObject({
      policy: undefined,
      benchmarks: [],
      curve: undefined,
      gini: undefined,
    });
  });
});
