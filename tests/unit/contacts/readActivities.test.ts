import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { readActivities } from '../../../scripts/contacts/readActivities.ts';
import type { Org, StreamedQuery } from '../../../scripts/salesforce/index.ts';
import { QUIET } from '../../support/quietTerminal.ts';
import { described } from './descriptions.ts';

const SCOPE = {
  today: '2026-06-30',
  now: '2026-06-30T10:00:00.000Z',
  since: '2025-06-30',
  mapped: new Set(['003000000000001AAA', '003000000000002AAA']),
};
const ACTIVITIES = { Task: described('Task'), Event: described('Event') };
const [JANE, JOHN] = ['003000000000001AAA', '003000000000002AAA'];
const [ACME, UMA] = ['001000000000001AAA', '005000000000001AAA'];

/** @param tables rows of each object, cells in the order of its query */
function orgWith(
  tables: Readonly<Record<string, readonly (readonly string[])[]>>,
  stream = (query: StreamedQuery, onRow: (cells: readonly string[]) => void): number => {
    const rows = tables[query.object] ?? [];
    rows.forEach(onRow);
    return rows.length;
  },
): Org {
  return {
    describe: (name: string) => Promise.resolve(name in tables ? described(name, 'IsWhat', 'Status') : undefined),
    stream: (query: StreamedQuery, onRow: (cells: readonly string[]) => void) =>
      Promise.try(() => stream(query, onRow)),
  } as unknown as Org;
}

const read = (org: Org, terminal = QUIET) => readActivities({ org, terminal }, ACTIVITIES, SCOPE);

describe('reading activities', () => {
  it('counts those that were contact, and leaves further people out where the org knows none', async () => {
    const { sums, ...counts } = await read(
      orgWith({
        Task: [
          [JANE, ACME, UMA, '2026-06-01'],
          ['00Q000000000001AAA', ACME, UMA, '2026-06-02'],
        ],
        Event: [[JOHN, ACME, UMA, '2026-06-03', '']],
      }),
    );
    assert.deepEqual(counts, { tasks: 1, events: 1, furtherPeople: 0 });
    assert.deepEqual(
      [sums.lastOn(JANE), sums.lastOn(JOHN), sums.account(ACME)?.contacts.size],
      ['2026-06-01', '2026-06-03', 2],
    );
  });

  it('adds the further people of tasks and events', async () => {
    const { sums, furtherPeople } = await read(
      orgWith({
        Task: [[JANE, ACME, UMA, '2026-06-01']],
        TaskRelation: [
          [JANE, ACME, UMA, '2026-06-01', JANE],
          [JOHN, ACME, UMA, '2026-06-01', JANE],
        ],
        EventRelation: [[JOHN, ACME, UMA, '2026-06-05', '', '']],
      }),
    );
    assert.equal(furtherPeople, 2);
    assert.deepEqual(sums.pairsOf(JANE).get(UMA), { lastOn: '2026-06-01', recent: 1 });
    assert.deepEqual(sums.pairsOf(JOHN).get(UMA), { lastOn: '2026-06-05', recent: 2 });
  });

  it('forgets what it read of a query that begins anew, and nothing of the others', async () => {
    const org = orgWith({}, (query, onRow) => {
      if (query.object === 'Task') {
        onRow([JANE, ACME, UMA, '2026-06-01']);
      } else {
        onRow([JOHN, ACME, UMA, '2026-06-20']);
        query.onRestart?.();
        onRow([JOHN, ACME, UMA, '2026-06-02']);
      }
      return 1;
    });
    const { sums, tasks, events } = await read(org);
    assert.deepEqual([tasks, events], [1, 1]);
    assert.deepEqual(sums.pairsOf(JOHN).get(UMA), { lastOn: '2026-06-02', recent: 1 });
    assert.equal(sums.lastOn(JANE), '2026-06-01');
  });

  /** An org whose query on relations of tasks ends like this, half-way. */
  const failing = (code: string): Org =>
    orgWith({ TaskRelation: [] }, (query, onRow) => {
      onRow([JANE, ACME, UMA, '2026-06-01', '']);
      if (query.object === 'TaskRelation') {
        onRow([JOHN, ACME, UMA, '2026-06-01', JANE]);
        throw new CommandError('salesforce', code, 'No.', 'Nothing.');
      }
      return 1;
    });

  it('warns where an org does not answer who else took part, and counts nobody twice or half', async () => {
    const notes: string[] = [];
    const terminal = { ...QUIET, note: (line: string) => notes.push(line) };
    const { sums, furtherPeople } = await read(failing('INVALIDENTITY'), terminal);
    assert.deepEqual([furtherPeople, sums.lastOn(JANE), sums.lastOn(JOHN)], [0, '2026-06-01', '']);
    assert.match(notes.join('\n'), /^Warning: this org does not answer the query on TaskRelation \(INVALIDENTITY\)/);
  });

  it('fails when the answer breaks for any other reason', async () => {
    await assert.rejects(read(failing('WRONG_COUNT')), { code: 'WRONG_COUNT' });
  });
});
