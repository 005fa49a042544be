import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { opportunityPages } from './opportunityPages.ts';

/**
 * Answers a Bulk API 2.0 query with prepared pages, in a process of its own: what is measured is the reader. Two addresses, as a
 * client of `fetch` always asks for gzip: one with pages as they are, one with compressed ones. Prints a line of JSON when it listens.
 */
const [rows = 0, accounts = 0] = process.argv.slice(2).map(Number);
const { pages, truth } = opportunityPages(rows, accounts);
const compressed = pages.map((page) => gzipSync(page));
const JOB = { id: '7505g00000bench0AAA', state: 'JobComplete', numberRecordsProcessed: rows };
const USER = {
  user_id: '0055g00000bench0AAA',
  organization_id: '00D5g00000bench0AAA',
  preferred_username: 'bench@example.com',
};

function answer(request: IncomingMessage, response: ServerResponse, isCompressed: boolean): void {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  request.resume();
  const number = Number(searchParams.get('locator') ?? 0);
  if (!pathname.endsWith('/results')) {
    response.setHeader('content-type', 'application/json');
    if (pathname.endsWith('v66.0/query')) {
      // What is measured are jobs.
      response.statusCode = 404;
      response.end(JSON.stringify([{ errorCode: 'NOT_FOUND', message: 'There are query jobs only.' }]));
      return;
    }
    const isList = pathname.endsWith('/resultPages');
    const control = isList ? listFrom(number) : pathname.includes('/jobs/query') ? JOB : {};
    response.end(JSON.stringify(pathname.endsWith('/userinfo') ? USER : control));
    return;
  }
  const isLast = number + 1 >= pages.length;
  const rowsBefore = Math.ceil(rows / pages.length) * number;
  response.writeHead(200, {
    'content-type': 'text/csv',
    'sforce-locator': isLast ? 'null' : String(number + 1),
    'sforce-numberofrecords': String(isLast ? rows - rowsBefore : Math.ceil(rows / pages.length)),
    ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end((isCompressed ? compressed : pages)[number]);
}

/** Five addresses an answer, as Salesforce lists them. */
function listFrom(first: number): object {
  const next = Math.min(first + 5, pages.length);
  const path = `/services/data/v66.0/jobs/query/${JOB.id}`;
  return {
    resultPages: Array.from({ length: next - first }, (_, index) => ({
      resultUrl: `${path}/results?locator=${first + index}`,
    })),
    ...(next < pages.length ? { nextRecordsUrl: `${path}/resultPages?locator=${next}` } : {}),
    done: next === pages.length,
  };
}

async function listen(isCompressed: boolean): Promise<string> {
  const server = createServer((request, response) => {
    answer(request, response, isCompressed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

console.log(JSON.stringify({ plain: await listen(false), gzip: await listen(true), truth }));
process.on('disconnect', () => process.exit());
