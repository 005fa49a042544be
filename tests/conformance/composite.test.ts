import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codes, countAccounts, create, DATA, postTo, query } from '../support/composite.ts';
import type { Reply } from '../support/composite.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const post = (path: string, body: unknown, token = admin): Promise<Response> => postTo(org, token, path, body);

async function composite(compositeRequest: unknown[], options: object = {}): Promise<Reply[]> {
  const answer = await jsonOf(post('composite', { compositeRequest, ...options }));
  return (answer as { compositeResponse: Reply[] }).compositeResponse;
}

const count = (where: string): Promise<number> => countAccounts(org, admin, where);

function statuses(replies: readonly Reply[]): number[] {
  return replies.map(({ httpStatusCode }) => httpStatusCode);
}

// REST guide: "Composite" (resources_composite_composite.htm), "Composite Subrequest Result" (resources_composite_subrequest_result.htm).
describe('composite', () => {
  it('passes answers on, in addresses, bodies and queries', async () => {
    const replies = await composite([
      create('account', 'Account', { Name: 'Chain', Revenue__c: 12.5 }),
      create('contact', 'Contact', { LastName: 'Of @{account.id}', AccountId: '@{account.id}' }),
      { method: 'GET', url: `${DATA}/sobjects/Account/@{account.id}?fields=Name,Revenue__c`, referenceId: 'read' },
      query('found', "SELECT Id FROM Contact WHERE AccountId = '@{account.id}'"),
      {
        method: 'PATCH',
        url: '@{read.attributes.url}',
        referenceId: 'changed',
        body: { Revenue__c: '@{read.Revenue__c}' },
      },
      { method: 'DELETE', url: `${DATA}/sobjects/Contact/@{found.records[0].Id}`, referenceId: 'gone' },
    ]);
    assert.deepEqual(statuses(replies), [201, 201, 200, 200, 204, 204]);
    assert.deepEqual(
      replies.map(({ referenceId }) => referenceId),
      ['account', 'contact', 'read', 'found', 'changed', 'gone'],
    );
    const [account, contact, read, found, changed] = replies;
    assert.deepEqual(account?.httpHeaders, { Location: `${DATA}/sobjects/Account/${account?.body.id ?? ''}` });
    assert.deepEqual(account?.body, { id: account?.body.id, success: true, errors: [] });
    assert.deepEqual([read?.body.Name, read?.body.Revenue__c, read?.httpHeaders], ['Chain', 12.5, {}]);
    assert.equal(found?.body.records?.[0]?.Id, contact?.body.id);
    assert.equal(changed?.body, null);
  });

  it('goes on after a failure, without those that depend on it', async () => {
    const replies = await composite([
      create('bad', 'Account', {}),
      create('orphan', 'Contact', { LastName: 'Orphan', AccountId: '@{bad.id}' }),
      create('other', 'Account', { Name: 'Goes on' }),
    ]);
    assert.deepEqual(statuses(replies), [400, 400, 201]);
    assert.deepEqual(codes(replies), ['REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED', 'done']);
    assert.match(JSON.stringify(replies[1]?.body), /Invalid reference specified\. No value for bad\.id found in bad/);
    assert.equal(await count("Name = 'Goes on'"), 1);
  });

  it('undoes everything when one fails and allOrNone is asked for', async () => {
    const replies = await composite(
      [
        create('first', 'Account', { Name: 'Undone' }),
        query('seen', "SELECT Id FROM Account WHERE Name = 'Undone'"),
        create('bad', 'Contact', { AccountId: '@{first.id}' }),
        create('last', 'Account', { Name: 'Undone' }),
      ],
      { allOrNone: true },
    );
    assert.deepEqual(statuses(replies), [400, 400, 400, 400]);
    assert.deepEqual(codes(replies), [
      'PROCESSING_HALTED',
      'PROCESSING_HALTED',
      'REQUIRED_FIELD_MISSING',
      'PROCESSING_HALTED',
    ]);
    assert.equal(await count("Name = 'Undone'"), 0);
  });

  it('saves everything when none fails and allOrNone is asked for', async () => {
    const list = [
      create('one', 'Account', { Name: 'Done' }),
      query('seen', "SELECT Id FROM Account WHERE Name = 'Done'"),
    ];
    const replies = await composite(list, { allOrNone: true, collateSubrequests: true });
    assert.deepEqual(statuses(replies), [201, 200]);
    assert.equal(replies[1]?.body.totalSize, 1);
    assert.equal(await count("Name = 'Done'"), 1);
  });

  // REST guide: "allOrNone Parameters in Composite and Collections Requests" (resources_composite_allornone.htm): its four cases.
  for (const [outer, inner, accounts, contacts] of [
    [false, false, 1, 1],
    [false, true, 0, 1],
    [true, true, 0, 0],
    [true, false, 0, 0],
  ] as const) {
    it(`with allOrNone ${outer}, and ${inner} in a collection, saves ${accounts + contacts}`, async () => {
      const name = `Case ${outer} ${inner}`;
      const records = [{ Name: name }, { Name: null }].map((values) => ({
        attributes: { type: 'Account' },
        ...values,
      }));
      await composite(
        [
          {
            method: 'POST',
            url: `${DATA}/composite/sobjects`,
            referenceId: 'list',
            body: { allOrNone: inner, records },
          },
          create('one', 'Account', { Name: `${name} alone` }),
        ],
        { allOrNone: outer },
      );
      assert.deepEqual([await count(`Name = '${name}'`), await count(`Name = '${name} alone'`)], [accounts, contacts]);
    });
  }

  it('lets nobody else into its transaction', async () => {
    const failing = [
      ...Array.from({ length: 20 }, (_, i) => create(`a${i}`, 'Account', { Name: 'Mixed' })),
      create('bad', 'Account', {}),
    ];
    const work = Array.from({ length: 6 }, () => [
      composite(failing, { allOrNone: true }),
      jsonOf(post('sobjects/Account', { Name: 'Bystander' }), 201),
      count("Name = 'Mixed'").then((seen) => assert.equal(seen, 0)),
    ]);
    await Promise.all(work.flat());
    assert.deepEqual([await count("Name = 'Mixed'"), await count("Name = 'Bystander'")], [0, 6]);
  });

  it('pages long queries', async () => {
    const records = Array.from({ length: 200 }, () => ({ attributes: { type: 'Account' }, Name: 'Paged' }));
    await jsonOf(post('composite/sobjects', { records }));
    await jsonOf(post('composite/sobjects', { records: records.slice(0, 50) }));
    const httpHeaders = { 'Sforce-Query-Options': 'batchSize=200' };
    const [first, error] = await composite([
      { ...query('page', "SELECT Id FROM Account WHERE Name = 'Paged'"), httpHeaders },
      { method: 'GET', url: '@{page.nextRecordsUrl}', referenceId: 'next' },
    ]);
    assert.deepEqual([first?.body.totalSize, first?.body.records?.length], [250, 200]);
    assert.deepEqual([error?.httpStatusCode, error?.body.records?.length], [200, 50]);
  });

  it('counts as one request and keeps to permissions', async () => {
    const used = async (): Promise<number> => {
      const limit = (await jsonOf(org.fetch(`${DATA}/limits`, admin))) as { DailyApiRequests: { Remaining: number } };
      return limit.DailyApiRequests.Remaining;
    };
    const before = await used();
    const seller = await org.token('user@sales-org.test');
    const request = {
      compositeRequest: [query('q1', 'SELECT Customer_Key__c FROM Account'), query('q2', 'SELECT Id FROM Account')],
    };
    const { compositeResponse } = (await jsonOf(post('composite', request, seller))) as { compositeResponse: Reply[] };
    assert.equal(codes(compositeResponse)[0], 'INVALID_FIELD');
    assert.equal(before - (await used()), 2);
  });

  it('names what a subrequest cannot be', async () => {
    const get = (address: string, index: number): object => ({ method: 'GET', url: address, referenceId: `r${index}` });
    const urls = ['limits', 'search?q=x', 'composite/tree/Account', 'jobs/query'].map((one) => `${DATA}/${one}`);
    const others = ['/services/data/v12.0/sobjects', `${DATA}/sobjects/Nothing__c`, 'https://example.com/'];
    const replies = await composite([...urls, ...others].map(get));
    assert.deepEqual(statuses(replies), [501, 501, 501, 501, 404, 404, 404]);
    const [wrong] = await composite([{ method: 'PUT', url: `${DATA}/sobjects/Account`, referenceId: 'put' }]);
    assert.ok(wrong);
    assert.deepEqual([wrong.httpStatusCode, ...codes([wrong])], [405, 'METHOD_NOT_ALLOWED']);
  });

  it('refuses a condition in the headers of a subrequest', async () => {
    const { id } = (await jsonOf(post('sobjects/Account', { Name: 'Guarded' }), 201)) as { id: string };
    const url = `${DATA}/sobjects/Account/${id}`;
    const httpHeaders = { 'If-Unmodified-Since': 'Tue, 10 Aug 2015 00:00:00 GMT' };
    const [reply] = await composite([
      { method: 'PATCH', url, referenceId: 'r', httpHeaders, body: { Name: 'Overwritten' } },
    ]);
    assert.equal(reply?.httpStatusCode, 501);
    assert.equal(await count("Name = 'Guarded'"), 1);
  });

  it('lets a bulk job that runs meanwhile keep what it saves', async () => {
    const job = (await jsonOf(post('jobs/ingest', { object: 'Account', operation: 'insert' }))) as { id: string };
    const address = `${DATA}/jobs/ingest/${job.id}`;
    const csv = `Name\n${'Bulk row\n'.repeat(1000)}`;
    const headers = { 'Content-Type': 'text/csv' };
    assert.equal((await org.fetch(`${address}/batches`, admin, { method: 'PUT', body: csv, headers })).status, 201);
    await jsonOf(org.fetch(address, admin, { method: 'PATCH', body: JSON.stringify({ state: 'UploadComplete' }) }));
    const failing = [create('a', 'Account', { Name: 'Bulk row' }), create('bad', 'Account', {})];
    let state = '';
    while (state !== 'JobComplete') {
      await composite(failing, { allOrNone: true });
      ({ state } = (await jsonOf(org.fetch(address, admin))) as { state: string });
      assert.ok(['UploadComplete', 'InProgress', 'JobComplete'].includes(state), state);
    }
    assert.equal(await count("Name = 'Bulk row'"), 1000);
  });

  const one = create('one', 'Account', { Name: 'Never' });
  const many = (length: number, make: (index: number) => object): object[] => Array.from({ length }, (_, i) => make(i));
  const refused: [string, unknown, RegExp][] = [
    ['no list', {}, /compositeRequest/],
    ['an empty list', { compositeRequest: [] }, /at least one/],
    [
      '26 subrequests',
      { compositeRequest: many(26, (i) => create(`r${i}`, 'Account', { Name: 'Never' })) },
      /25 .* 26/,
    ],
    ['six queries', { compositeRequest: many(6, (i) => query(`q${i}`, 'SELECT Id FROM Account')) }, /5 .* 6/],
    ['a repeated reference id', { compositeRequest: [one, one] }, /one is there twice/],
    ['a bad reference id', { compositeRequest: [{ ...one, referenceId: 'no[1]' }] }, /'no\[1\]'/],
    ['an unknown method', { compositeRequest: [{ ...one, method: 'post' }] }, /method/],
    ['an inherited header', { compositeRequest: [{ ...one, httpHeaders: { Accept: '*/*' } }] }, /header Accept/],
  ];
  for (const [what, body, message] of refused) {
    it(`is refused as a whole with ${what}`, async () => {
      assert.match(JSON.stringify(await jsonOf(post('composite', body), 400)), message);
      assert.equal(await count("Name = 'Never'"), 0);
    });
  }
});

