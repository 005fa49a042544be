import { latestOfOthers, readStandings, standingsOf } from 'c/tierHistory';

interface Stored {
  readonly asOf: string;
  readonly policy?: string;
  readonly months?: number;
  readonly quartile?: number | null;
  readonly movement?: string;
  readonly status?: string;
}

const node = ({
  asOf,
  policy = 'Default',
  months = 12,
  quartile = 1,
  movement = 'Up',
  status = 'Completed',
}: Stored) => ({
  Id: `${policy}:${asOf}`,
  As_Of__c: { value: asOf },
  Policy__c: { value: policy },
  Window_Months__c: { value: months },
  Quartile__c: { value: quartile },
  Movement__c: { value: movement },
  Run__r: { Status__c: { value: status }, Run_Key__c: { value: `${policy}:${asOf}:${months}` } },
});

/** As the query answers: newest first. */
const answer = (...nodes: readonly object[]): unknown => ({
  uiapi: { query: { Tier_Snapshot__c: { edges: nodes.map((one) => ({ node: one })) } } },
});

describe('readStandings', () => {
  it('gives the oldest first, without undone runs', () => {
    const standings = readStandings(
      answer(
        node({ asOf: '2026-06-30' }),
        node({ asOf: '2026-03-31', status: 'Undone' }),
        node({ asOf: '2025-12-31', status: 'CompletedWithErrors' }),
      ),
    );
    expect(standings.map(({ asOf }) => asOf)).toEqual(['2025-12-31', '2026-06-30']);
    expect(standings[1]).toMatchObject({ quartile: 1, movement: 'Up', runKey: 'Default:2026-06-30:12' });
  });

  it('keeps the standing of a deleted run, of hidden fields and of an unknown movement', () => {
    const [standing] = readStandings(answer({ Id: '1', As_Of__c: { value: '2026-06-30' }, Run__r: null }));
    expect(standing).toMatchObject({ asOf: '2026-06-30', policy: undefined, runKey: undefined });
    const [left] = readStandings(answer(node({ asOf: '2026-06-30', quartile: null, movement: 'Sideways' })));
    expect(left).toMatchObject({ quartile: undefined, movement: undefined });
  });
});

describe('the standings of an account', () => {
  const standings = readStandings(
    answer(
      node({ asOf: '2026-06-30', policy: 'Gross_Profit', quartile: 2 }),
      node({ asOf: '2026-06-30' }),
      node({ asOf: '2026-03-31', policy: 'Gross_Profit', quartile: 3 }),
      node({ asOf: '2025-12-31', months: 36 }),
      node({ asOf: '2025-06-30', policy: 'Capital' }),
    ),
  );

  it('are told apart by policy and length of window', () => {
    expect(standingsOf(standings, 'Default', 12).map(({ asOf }) => asOf)).toEqual(['2026-06-30']);
    expect(standingsOf(standings, 'Default', undefined)).toEqual([]);
  });

  it('name the latest of each other policy', () => {
    const others = latestOfOthers(standings, 'Default').map(({ policy, quartile }) => [policy, quartile]);
    expect(others).toEqual([
      ['Capital', 1],
      ['Gross_Profit', 2],
    ]);
  });
});
