import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { csvDialect } from '../../../../local-org/src/bulk2/csvDialect.ts';
import { changeState, newJob } from '../../../../local-org/src/bulk2/job.ts';
import { runQueryJob } from '../../../../local-org/src/bulk2/queryJob.ts';
import type { QueryJob } from '../../../../local-org/src/bulk2/queryJob.ts';
import { RowSpool } from '../../../../local-org/src/bulk2/rowSpool.ts';
import { OrgError } from '../../../../local-org/src/errors.ts';
import type { FieldSchema } from '../../../../local-org/src/schema/index.ts';
import { systemViewer } from '../../../../local-org/src/security/index.ts';
import type { Query } from '../../../../local-org/src/soql/index.ts';
import type { Value } from '../../../../local-org/src/store/index.ts';

let folder: string;
const spools: RowSpool[] = [];
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'query-job-'));
});
after(async () => {
  for (const spool of spools) await spool.remove();
  rmSync(folder, { recursive: true });
});

async function job(id: string): Promise<QueryJob> {
  const results = await RowSpool.create(path.join(folder, id));
  spools.push(results);
  return {
    operation: 'query',
    createdWith: 'v66.0',
    header: '"Name"\n',
    ...newJob(id, systemViewer('005000000000001AAA'), 'Account', csvDialect(), 'UploadComplete'),
    results,
  };
}

function query(rows: () => Generator<readonly Value[]>): Query {
  const columns = [{ path: ['Name'], field: { name: 'Name', type: 'string' } as FieldSchema }];
  return { columns, rows, blocks: () => undefined } as unknown as Query;
}

describe('runQueryJob', () => {
  it('completes with all rows', async () => {
    const one = await job('complete');
    const rows = function* (): Generator<readonly Value[]> {
      for (let row = 0; row < 20_001; row += 1) yield [String(row)];
    };
    await runQueryJob(one, query(rows));
    assert.deepEqual([one.state, one.recordsProcessed, one.results.rows], ['JobComplete', 20_001, 20_001]);
  });

  it('lets other work have its turn and stops when it is aborted', async () => {
    const one = await job('aborted');
    const endless = function* (): Generator<readonly Value[]> {
      for (;;) yield ['row'];
    };
    const running = runQueryJob(one, query(endless));
    await setTimeout(60);
    assert.equal(one.state, 'InProgress');
    assert.ok(one.recordsProcessed > 0);
    changeState(one, 'Aborted');
    await running;
    assert.equal(one.state, 'Aborted');
  });

  it('does nothing when it was aborted before it began', async () => {
    const one = await job('early');
    changeState(one, 'Aborted');
    await runQueryJob(
      one,
      query(() => assert.fail('the query ran')),
    );
    assert.deepEqual([one.state, one.results.rows], ['Aborted', 0]);
  });

  const breaking = (fault: Error) =>
    function* (): Generator<readonly Value[]> {
      yield ['row'];
      throw fault;
    };

  it('fails with the reason', async () => {
    const one = await job('failed');
    await runQueryJob(one, query(breaking(new OrgError('INVALID_FIELD', 'no such field'))));
    assert.equal(one.state, 'Failed');
    assert.match(one.errorMessage ?? '', /no such field/);
  });

  it('fails without telling what went wrong inside', async (context) => {
    const written = context.mock.method(console, 'error', () => undefined);
    const one = await job('broken');
    await runQueryJob(one, query(breaking(new Error('the disk is gone'))));
    assert.equal(one.state, 'Failed');
    assert.match(one.errorMessage ?? '', /^InternalServerError : An unexpected error occurred/);
    assert.match(String(written.mock.calls[0]?.arguments[0]), /the disk is gone/);
  });
});
