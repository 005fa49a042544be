import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { CommandError } from '../../scripts/cli/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

let org: SamOrg;
let sync: Org;
before(async () => {
  org = await startSamOrg();
  sync = await connectAs('sync');
});
after(() => org.close());

function connectAs(name: string): Promise<Org> {
  return connect({ instanceUrl: org.url, username: `${name}@local-org.test`, password: PASSWORD });
}

async function createRun(key: string): Promise<string> {
  const [run] = await sync.upsert('Tiering_Run__c', 'Run_Key__c', [{ Run_Key__c: key, Status__c: 'Running' }]);
  assert.ok(run?.success);
  return run.id;
}

describe('files of a run', () => {
  it('are attached by the sync user and read by who reads the run, byte for byte, oldest first', async () => {
    const run = await createRun('with files');
    const image = randomBytes(3_000_000);
    const first = await sync.saveFile({ recordId: run, name: 'before "run" ü.csv', content: image });
    assert.match(first, /^068/);
    const second = await sync.saveFile({ recordId: run, name: 'report.json', content: Buffer.from('{}') });
    for (const reader of [sync, await connectAs('manager')]) {
      const files = await reader.readFiles(run);
      assert.deepEqual(
        files.map(({ id, name }) => ({ id, name })),
        [
          { id: first, name: 'before "run" ü.csv' },
          { id: second, name: 'report.json' },
        ],
      );
      assert.deepEqual(await files[0]?.read(), new Uint8Array(image));
      assert.match(files[0]?.createdAt ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    }
  });

  it('are none where nothing was attached, or nothing is seen', async () => {
    const run = await createRun('no files');
    assert.deepEqual(await sync.readFiles(run), []);
    await sync.saveFile({ recordId: run, name: 'report.json', content: Buffer.from('{}') });
    assert.deepEqual(await (await connectAs('guest')).readFiles(run), []);
  });

  it('are refused to who may not change the run, with the record and the reason', async () => {
    const run = await createRun('not mine');
    const manager = await connectAs('manager');
    await assert.rejects(
      manager.saveFile({ recordId: run, name: 'report.json', content: Buffer.from('{}') }),
      (thrown) =>
        thrown instanceof CommandError &&
        thrown.code === 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' &&
        thrown.message.includes(`report.json to ${run}`),
    );
  });
});
