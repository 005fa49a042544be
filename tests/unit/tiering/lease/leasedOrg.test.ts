import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JobWatch, Org, StreamedQuery } from '../../../../scripts/salesforce/index.ts';
import { leasedOrg } from '../../../../scripts/tiering/lease/leasedOrg.ts';

const JOBS: JobWatch = { opened: () => Promise.resolve(), starting: () => Promise.resolve() };

/** An org that keeps what it is asked. */
function askedOrg(asked: unknown[]): Org {
  const ask = (query: unknown): Promise<never> => {
    asked.push(query);
    return Promise.reject(new Error('asked'));
  };
  return { stream: ask, addUp: ask } as unknown as Org;
}

describe('the org of who holds a lease', () => {
  it('tells the journal of the jobs that its queries open', async () => {
    const asked: StreamedQuery[] = [];
    const org = leasedOrg(askedOrg(asked), { confirm: () => Promise.resolve(), jobs: JOBS });
    const sum = { object: 'Opportunity', key: 'AccountId', amount: 'Amount', scale: 2, groupBy: [], groupOf: () => 0 };
    await assert.rejects(
      org.stream({ object: 'Account', columns: ['Id'] }, () => undefined),
      /asked/,
    );
    await assert.rejects(
      org.addUp(sum, () => undefined),
      /asked/,
    );
    assert.deepEqual(
      asked.map(({ object, watch }) => [object, watch === JOBS]),
      [
        ['Account', true],
        ['Opportunity', true],
      ],
    );
  });
});
