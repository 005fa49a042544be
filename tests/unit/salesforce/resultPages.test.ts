import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import { PAGES_AT_ONCE } from '../../../scripts/salesforce/readResults.ts';
import { QUICK, json, page, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply } from './scriptedOrg.ts';

const JOB = '750000000000001AAA';
const BASE = `/services/data/v66.0/jobs/query/${JOB}`;
/** Two rows a page, so that a result of more is listed. */
const ROWS_PER_PAGE = 2;

interface Script {
  /** Answers of `resultPages` by locator ('' is the first one). */
  readonly lists: Readonly<Record<string, Reply>>;
  /** Pages by locator; of a list of answers, one an attempt. */
  readonly pages: Readonly<Record<string, Reply | readonly Reply[]>>;
  readonly processed: number;
}

interface Run {
  readonly rows: readonly string[];
  /** The number of rows, or the fault. */
  readonly outcome: unknown;
  /** Locators in the order in which they were asked for; `list:` before those of lists. */
  readonly asked: readonly string[];
}

async function run({ lists, pages, processed }: Script): Promise<Run> {
  const asked: string[] = [];
  const org = await startScriptedOrg(({ url }) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const locator = searchParams.get('locator') ?? '';
    if (pathname.endsWith('/resultPages')) {
      asked.push(`list:${locator}`);
      return lists[locator];
    }
    if (pathname.endsWith('/results')) {
      asked.push(locator);
      const replies = [pages[locator] ?? []].flat();
      return replies[asked.filter((other) => other === locator).length - 1] ?? replies.at(-1);
    }
    return pathname.includes('/jobs/query')
      ? json({ id: JOB, state: 'JobComplete', numberRecordsProcessed: processed })
      : undefined;
  });
  const rows: string[] = [];
  try {
    const options = { retries: QUICK, rowsPerPage: ROWS_PER_PAGE };
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, options);
    const outcome: unknown = await connected
      .stream({ object: 'Account', columns: ['Id'] }, ([id = '']) => rows.push(id))
      .catch((error: unknown) => error);
    return { rows, outcome, asked };
  } finally {
    await org.close();
  }
}

function listOf(locators: readonly string[], more: object = { done: true }): Reply {
  return json({
    resultPages: locators.map((locator) => ({ resultUrl: `${BASE}/results?locator=${locator}` })),
    ...more,
  });
}

function pageOf(...ids: readonly string[]): Reply {
  return page(`"Id"\n${ids.map((id) => `"${id}"\n`).join('')}`, ids.length, 'ignored');
}

