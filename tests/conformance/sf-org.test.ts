import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { openSfCli } from '../support/sfCli.ts';
import type { SfCli } from '../support/sfCli.ts';

// Source of the commands: Salesforce CLI Command Reference, "org Commands", "sobject Commands", "api Commands".

let org: TestOrg;
let sf: SfCli;
before(async () => {
  [org, sf] = await Promise.all([startTestOrg(), openSfCli()]);
  for (const alias of ['admin', 'bare-admin', 'user', 'seller']) {
    await sf.login(alias, org.url, await org.token(`${alias}@sales-org.test`));
  }
});
after(async () => {
  await Promise.all([org.close(), sf.close()]);
});

interface Assigned {
  readonly successes: readonly { readonly name: string; readonly value: string }[];
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}

describe('sf, for the org', { concurrency: 2 }, () => {
  it('tells which org and user it is logged in to', async () => {
    const display = await sf.result<Record<string, string>>('admin', 'org display');
    assert.equal(display.username, 'admin@sales-org.test');
    assert.equal(display.instanceUrl, `${org.url}/`);
    assert.equal(display.connectedStatus, 'Connected');
    assert.equal(display.apiVersion, '66.0');
    const human = await sf.run('user', 'org display');
    assert.equal(human.code, 0);
    assert.match(human.stdout, /user@sales-org\.test/);
  });

  it('lists its logins with their state', async () => {
    const { other } = await sf.result<{ other: Record<string, unknown>[] }>('admin', 'org list --all');
    const admin = other.find(({ alias }) => alias === 'admin');
    assert.deepEqual(
      [admin?.connectedStatus, admin?.name, admin?.isSandbox, admin?.isScratch, admin?.orgEdition],
      ['Connected', 'Local Org', false, false, 'Enterprise Edition'],
    );
  });

  it('refuses to log in with a token that is none', async () => {
    const token = `${(await org.token('admin@sales-org.test')).split('!')[0] ?? ''}!AQ4AQwrong`;
    await assert.rejects(sf.login('wrong', org.url, token), /Could not retrieve the username.*Bad_OAuth_Token/s);
  });

  it('lists the limits', async () => {
    const limits = await sf.result<{ name: string; max: number; remaining: number }[]>('admin', 'org list limits');
    const requests = limits.find(({ name }) => name === 'DailyApiRequests');
    assert.equal(requests?.max, 100_000);
    assert.ok((requests?.remaining ?? 0) < 100_000);
  });

  it('lists and describes objects, as the user may see them', async () => {
    assert.deepEqual(await sf.result('admin', 'sobject list --sobject custom'), ['Visit__c']);
    assert.deepEqual(await sf.result('user', 'sobject list --sobject custom'), []);
    const account = await sf.result<{ fields: { name: string; type: string }[] }>(
      'admin',
      'sobject describe --sobject Account',
    );
    assert.ok(account.fields.some(({ name, type }) => name === 'Customer_Key__c' && type === 'string'));
    const { status, name, message } = await sf.json('user', 'sobject describe --sobject Visit__c');
    assert.deepEqual([status, name, message], [1, 'NOT_FOUND', 'The requested resource does not exist']);
  });

  it('lists metadata and their types', async () => {
    const objects = await sf.result<{ fullName: string }[]>('admin', 'org list metadata --metadata-type CustomObject');
    assert.ok(['Visit__c', 'Account'].every((name) => objects.some(({ fullName }) => fullName === name)));
    const { metadataObjects } = await sf.result<{ metadataObjects: { xmlName: string }[] }>(
      'admin',
      'org list metadata-types',
    );
    assert.ok(metadataObjects.some(({ xmlName }) => xmlName === 'PermissionSet'));
  });

  // "Limits" (resources_limits.htm), "Record Count" (resources_record_count.htm), REST API Developer Guide: objects that are not found are left out.
  it('counts the records of objects, for users who may view the setup', async () => {
    const command = 'org list sobject record-counts --sobject User --sobject Visit__c --sobject Nothing__c';
    const counts = await sf.result<{ name: string; count: number }[]>('admin', command);
    assert.deepEqual(Object.fromEntries(counts.map(({ name, count }) => [name, count])), { User: 6, Visit__c: 0 });
    const token = await org.token('nothing@sales-org.test');
    for (const path of ['limits', 'limits/recordCount?sObjects=Account']) {
      const refused = await jsonOf(org.fetch(`/services/data/v66.0/${path}`, token), 403);
      assert.equal((refused as { errorCode: string }[])[0]?.errorCode, 'INSUFFICIENT_ACCESS');
    }
  });

  it('assigns permission sets, which hold from the next request on', async () => {
    const seen = async (): Promise<unknown> =>
      (await sf.json('bare-admin', 'data query --query', 'SELECT Customer_Key__c FROM Account')).status;
    assert.equal(await seen(), 1);
    const given = 'org assign permset --on-behalf-of bare-admin@sales-org.test --name Sales_Admin';
    const { successes, failures } = await sf.result<Assigned>('admin', given);
    assert.deepEqual(successes, [{ name: 'bare-admin@sales-org.test', value: 'Sales_Admin' }]);
    assert.deepEqual(failures, []);
    assert.equal(await seen(), 0);
    const again = await sf.run('admin', `${given} --name Sales_Robot --name No_Such_Set`);
    assert.equal(again.code, 68, 'partial success');
    assert.match(again.stdout, /Sales_Robot/);
    assert.match(again.stdout, /Duplicate PermissionSetAssignment/);
    assert.match(again.stdout, /Permission set "No_Such_Set" not found in target org/);
  });

  it('assigns none in the name of a user who may not, and none to nobody', async () => {
    const refused = await sf.json<Assigned>('seller', 'org assign permset --name Sales_Admin');
    assert.equal(refused.status, 1);
    assert.match(refused.result?.failures[0]?.message ?? '', /entity type cannot be inserted/);
    const nobody = await sf.json('admin', 'org assign permset --name Sales_Admin --on-behalf-of nobody@sales-org.test');
    assert.deepEqual([nobody.status, nobody.name], [1, 'SingleRecordQuery_NoRecords']);
  });

  it('hands out an address for a browser, behind which there is no Lightning Experience', async () => {
    const { url } = await sf.result<{ url: string }>(
      'admin',
      'org open --url-only --path',
      '/lightning/o/Account/home',
    );
    const address = new URL(url);
    assert.equal(address.origin, org.url);
    assert.equal(address.pathname, '/secur/frontdoor.jsp');
    assert.match(address.searchParams.get('otp') ?? '', /^[\w-]{40,}$/);
    assert.equal(address.searchParams.get('startURL'), '/lightning/o/Account/home');
    assert.match(JSON.stringify(await jsonOf(fetch(url), 501)), /does not support Lightning Experience/);
    const elsewhere = await org.fetch(
      '/services/oauth2/singleaccess?redirect_uri=https://example.com/',
      await org.token('admin@sales-org.test'),
    );
    assert.deepEqual(await jsonOf(elsewhere, 400), {
      error: 'invalid_request',
      error_description: 'redirect_uri must be a relative path',
    });
  });

  it('sends requests of its user', async () => {
    const body = JSON.stringify({ Name: 'By hand' });
    const create = 'api request rest /services/data/v66.0/sobjects/Account --method POST --body';
    const created = await sf.run('admin', create, body);
    assert.equal(created.code, 0);
    const { id } = JSON.parse(created.stdout) as { id: string };
    const read = await sf.run('admin', `api request rest /services/data/v66.0/sobjects/Account/${id}?fields=Name`);
    assert.equal((JSON.parse(read.stdout) as { Name: string }).Name, 'By hand');
    const refused = await sf.run('admin', create, JSON.stringify({ Nope__c: 1 }));
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /"errorCode": "INVALID_FIELD"/);
  });

  it('says what the org does not support', async () => {
    const tooling = await sf.json('admin', 'data query --use-tooling-api --query', 'SELECT Id FROM ApexClass');
    assert.deepEqual(
      [tooling.status, tooling.name, tooling.message],
      [1, 'FUNCTIONALITY_NOT_ENABLED', 'The embedded org does not support the Tooling API.'],
    );
  });
});

it('sf forgets a login', async () => {
  await sf.result('seller', 'org logout --no-prompt --target-org seller');
  const { status, name } = await sf.json('seller', 'org display');
  assert.deepEqual([status, name], [1, 'NoDefaultEnvError']);
});
