import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import type { IngestOutcome } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, startScriptedOrg } from './scriptedOrg.ts';
import type { Received, Reply } from './scriptedOrg.ts';

const JOB = '7500000000000IN';
const ROWS = [
  ['A', 'x'],
  ['B', 'y'],
  ['C', 'z'],
];

const ALL = 'sf__Id,sf__Created,Key__c\n1,true,A\n2,true,B\n3,true,C\n';

interface Script {
  readonly upload?: Reply;
  readonly successful?: string;
  readonly failed?: string;
  readonly unprocessed?: string;
  readonly processed?: number;
  readonly failures?: number;
  readonly state?: string;
}

/** Plays one script a job, the last one for all further jobs. */
async function run(
  scripts: Script | readonly [Script, ...Script[]],
  rows = ROWS,
): Promise<{ outcome: IngestOutcome | CommandError; received: readonly Received[] }> {
  const queue = [scripts].flat();
  let script: Script = {};
  const org = await startScriptedOrg(({ method, url }) => {
    if (method === 'POST' && url.endsWith('/jobs/ingest')) {
      script = queue.shift() ?? script;
    }
    const csv = (body: string | undefined) => ({ headers: { 'content-type': 'text/csv' }, body: body ?? '' });
    switch (url.split(`/jobs/ingest`)[1]) {
      case `/${JOB}/batches`:
        return script.upload ?? { status: 201 };
      case `/${JOB}/successfulResults/`:
        return csv(script.successful);
      case `/${JOB}/failedResults/`:
        return csv(script.failed);
      case `/${JOB}/unprocessedrecords/`:
        return csv(script.unprocessed);
      case undefined:
        return undefined;
      default:
        return json({
          id: JOB,
          state: method === 'GET' ? (script.state ?? 'JobComplete') : 'Open',
          numberRecordsProcessed: script.processed ?? rows.length,
          numberRecordsFailed: script.failures ?? 0,
        });
    }
  });
  try {
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, { retries: QUICK });
    const outcome = await connected
      .ingest({ object: 'Account', operation: 'upsert', externalIdField: 'Key__c', columns: ['Key__c', 'Name'], rows })
      .catch((error: unknown) => error as CommandError);
    return { outcome, received: org.received };
  } finally {
    await org.close();
  }
}

describe('ingest', () => {
  it('opens no job for no rows', async () => {
    const { outcome, received } = await run({}, []);
    assert.deepEqual(outcome, { sent: 0, succeeded: 0, created: 0, refused: [] });
    assert.deepEqual(
      received.filter(({ url }) => url.includes('/jobs/')),
      [],
    );
  });

  it('uploads once and counts what was created and what was updated', async () => {
    const { outcome, received } = await run({
      successful:
        '"sf__Id","sf__Created","Key__c","Name"\n"1","true","A","x"\n"2","false","B","y"\n"3","true","C","z"\n',
    });
    assert.deepEqual(outcome, { sent: 3, succeeded: 3, created: 2, refused: [] });
    const uploads = received.filter(({ method }) => method === 'PUT');
    assert.deepEqual(
      uploads.map(({ body }) => body),
      ['Key__c,Name\nA,x\nB,y\nC,z\n'],
    );
  });

  it('gives refused rows with their columns, code and message, and what no job got to', async () => {
    const rest = { unprocessed: '"Key__c","Name"\n"C","z"\n"D","z"\n', processed: 0 };
    const { outcome, received } = await run(
      [
        {
          successful: '"sf__Id","sf__Created","Key__c","Name"\n"1","true","A","x"\n',
          failed:
            '"sf__Id","sf__Error","Key__c","Name"\n"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","B","y"\n',
          unprocessed: '"Key__c","Name"\n"C","z"\n"D","z"\n"E","z"\n',
          processed: 2,
          failures: 1,
        },
        { successful: 'sf__Id,sf__Created,Key__c\n2,true,E\n', ...rest, processed: 1 },
        { successful: 'sf__Id,sf__Created,Key__c\n3,true,D\n', unprocessed: 'Key__c,Name\nC,z\n', processed: 1 },
      ],
      [...ROWS, ['D', 'z'], ['E', 'z']],
    );
    assert.ok(!(outcome instanceof CommandError));
    assert.equal(outcome.sent, 5);
    assert.equal(outcome.succeeded, 3);
    assert.deepEqual(
      received.filter(({ method }) => method === 'PUT').map(({ body }) => body),
      ['Key__c,Name\nA,x\nB,y\nC,z\nD,z\nE,z\n', 'Key__c,Name\nC,z\nD,z\nE,z\n', 'Key__c,Name\nC,z\nD,z\n'],
    );
    assert.deepEqual(outcome.refused, [
      {
        values: { Key__c: 'B', Name: 'y' },
        errorCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [Name]:Name',
      },
      {
        values: { Key__c: 'C', Name: 'z' },
        errorCode: 'UNPROCESSED',
        message: 'Salesforce did not get to this record',
      },
    ]);
  });

  for (const [what, script] of [
    ['results do not add up to what was sent', { successful: 'sf__Id,sf__Created,Key__c,Name\n1,true,A,x\n' }],
    ['the job counts other failures', { successful: ALL, failures: 1 }],
    ['the job processed another number', { successful: ALL, processed: 2 }],
    ['a row is there twice and another one not', { successful: ALL.replace('B', 'A') }],
    ['a row was never sent', { successful: ALL.replace('B', 'X') }],
  ] as const) {
    it(`fails when ${what}`, async () => {
      const { outcome } = await run(script);
      assert.ok(outcome instanceof CommandError);
      assert.equal(outcome.code, 'WRONG_COUNT');
    });
  }

  it('fails when a job gets to no row at all', async () => {
    const { outcome } = await run({ unprocessed: 'Key__c,Name\nA,x\nB,y\nC,z\n', processed: 0, state: 'Failed' });
    assert.ok(outcome instanceof CommandError);
    assert.equal(outcome.code, 'JOB_FAILED');
  });

  it('aborts each job whose upload fails, and closes none', async () => {
    const { outcome, received } = await run({ upload: { status: 503, body: 'busy' } });
    assert.ok(outcome instanceof CommandError);
    assert.equal(outcome.code, 'HTTP_503');
    const states = received.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body) as unknown);
    assert.deepEqual(
      states,
      Array.from({ length: QUICK.attempts }, () => ({ state: 'Aborted' })),
    );
    assert.equal(received.filter(({ method }) => method === 'PUT').length, QUICK.attempts);
  });
});