describe('result pages that Salesforce lists', () => {
  it('are read in the order of the list, whichever comes first, a few at once', async () => {
    const locators = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const waiting: (() => void)[] = [];
    let unanswered = locators.length;
    let mostWaiting = 0;
    // Answers when no further page is asked for, the latest one first.
    const held =
      (id: string): Reply =>
      (response) => {
        waiting.push(() => {
          response.writeHead(200, { 'sforce-numberofrecords': '1', 'sforce-locator': 'null' });
          response.end(`"Id"\n"${id}"\n`);
        });
        mostWaiting = Math.max(mostWaiting, waiting.length);
        if (waiting.length === Math.min(PAGES_AT_ONCE, unanswered)) {
          setTimeout(() => {
            unanswered -= waiting.length;
            waiting
              .splice(0)
              .reverse()
              .forEach((answer) => {
                answer();
              });
          }, 30);
        }
      };
    const next = { done: false, nextRecordsUrl: `${BASE}/resultPages?locator=f` };
    const { rows, outcome } = await run({
      lists: { '': listOf(locators.slice(0, 5), next), f: listOf(locators.slice(5)) },
      pages: Object.fromEntries(locators.map((id) => [id, held(id)])),
      processed: 7,
    });
    assert.equal(outcome, 7);
    assert.deepEqual(rows, locators);
    assert.equal(mostWaiting, PAGES_AT_ONCE);
  });

  it('may be named as in the published request collection', async () => {
    const { outcome } = await run({
      lists: { '': json({ resultPages: [{ resultLink: `${BASE}/results?locator=a` }], done: true }) },
      pages: { a: pageOf('1', '2', '3') },
      processed: 3,
    });
    assert.equal(outcome, 3);
  });

  it('are not listed where one page holds all rows', async () => {
    const { asked, outcome } = await run({ lists: {}, pages: { '': page('"Id"\n"1"\n"2"\n', 2) }, processed: 2 });
    assert.deepEqual({ asked, outcome }, { asked: [''], outcome: 2 });
  });

  it('are followed one by one where the org has no list', async () => {
    const { rows, asked } = await run({
      lists: {},
      pages: { '': page('"Id"\n"1"\n"2"\n', 2, 'A'), A: page('"Id"\n"3"\n', 1) },
      processed: 3,
    });
    assert.deepEqual({ rows, asked }, { rows: ['1', '2', '3'], asked: ['list:', '', 'A'] });
  });

  it('are read again each on its own', async () => {
    const broken = page('"Id"\n"2"\n', 2);
    const { rows, asked } = await run({
      lists: { '': listOf(['a', 'b', 'c']) },
      pages: { a: pageOf('1'), b: [broken, broken, pageOf('2', '3')], c: pageOf('4') },
      processed: 4,
    });
    assert.deepEqual(rows, ['1', '2', '3', '4']);
    assert.deepEqual(asked.filter((locator) => locator !== 'b').sort(), ['a', 'c', 'list:']);
  });

  const THREE = { a: pageOf('1'), b: pageOf('2'), c: pageOf('3') };
  for (const [what, lists, code] of [
    ['a page is listed twice', { '': listOf(['a', 'b', 'a']) }, 'REPEATED_LOCATOR'],
    [
      'a list names itself as the next one',
      {
        '': listOf(['a'], { done: false, nextRecordsUrl: `${BASE}/resultPages?locator=x` }),
        x: listOf(['b'], { done: false, nextRecordsUrl: `${BASE}/resultPages?locator=x` }),
      },
      'REPEATED_LOCATOR',
    ],
    ['a page is missing', { '': listOf(['a', 'b']) }, 'WRONG_COUNT'],
    ['no page is listed', { '': json({ done: true }) }, 'WRONG_COUNT'],
    ['a list that goes on names no next one', { '': listOf(['a', 'b', 'c'], { done: false }) }, 'FOREIGN_PAGE'],
    [
      'a page is one of another host',
      { '': json({ resultPages: [{ resultUrl: `https://example.com${BASE}/results?locator=a` }], done: true }) },
      'FOREIGN_PAGE',
    ],
    [
      'a page is one of another job',
      { '': json({ resultPages: [{ resultUrl: `${BASE.replace('1AAA', '2AAA')}/results?locator=a` }], done: true }) },
      'FOREIGN_PAGE',
    ],
    [
      'the next list is one of another host',
      { '': listOf(['a'], { done: false, nextRecordsUrl: `https://example.com${BASE}/resultPages?locator=x` }) },
      'FOREIGN_PAGE',
    ],
  ] as const satisfies readonly (readonly [string, Script['lists'], string])[]) {
    it(`stop the query when ${what}`, async () => {
      const { outcome } = await run({ lists, pages: THREE, processed: 3 });
      assert.ok(outcome instanceof CommandError, `resolved to ${String(outcome)}`);
      assert.deepEqual([outcome.code, outcome.exit], [code, 'salesforce']);
    });
  }

  it('stop the query when one of them stays bad, and wait for no other one', { timeout: 10_000 }, async () => {
    const endless: Reply = (response) => {
      response.writeHead(200, { 'sforce-numberofrecords': '1', 'sforce-locator': 'null' });
      response.write('"Id"\n');
    };
    const { outcome } = await run({
      lists: { '': listOf(['a', 'b']) },
      pages: { a: page('"Id"\n', 1), b: endless },
      processed: 3,
    });
    assert.equal(outcome instanceof CommandError && outcome.code, 'WRONG_COUNT');
  });
});
