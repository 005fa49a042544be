import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

const NEWLINE = 0x0a;
/** As large as the org sends: each piece is a hand-over from another thread. */
const PIECE_BYTES = 64 * 1024;

/** Where the results of a query job are, and who asks. */
export interface ResultPages {
  /** `http://127.0.0.1:<port>` */
  readonly org: string;
  readonly token: string;
  readonly jobId: string;
}

/**
 * Reads a job's results page by page, compressed as clients ask for them, counts the rows and forgets them. `fetch` would hand each piece through
 * streams of its own and take longer than the org does.
 * @throws Error when a page has not as many rows as its header says
 */
export async function readPages({ org, token, jobId }: ResultPages): Promise<number> {
  const path = `${org}/services/data/v66.0/jobs/query/${jobId}/results`;
  let rows = 0;
  let locator: string | undefined;
  do {
    const page = await answer(`${path}${locator === undefined ? '' : `?locator=${locator}`}`, token);
    const found = (await lineEnds(page)) - 1;
    const told = Number(page.headers['sforce-numberofrecords']);
    if (found !== told) throw new Error(`A page has ${found} rows, and says ${told}.`);
    rows += found;
    const next = page.headers['sforce-locator'];
    locator = next === 'null' || Array.isArray(next) ? undefined : next;
  } while (locator !== undefined);
  return rows;
}

function answer(url: string, token: string): Promise<IncomingMessage> {
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    get(url, { headers }, (page) => {
      if (page.statusCode === 200 && page.headers['content-encoding'] === 'gzip') resolve(page);
      else
        reject(new Error(`${url} answered ${page.statusCode} in ${page.headers['content-encoding'] ?? 'plain text'}.`));
    }).on('error', reject);
  });
}

/** Values of the measured query hold no line ends, so each row has one. */
async function lineEnds(page: IncomingMessage): Promise<number> {
  let count = 0;
  const text: AsyncIterable<Buffer> = page.pipe(createGunzip({ chunkSize: PIECE_BYTES }));
  for await (const piece of text) {
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) count += 1;
  }
  return count;
}
