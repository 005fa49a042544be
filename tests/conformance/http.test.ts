import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const NOT_FOUND = [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }];

// REST guide: "Versions" (resources_versions.htm), "Resources by Version" (resources_discoveryresource.htm).
describe('versions', () => {
  it('are listed without a session', async () => {
    const versions = (await jsonOf(org.fetch('/services/data', undefined))) as unknown[];
    assert.deepEqual(versions[0], { label: "Spring '21", url: '/services/data/v51.0', version: '51.0' });
    assert.deepEqual(versions[2], { label: "Winter '22", url: '/services/data/v53.0', version: '53.0' });
    assert.deepEqual(versions.at(-1), { label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
  });

  it('are found behind a doubled slash, as the CLI asks for them', async () => {
    await jsonOf(org.fetch('//services/data', undefined));
    await jsonOf(org.fetch('//services/data/v66.0', admin));
  });

  it('lead to their resources', async () => {
    const resources = (await jsonOf(org.fetch('/services/data/v66.0/', admin))) as Record<string, string>;
    assert.equal(resources.query, '/services/data/v66.0/query');
    assert.equal(resources.sobjects, '/services/data/v66.0/sobjects');
    assert.match(resources.identity ?? '', /\/id\/00D\w{15}\/005\w{15}$/);
  });

  it('that do not exist are not found', async () => {
    for (const version of ['v50.0', 'v67.0', 'v66', '66.0', 'v65.5']) {
      assert.deepEqual(await jsonOf(org.fetch(`/services/data/${version}/limits`, admin), 404), NOT_FOUND);
    }
  });
});

// REST guide: "Status Codes and Error Responses" (errorcodes.htm): 404, 405, 415.
describe('requests that fit nothing', () => {
  it('are not found', async () => {
    assert.deepEqual(await jsonOf(org.fetch('/services/data/v66.0/nonsense', admin), 404), NOT_FOUND);
    assert.deepEqual(await jsonOf(org.fetch('/elsewhere', admin), 404), NOT_FOUND);
  });

  it('with a wrong method are told the right ones', async () => {
    const message = "HTTP Method 'PUT' not allowed. Allowed are DELETE,GET,PATCH";
    const path = '/services/data/v66.0/sobjects/Account/001000000000001AAA';
    assert.deepEqual(await jsonOf(org.fetch(path, admin, { method: 'PUT', body: '{}' }), 405), [
      { message, errorCode: 'METHOD_NOT_ALLOWED' },
    ]);
  });

  it('with broken JSON are refused', async () => {
    const path = '/services/data/v66.0/sobjects/Account';
    for (const body of ['{"Name": ', '', '[]', '"text"']) {
      const [error] = (await jsonOf(org.fetch(path, admin, { method: 'POST', body }), 400)) as { errorCode: string }[];
      assert.equal(error?.errorCode, 'JSON_PARSER_ERROR', body);
    }
  });

  it('in XML are refused by name', async () => {
    const path = '/services/data/v66.0/sobjects/Account';
    const headers = { 'Content-Type': 'application/xml' };
    const sent = await jsonOf(org.fetch(path, admin, { method: 'POST', headers, body: '<Account/>' }), 501);
    assert.match(JSON.stringify(sent), /does not support XML bodies/);
    const asked = await jsonOf(org.fetch(path, admin, { headers: { Accept: 'application/xml' } }), 501);
    assert.match(JSON.stringify(asked), /does not support XML answers/);
  });

  // REST guide: "Conditional Request Headers" (headers_conditional.htm).
  it('with a condition are refused by name', async () => {
    for (const name of ['If-Match', 'If-None-Match', 'If-Modified-Since', 'If-Unmodified-Since']) {
      const path = '/services/data/v66.0/sobjects/Account/001000000000001AAA';
      const refused = await jsonOf(org.fetch(path, admin, { headers: { [name]: 'x' } }), 501);
      assert.match(JSON.stringify(refused), new RegExp(`conditional requests \\(${name.toLowerCase()}\\)`));
    }
  });

  it('in an unknown format are refused', async () => {
    const headers = { 'Content-Type': 'application/x-yaml' };
    const path = '/services/data/v66.0/sobjects/Account';
    const [error] = (await jsonOf(org.fetch(path, admin, { method: 'POST', headers, body: 'Name: Acme' }), 415)) as {
      errorCode: string;
    }[];
    assert.equal(error?.errorCode, 'UNSUPPORTED_MEDIA_TYPE');
  });

  for (const path of [
    'search/scopeOrder',
    'tooling/query?q=SELECT+Id+FROM+ApexClass',
    'analytics/reports',
    'sobjects/Account/updated',
  ]) {
    it(`say that the embedded org has no ${path}`, async () => {
      const [error] = (await jsonOf(org.fetch(`/services/data/v66.0/${path}`, admin), 501)) as Record<string, string>[];
      assert.equal(error?.errorCode, 'FUNCTIONALITY_NOT_ENABLED');
      assert.match(error?.message ?? '', /^The embedded org does not support /);
    });
  }
});

describe('the loopback door', () => {
  /** `fetch` sets the Host header itself. */
  function statusUnder(host: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      httpRequest(
        { host: '127.0.0.1', port: org.port, path: '/services/data', headers: { Host: host } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
  }

  it('opens under loopback names', async () => {
    for (const host of ['127.0.0.1', `localhost:${org.port}`, 'LOCALHOST', `[::1]:${org.port}`]) {
      assert.equal(await statusUnder(host), 200, host);
    }
  });

  it('stays shut under any other name', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', `10.0.0.1:${org.port}`]) {
      assert.equal(await statusUnder(host), 421, host);
    }
  });
});

// REST guide: "Limits" (resources_limits.htm), "Limit Info Header" (headers_api_usage.htm).
describe('limits', () => {
  interface Limits {
    DailyApiRequests: { Max: number; Remaining: number };
    DataStorageMB: { Max: number; Remaining: number };
    FileStorageMB: { Max: number; Remaining: number };
  }

  it('count every request', async () => {
    const first = (await jsonOf(org.fetch('/services/data/v66.0/limits', admin))) as Limits;
    await org.fetch('/services/data/v66.0/sobjects', admin);
    const second = (await jsonOf(org.fetch('/services/data/v66.0/limits', admin))) as Limits;
    assert.equal(second.DailyApiRequests.Remaining, first.DailyApiRequests.Remaining - 2);
    assert.equal(first.FileStorageMB.Remaining, first.FileStorageMB.Max);
  });

  // Help, 000193871 "Salesforce Record Size Overview": 2 KB an account, 8 KB a campaign; products are not on the list.
  it('tell the storage that records take, by their objects', async () => {
    const left = async (): Promise<number> => {
      const { DataStorageMB: storage } = (await jsonOf(org.fetch('/services/data/v66.0/limits', admin))) as Limits;
      return storage.Max - storage.Remaining;
    };
    const create = async (object: string, count: number): Promise<void> => {
      for (let first = 0; first < count; first += 200) {
        const records = Array.from({ length: Math.min(200, count - first) }, (_, index) => ({
          ...{ attributes: { type: object }, Name: `Stored ${first + index}` },
        }));
        const body = JSON.stringify({ records });
        await jsonOf(org.fetch('/services/data/v66.0/composite/sobjects', admin, { method: 'POST', body }));
      }
    };
    const before = await left();
    await create('Product2', 600);
    assert.equal(await left(), before);
    await create('Campaign', 129);
    assert.equal(await left(), 2);
  });

  it('come in a header too', async () => {
    const response = await org.fetch('/services/data/v66.0/limits', admin);
    const limits = (await jsonOf(response)) as Limits;
    const used = limits.DailyApiRequests.Max - limits.DailyApiRequests.Remaining;
    assert.equal(response.headers.get('Sforce-Limit-Info'), `api-usage=${used}/${limits.DailyApiRequests.Max}`);
  });
});
