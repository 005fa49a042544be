import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, page, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply } from './scriptedOrg.ts';

const JOB = '750000000000001AAA';
const QUERY = { object: 'Opportunity', columns: ['Id', 'Amount'], where: 'IsWon = true' };

interface Script {
  readonly pages: Readonly<Record<string, Reply>>;
  readonly processed?: number;
  readonly state?: string;
}

/** Runs the query against pages by locator ('' is the first); gives the rows or the fault. */
async function run({
  pages,
  processed = 0,
  state = 'JobComplete',
}: Script): Promise<{ rows: string[][]; outcome: unknown }> {
  const org = await startScriptedOrg(({ url }) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (pathname.endsWith('/results')) {
      return pages[searchParams.get('locator') ?? ''];
    }
    return pathname.includes('/jobs/query') ? json({ id: JOB, state, numberRecordsProcessed: processed }) : undefined;
  });
  const rows: string[][] = [];
  try {
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, { retries: QUICK });
    const outcome: unknown = await connected
      .stream(QUERY, (cells) => rows.push([...cells]))
      .catch((error: unknown) => error);
    return { rows, outcome };
  } finally {
    await org.close();
  }
}

async function faultOf(script: Script): Promise<CommandError> {
  const { outcome } = await run(script);
  assert.ok(outcome instanceof CommandError, `resolved to ${String(outcome)}`);
  assert.equal(outcome.exit, 'salesforce');
  return outcome;
}

describe('a streamed query', () => {
  it('gives nothing for no rows', async () => {
    const { rows, outcome } = await run({ pages: { '': page('"Id","Amount"\n', 0) } });
    assert.deepEqual(rows, []);
    assert.equal(outcome, 0);
  });

  it('gives the rows of several pages, by the header of each', async () => {
    const { rows, outcome } = await run({
      pages: {
        '': page('"Id","Amount"\n"1","10"\n"2","20"\n', 2, 'AAA'),
        AAA: page('\uFEFF"Amount","Id"\r\n"30","3"\r\n', 1, 'BBB'),
        BBB: page('"ID","AMOUNT"\n"4",""', 1),
      },
      processed: 4,
    });
    assert.deepEqual(rows, [
      ['1', '10'],
      ['2', '20'],
      ['3', '30'],
      ['4', ''],
    ]);
    assert.equal(outcome, 4);
  });

  it('reads quoted line breaks, quotes and commas', async () => {
    const { rows } = await run({ pages: { '': page('"Id","Amount"\n"a\nb","say ""hi"", you"\n', 1) }, processed: 1 });
    assert.deepEqual(rows, [['a\nb', 'say "hi", you']]);
  });

  for (const [what, script, code] of [
    [
      'a page is cut at a row border',
      { pages: { '': page('"Id","Amount"\n"1","10"\n', 2) }, processed: 2 },
      'WRONG_COUNT',
    ],
    [
      'a page holds more than it says',
      { pages: { '': page('"Id","Amount"\n"1","10"\n', 0) }, processed: 1 },
      'WRONG_COUNT',
    ],
    [
      'pages do not add up to the job',
      { pages: { '': page('"Id","Amount"\n"1","10"\n', 1) }, processed: 2 },
      'WRONG_COUNT',
    ],
    ['a page is cut inside a row', { pages: { '': page('"Id","Amount"\n"1","1', 1) }, processed: 1 }, 'BAD_CSV'],
    ['a row is too long', { pages: { '': page('"Id","Amount"\n"1","10","x"\n', 1) }, processed: 1 }, 'BAD_CSV'],
    ['a page has no header', { pages: { '': page('', 0) } }, 'BAD_HEADER'],
    ['a column is missing', { pages: { '': page('"Id"\n"1"\n', 1) }, processed: 1 }, 'BAD_HEADER'],
    ['a column is repeated', { pages: { '': page('"Id","Id","Amount"\n', 0) } }, 'BAD_HEADER'],
    ['there is an extra column', { pages: { '': page('"Id","Amount","Name"\n', 0) } }, 'BAD_HEADER'],
    [
      'a locator is repeated',
      { pages: { '': page('"Id","Amount"\n', 0, 'A'), A: page('"Id","Amount"\n', 0, 'A') } },
      'REPEATED_LOCATOR',
    ],
    [
      'a page tells no count',
      { pages: { '': { headers: { 'sforce-locator': 'null' }, body: '"Id","Amount"\n' } } },
      'MISSING_HEADER',
    ],
    [
      'a page tells no locator',
      { pages: { '': { headers: { 'sforce-numberofrecords': '0' }, body: '"Id","Amount"\n' } } },
      'MISSING_HEADER',
    ],
    [
      'the session ends between pages',
      {
        pages: { '': page('"Id","Amount"\n', 0, 'A'), A: json([{ errorCode: 'REQUEST_LIMITED', message: 'x' }], 503) },
      },
      'REQUEST_LIMITED',
    ],
    ['a page is a web page', { pages: { '': { status: 502, body: '<html>' } } }, 'HTTP_502'],
    ['the job fails', { pages: {}, state: 'Failed' }, 'JOB_FAILED'],
    ['the job is aborted', { pages: {}, state: 'Aborted' }, 'JOB_ABORTED'],
  ] as const satisfies readonly (readonly [string, Script, string])[]) {
    it(`fails when ${what}`, async () => {
      assert.equal((await faultOf(script)).code, code);
    });
  }

  it('never takes an error answer for rows', async () => {
    const expired = json([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }], 401);
    const { rows, outcome } = await run({ pages: { '': expired } });
    assert.deepEqual(rows, []);
    assert.ok(outcome instanceof CommandError);
    assert.equal(outcome.exit, 'connection');
  });
});
