import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { gzipSync } from 'node:zlib';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { rawRequest, withRoutes } from '../support/orgRoutes.ts';
import type { Route } from '../support/orgRoutes.ts';

const API = '/services/data/v66.0';

let org: TestOrg;
let routes: readonly Route[];
let admin: string;
before(async () => {
  [org, routes] = await withRoutes(() => startTestOrg());
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** The address of a route, with something in the place of its parameters. */
const addressOf = ({ url }: Route): string =>
  url.replace(':version', 'v66.0').replace('*', 'x').replaceAll(/:\w+/g, 'x');

/** Doors that ask for no session, with the reason. */
const OPEN: readonly (readonly [address: RegExp, why: string])[] = [
  [/^\/services\/oauth2\/token$/, 'gives sessions'],
  [/^\/services\/oauth2\/revoke$/, 'takes the token as its argument'],
  [/^\/services\/data$/, 'lists versions to everybody: "Versions", REST API Developer Guide'],
  [/^\/secur\/frontdoor\.jsp$/, 'only says that there is nothing behind it'],
  [/^\/services\/Soap\//, 'has the session in the body'],
];

const isOpen = (route: Route): boolean => OPEN.some(([address]) => address.test(route.url));

/** OAuth's own doors answer in one word. Source: "Identity URLs", Salesforce Help. */
const isIdentity = ({ url }: Route): boolean => url.startsWith('/id/') || url.startsWith('/services/oauth2/');

/** Asks every door that there is, several at a time, and lists those whose answer is another one than it should be. */
async function wrongDoors(
  asked: readonly Route[],
  ask: (route: Route) => Promise<string>,
  expected: (route: Route) => string,
): Promise<readonly string[]> {
  const answers = await Promise.all(
    asked.map(async (route) => [`${route.method} ${route.url}`, await ask(route), expected(route)] as const),
  );
  return answers.filter(([, answer, wanted]) => answer !== wanted).map(([door, answer]) => `${door}: ${answer}`);
}

describe('every door', () => {
  const guarded = (): readonly Route[] => routes.filter((route) => !isOpen(route) && route.method !== 'HEAD');
  const ask =
    (token: string | undefined) =>
    async (route: Route): Promise<string> => {
      const headers = token === undefined ? {} : bearer(token);
      const { status, body } = await rawRequest(org.url, route.method, addressOf(route), headers);
      return `${status} ${body}`;
    };
  const refusal =
    (word: string) =>
    (route: Route): string =>
      isIdentity(route)
        ? `403 ${word}`
        : '401 [{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]';

  it('is known to this test', () => {
    assert.ok(guarded().length > 100, `${guarded().length} guarded doors`);
    const unused = OPEN.filter(([address]) => !routes.some(({ url }) => address.test(url)));
    assert.deepEqual(unused, []);
  });

  it('is shut without a token', async () => {
    assert.deepEqual(await wrongDoors(guarded(), ask(undefined), refusal('Missing_OAuth_Token')), []);
  });

  const badTokens: Record<string, () => Promise<string>> = {
    'that was made up': async () => Promise.resolve(`${admin.slice(0, 16)}AQ4AQmade.up`),
    'that was cut short': async () => Promise.resolve(admin.slice(0, -1)),
    'that was revoked': async () => {
      const token = await org.token('admin@sales-org.test');
      await org.fetch(`/services/oauth2/revoke?token=${encodeURIComponent(token)}`, undefined);
      return token;
    },
    'of another org': async () => {
      const other = await startTestOrg();
      const token = await other.token('admin@sales-org.test');
      await other.close();
      return token;
    },
  };
  for (const [which, token] of Object.entries(badTokens)) {
    it(`is shut with a token ${which}`, async () => {
      assert.deepEqual(await wrongDoors(guarded(), ask(await token()), refusal('Bad_OAuth_Token')), []);
    });
  }

  it('is shut when the session has been idle for two hours', async () => {
    const token = await org.token('admin@sales-org.test');
    const now = Date.now();
    const clock = mock.method(Date, 'now', () => now + 2 * 60 * 60 * 1000 + 1);
    try {
      assert.deepEqual(await wrongDoors(guarded(), ask(token), refusal('Bad_OAuth_Token')), []);
    } finally {
      clock.mock.restore();
      admin = await org.token('admin@sales-org.test');
    }
  });

  it('is shut under the name of another host, whoever asks', async () => {
    const all = routes.filter(({ method }) => method !== 'HEAD');
    for (const host of ['evil.example', `127.0.0.1.evil.example:${org.port}`]) {
      const foreign = async (route: Route): Promise<string> =>
        String((await rawRequest(org.url, route.method, addressOf(route), { ...bearer(admin), Host: host })).status);
      assert.deepEqual(await wrongDoors(all, foreign, () => '421'), []);
    }
  });

  it('of the SOAP API is shut without a session of this org in the header', async () => {
    const calls = routes.filter(({ url }) => /^\/services\/Soap\/[a-z]+\/:version$/.test(url));
    assert.equal(calls.length, 2);
    for (const session of [
      '',
      '<SessionHeader></SessionHeader>',
      `<SessionHeader><sessionId>${admin}x</sessionId></SessionHeader>`,
    ]) {
      const envelope = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header>${session}</Header><Body><delete><ids>001Lo0000000001IAA</ids></delete></Body></Envelope>`;
      const call = async ({ url }: Route): Promise<string> => {
        const headers = { ...bearer(admin), 'Content-Type': 'text/xml', SOAPAction: '""' };
        const { status, body } = await rawRequest(org.url, 'POST', url.replace(':version', '66.0'), headers, envelope);
        return `${status} ${/<faultcode>(?:\w+:)?(\w+)/.exec(body)?.[1] ?? body}`;
      };
      assert.deepEqual(await wrongDoors(calls, call, () => '500 INVALID_SESSION_ID'), [], session);
    }
  });

  it('takes no body beyond its limit', async () => {
    const taking = routes.filter(
      ({ method, url }) => /^(POST|PUT|PATCH)$/.test(method) && !url.includes('/jobs/ingest/:id/batches'),
    );
    const huge = async (route: Route): Promise<string> => {
      const isForm = route.url.startsWith('/services/oauth2/');
      const headers = {
        ...bearer(admin),
        'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        'Content-Length': String(1024 ** 3),
      };
      const { status, body } = await rawRequest(org.url, route.method, addressOf(route), headers, '{');
      return /<faultstring>[^<]*too large/.test(body) ? 'a fault' : String(status);
    };
    const expected = ({ url }: Route): string => (url.startsWith('/services/Soap/m/') ? 'a fault' : '413');
    assert.deepEqual(await wrongDoors(taking, huge, expected), []);
  });
});

describe('an upload of bulk data', () => {
  // Source: "Bulk API 2.0 Limits" (bulk_common_limits.htm): 150 MB after base64, which CSV is taken as here.
  it('is refused beyond 150 MB, however small it was on its way', async () => {
    const job = (await jsonOf(
      org.fetch(`${API}/jobs/ingest`, admin, {
        method: 'POST',
        body: JSON.stringify({ object: 'Account', operation: 'insert' }),
      }),
    )) as { id: string };
    const rows = gzipSync(Buffer.alloc(150 * 1024 * 1024 + 1, 'a'), { level: 1 });
    const upload = await fetch(`${org.url}${API}/jobs/ingest/${job.id}/batches`, {
      method: 'PUT',
      headers: { ...bearer(admin), 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' },
      body: rows,
    });
    assert.equal(upload.status, 413);
    const { state } = (await jsonOf(org.fetch(`${API}/jobs/ingest/${job.id}`, admin))) as { state: string };
    assert.equal(state, 'Open', 'the job waits for another upload');
  });
});

describe('tricks with an address', () => {
  const TRICKS: readonly string[] = [
    `${API}/..%2f..%2f..%2fetc%2fpasswd`,
    `${API}/%2e%2e/%2e%2e/%2e%2e/etc/passwd`,
    `${API}/../../../../etc/passwd`,
    `${API}/sobjects/..%2flimits`,
    `${API}/sobjects/Account/..%2f..%2flimits`,
    `${API}/sobjects/Account%00`,
    `${API}/sobjects/Account/%00`,
    `${API}/sobjects/Account/001%00Lo0000000001IAA`,
    `${API}/sobjects/%c0%ae%c0%ae/describe`,
    `${API}/sobjects/%/describe`,
    `${API}/sobjects/%zz/describe`,
    `${API}/sobjects/Account;x=1/describe`,
    `${API}/sobjects/Account%2fdescribe`,
    `${API}/sobjects/%22%20OR%201=1--/describe`,
    `${API}/sobjects/__proto__/describe`,
    `${API}/sobjects/constructor/describe`,
    `${API}/jobs/ingest/..%2f..%2fx/successfulResults`,
    `${API}/jobs/query/__proto__/results`,
    `${API}/query/..%2f..%2fx-2000`,
    '/services/data/v66.0%2flimits',
    '/services/data/..%2f..%2fid',
    '/services/data/v66.0x/limits',
    '/services/data/constructor/limits',
    '/id/..%2f..%2f/x',
    `/${'a'.repeat(17_000)}`,
  ];

  it('lead nowhere, and tell nothing of the machine', async () => {
    for (const path of TRICKS) {
      const { status, body } = await rawRequest(org.url, 'GET', path, bearer(admin));
      assert.ok([400, 404, 414, 431].includes(status), `${path.slice(0, 80)}: ${status} ${body}`);
      assert.doesNotMatch(body, /node_modules|\.ts\b|\bat .*:\d+:\d+|root:/, path);
    }
  });

  it('open no door without a session', async () => {
    for (const path of [...TRICKS, `/${API}//limits`, `//services//data//v66.0//limits`, `${API}/limits/`]) {
      const { status } = await rawRequest(org.url, 'GET', path);
      assert.ok([400, 401, 403, 404, 414, 431].includes(status), `${path.slice(0, 80)}: ${status}`);
    }
  });

  it('that are none are taken: doubled and trailing slashes', async () => {
    for (const path of [`/${API}//limits`, `${API}/limits/`]) {
      assert.equal((await rawRequest(org.url, 'GET', path, bearer(admin))).status, 200, path);
    }
  });

  it('in the form of a proxy request are taken for what they are', async () => {
    const { status } = await rawRequest(org.url, 'GET', `http://evil.example${API}/limits`, {
      ...bearer(admin),
      Host: 'evil.example',
    });
    assert.equal(status, 421);
  });
});

describe("somebody else's", () => {
  let seller: string;
  before(async () => {
    seller = await org.token('seller@sales-org.test');
  });
  const post = (path: string, token: string, body: unknown): Promise<Response> =>
    org.fetch(`${API}${path}`, token, { method: 'POST', body: JSON.stringify(body) });
  const statusesOf = async (path: string, token: string, methods: readonly string[]): Promise<readonly string[]> =>
    Promise.all(
      methods.map(async (method) => {
        const body = method === 'PATCH' ? { body: JSON.stringify({ state: 'Aborted' }) } : {};
        return `${method} ${(await org.fetch(`${API}${path}`, token, { method, ...body })).status}`;
      }),
    );

  it('jobs are not there', async () => {
    const ingest = (await jsonOf(post('/jobs/ingest', admin, { object: 'Account', operation: 'insert' }))) as {
      id: string;
    };
    const query = (await jsonOf(
      post('/jobs/query', admin, { operation: 'query', query: 'SELECT Id FROM Account' }),
    )) as { id: string };
    for (const [kind, id] of [
      ['ingest', ingest.id],
      ['query', query.id],
    ] as const) {
      const answers = await statusesOf(`/jobs/${kind}/${id}`, seller, ['GET', 'PATCH', 'DELETE']);
      assert.deepEqual(answers, ['GET 404', 'PATCH 404', 'DELETE 404'], kind);
      assert.deepEqual(await statusesOf(`/jobs/${kind}/${id}`, admin, ['GET']), ['GET 200'], kind);
    }
    assert.deepEqual(await statusesOf(`/jobs/query/${query.id}/results`, seller, ['GET']), ['GET 404']);
    assert.deepEqual(await statusesOf(`/jobs/ingest/${ingest.id}/failedResults`, seller, ['GET']), ['GET 404']);
  });

  it('query results are not there', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({
      attributes: { type: 'Account' },
      Name: `Page ${index}`,
    }));
    await jsonOf(post('/composite/sobjects', admin, { allOrNone: true, records }));
    await jsonOf(post('/composite/sobjects', admin, { allOrNone: true, records: records.slice(0, 50) }));
    const page = (await jsonOf(
      org.fetch(`${API}/query?q=${encodeURIComponent('SELECT Id FROM Account')}`, admin, {
        headers: { 'Sforce-Query-Options': 'batchSize=200' },
      }),
    )) as { nextRecordsUrl: string };
    const [refused] = (await jsonOf(org.fetch(page.nextRecordsUrl, seller), 400)) as { errorCode: string }[];
    assert.equal(refused?.errorCode, 'INVALID_QUERY_LOCATOR');
    await jsonOf(org.fetch(page.nextRecordsUrl, admin));
  });
});
