import assert from 'node:assert/strict';
import { it } from 'node:test';
import { concurrencyProject } from '../support/concurrency/concurrencyProject.ts';
import { runClients } from '../support/concurrency/runClients.ts';
import { startOrgProcess } from '../support/orgProcess.ts';

const [CLIENTS, MILLISECONDS] = [50, 8000];

const KINDS = [
  'create',
  'update',
  'delete',
  'collection',
  'composite',
  'GraphQL',
  'bulk',
  'export',
  'key',
  'key won',
  'read',
];

it('50 clients at every door lose nothing and duplicate nothing, and sums and unique keys hold', async () => {
  using project = concurrencyProject();
  const org = await startOrgProcess(['--project', project.directory]);
  try {
    const ledgers = await runClients(org, CLIENTS, MILLISECONDS);
    for (const kind of KINDS) {
      const times = ledgers.reduce((sum, { done }) => sum + (done.get(kind) ?? 0), 0);
      assert.ok(times > 0, `Nobody did this: ${kind}`);
    }
    assert.equal(org.complaints(), '');
  } finally {
    await org.stop();
  }
});