interface Batch {
  hasErrors: boolean;
  results: { statusCode: number; result: unknown }[];
}

// REST guide: "Composite Batch" (resources_composite_batch.htm), "Batch Request Body" (requests_composite_batch.htm).
describe('composite batch', () => {
  const batch = async (batchRequests: object[], haltOnError = false): Promise<Batch> =>
    (await jsonOf(post('composite/batch', { batchRequests, haltOnError }))) as Batch;
  const save = (Name?: string): object => ({ method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name } });

  it('runs one request after the other, each for itself', async () => {
    const { hasErrors, results } = await batch([
      save('Batch'),
      save(),
      { method: 'GET', url: "v66.0/query?q=SELECT+Name+FROM+Account+WHERE+Name='Batch'" },
      { method: 'GET', url: 'v60.0/limits' },
    ]);
    assert.equal(hasErrors, true);
    assert.deepEqual(
      results.map(({ statusCode }) => statusCode),
      [201, 400, 200, 200],
    );
    assert.equal((results[2]?.result as { totalSize: number }).totalSize, 1);
  });

  it('stops at a failure when told to', async () => {
    const { results } = await batch([save('Kept'), save(), save('Kept')], true);
    assert.deepEqual(
      results.map(({ statusCode }) => statusCode),
      [201, 400, 412],
    );
    assert.match(JSON.stringify(results[2]?.result), /BATCH_PROCESSING_HALTED/);
    assert.equal(await count("Name = 'Kept'"), 1);
  });

  it('has no result for an answer without a body', async () => {
    const { id } = (await jsonOf(post('sobjects/Account', { Name: 'Empty' }), 201)) as { id: string };
    const answer = await batch([{ method: 'DELETE', url: `v66.0/sobjects/Account/${id}` }]);
    assert.deepEqual(answer, { hasErrors: false, results: [{ statusCode: 204, result: null }] });
  });

  it('is refused as a whole before anything runs', async () => {
    for (const requests of [[], [save('Never'), {}], Array.from({ length: 26 }, () => save('Never'))]) {
      await jsonOf(post('composite/batch', { batchRequests: requests }), 400);
    }
    const later = { batchRequests: [save('Never')] };
    await jsonOf(
      org.fetch('/services/data/v60.0/composite/batch', admin, { method: 'POST', body: JSON.stringify(later) }),
      400,
    );
    assert.equal(await count("Name = 'Never'"), 0);
  });
});
