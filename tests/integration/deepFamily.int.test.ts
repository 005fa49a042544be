import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import type { TierReports } from '../../scripts/tiering/index.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';

const LEVELS = 10_000;
const AS_OF = '2017-12-31';

let org: SamOrg;
/** From the top of the family down. */
let chain: readonly string[];

async function write(admin: Org, operation: 'insert' | 'update', object: string, columns: string[], rows: string[][]) {
  const { refused, succeeded } = await admin.ingest({ object, operation, columns, rows });
  assert.deepEqual([refused, succeeded], [[], rows.length]);
}

before(async () => {
  org = await startSamOrg();
  const admin = await org.asAdmin();
  const names = Array.from({ length: LEVELS }, (_, level) => [`Level ${String(level).padStart(5, '0')}`]);
  await write(admin, 'insert', 'Account', ['Name'], names);
  const ids = new Map<string, string>();
  await admin.stream({ object: 'Account', columns: ['Id', 'Name'] }, ([id = '', name = '']) => ids.set(name, id));
  chain = names.map(([name = '']) => ids.get(name) ?? '');
  // From the bottom up, so that no parent has a parent yet when it is looked at for circles.
  const parents = chain.slice(1).map((id, index) => [id, chain[index] ?? '']);
  await write(admin, 'update', 'Account', ['Id', 'ParentId'], parents.toReversed());
  const sale = (id: string) => [id, 'Sale', 'Closed Won', '2017-05-01', '0.01'];
  const columns = ['AccountId', 'Name', 'StageName', 'CloseDate', 'Amount'];
  await write(admin, 'insert', 'Opportunity', columns, chain.map(sale));
});
after(() => org.close());

/** Plans families, as the accounts are read or with other parents than they have. */
async function plan(parentOf?: (id: string) => string | undefined): Promise<TierReports> {
  const sync = await connect({ instanceUrl: org.url, username: 'sync@local-org.test', password: PASSWORD });
  const reading: Org = {
    ...sync,
    stream: (query, onRow) => {
      const parentAt = query.object === 'Account' ? query.columns.indexOf('ParentId') : -1;
      return sync.stream(query, (cells) => {
        const other = parentAt < 0 ? undefined : parentOf?.(cells[0] ?? '');
        onRow(other === undefined ? cells : cells.with(parentAt, other));
      });
    },
  };
  const options = { ...tierOptions(AS_OF, { customer: 'UltimateParent' }), dryRun: true };
  return tier({ org: reading, terminal: QUIET }, options);
}

describe(`a family of ${LEVELS} levels`, () => {
  it('is one customer, with every cent of it', async () => {
    const { customers, cycles, changes } = await plan();
    assert.deepEqual(
      customers.map(({ id, total }) => [id, total]),
      [[chain[0], '100']],
    );
    assert.deepEqual([cycles, changes], [[], { accounts: LEVELS, snapshots: 1 }]);
  });

  // Salesforce refuses to save a circle (CIRCULAR_DEPENDENCY), but the rows of a long read come from different moments.
  it('whose top is read as a child of its bottom is told as a circle, and its accounts stand for themselves', async () => {
    const [top, bottom = ''] = [chain[0], chain.at(-1)];
    const { population, cycles, total } = await plan((id) => (id === top ? bottom : undefined));
    assert.equal(population, LEVELS);
    assert.deepEqual(new Set(cycles), new Set(chain));
    assert.equal(total, '100');
  });
});
