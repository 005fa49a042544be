import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { screensProject } from '../support/screensProject.ts';

interface Suggestions extends Record<string, unknown> {
  count: number;
  nextPageUrl: string | null;
  records: { apiName: string; id: string; fields: Record<string, { value: unknown }> }[];
}
interface LookupValues {
  lookupResults: Record<string, Suggestions>;
  metadata: Record<string, Record<string, unknown>>;
}

const NEW_RECORD = { sourceRecord: { fields: { Id: null } } };

const project = screensProject();
let org: TestOrg;
let traveller: RestUser;
let accounts: Record<string, string>;
before(async () => {
  org = await startTestOrg({ projectDir: project });
  traveller = await RestUser.of(org, 'traveller@screens-org.test');
  const ids: [string, string][] = [];
  for (const [Name, more] of [
    ['Cat & Co', {}],
    ['Big Cats', {}],
    ['Bobcat', {}],
    ['Dog 100%', { AccountNumber: 'CA-1' }],
  ] as const) {
    ids.push([Name, await traveller.create('Account', { Name, ...more })]);
  }
  accounts = Object.fromEntries(ids);
});
after(() => org.close());

async function post(query: string, body: object = NEW_RECORD): Promise<LookupValues> {
  return (await jsonOf(traveller.send('POST', `ui-api/lookups/${query}`, body))) as LookupValues;
}

async function names(query: string): Promise<unknown[]> {
  const { lookupResults } = await post(query);
  return lookupResults.Account?.records.map(({ fields }) => fields.Name?.value) ?? [];
}

// "Get Lookup Field Suggestions With POST" (ui_api_resources_lookup_post.htm), User Interface API Developer Guide.
describe('UI API lookups', () => {
  it('search the searchable fields for words that begin so', async () => {
    assert.deepEqual(await names('Trip__c/Account__c?searchType=Search&q=ca'), ['Big Cats', 'Cat & Co', 'Dog 100%']);
    assert.deepEqual(await names('Trip__c/Account__c?searchType=Search&q=100%25'), ['Dog 100%']);
    assert.deepEqual(await names('Trip__c/Account__c?searchType=Search&q=1_0'), []);
    assert.deepEqual(await names('Trip__c/Account__c?searchType=Search&q=c*t'), ['Big Cats', 'Cat & Co']);
  });

  it('search the names as somebody types', async () => {
    assert.deepEqual(await names('Trip__c/Account__c?searchType=TypeAhead&q=cat'), ['Big Cats', 'Cat & Co']);
  });

  it('want enough characters', async () => {
    for (const query of ['Search&q=c', 'Search', 'TypeAhead&q=ca', 'TypeAhead&q=c?t', 'Guess&q=cat']) {
      const { errorCode } = await refusal(
        traveller.send('POST', `ui-api/lookups/Trip__c/Account__c?searchType=${query}`, NEW_RECORD),
      );
      assert.equal(errorCode, 'ILLEGAL_QUERY_PARAMETER_VALUE', query);
    }
  });

  it('answer with a collection of records for each object, and their metadata', async () => {
    const { lookupResults, metadata } = await post('Trip__c/Account__c?searchType=Search&q=ca&pageSize=2');
    const { records, ...rest } = lookupResults.Account ?? { records: [] };
    const url = '/services/data/v66.0/ui-api/lookups/Trip__c/Account__c/Account?q=ca&searchType=Search';
    assert.deepEqual(rest, {
      count: 2,
      currentPageToken: null,
      currentPageUrl: `${url}&page=1&pageSize=2`,
      nextPageToken: null,
      nextPageUrl: `${url}&page=2&pageSize=2`,
      previousPageToken: null,
      previousPageUrl: null,
    });
    assert.deepEqual(records[0]?.fields, {
      DisambiguationField: { displayValue: null, value: null },
      Id: { displayValue: null, value: accounts['Big Cats'] },
      Name: { displayValue: null, value: 'Big Cats' },
    });
    assert.deepEqual(metadata.Account?.objectApiName, 'Trip__c');
    const next = await post('Trip__c/Account__c?searchType=Search&q=ca&pageSize=2&page=2');
    assert.deepEqual(
      next.lookupResults.Account?.records.map(({ id }) => id),
      [accounts['Dog 100%']],
    );
    assert.equal(next.lookupResults.Account.nextPageUrl, null);
  });

  it('suggest what the user saw last, first', async () => {
    assert.deepEqual(await names('Trip__c/Account__c'), []);
    for (const name of ['Bobcat', 'Cat & Co', 'Bobcat']) {
      await jsonOf(traveller.get(`ui-api/records/${accounts[name]}?fields=Account.Name&updateMru=true`));
    }
    await jsonOf(traveller.get(`ui-api/records/${accounts['Big Cats']}?fields=Account.Name`));
    assert.deepEqual(await names('Trip__c/Account__c'), ['Bobcat', 'Cat & Co']);
    assert.deepEqual(await names('Trip__c/Account__c?q=cat'), ['Cat & Co']);
  });

  it('give each object of a lookup that names several', async () => {
    const { lookupResults } = await post('Task/WhatId?searchType=Search&q=cat');
    assert.deepEqual(Object.keys(lookupResults), ['Account', 'Opportunity', 'Case', 'Product2', 'Campaign']);
    const one = await post('Task/WhatId?searchType=Search&q=cat&targetApiName=Opportunity');
    assert.deepEqual(Object.keys(one.lookupResults), ['Opportunity']);
  });

  it('need the source record and a lookup', async () => {
    const code = async (path: string, body: object): Promise<string> =>
      (await refusal(traveller.send('POST', `ui-api/lookups/${path}`, body))).errorCode;
    assert.equal(await code('Trip__c/Account__c', {}), 'INVALID_INPUT');
    assert.equal(await code('Trip__c/Name', NEW_RECORD), 'INVALID_FIELD');
    assert.equal(await code('Trip__c/Nothing__c', NEW_RECORD), 'INVALID_FIELD');
    assert.equal(await code('Nothing__c/Account__c', NEW_RECORD), 'INVALID_TYPE');
  });

  // "Get Lookup Field Suggestions", "… for a Specified Object": available versions 41.0-62.0.
  it('are read by GET up to version 62.0', async () => {
    const get = (version: string, path: string): Promise<Response> =>
      org.fetch(`/services/data/v${version}/ui-api/lookups/Trip__c/${path}searchType=TypeAhead&q=cat`, traveller.token);
    const values = (await jsonOf(get('62.0', 'Account__c?'))) as LookupValues;
    const { records } = (await jsonOf(get('62.0', 'Account__c/Account?'))) as Suggestions;
    assert.deepEqual(records, values.lookupResults.Account?.records);
    assert.equal((await refusal(get('66.0', 'Account__c?'), 405)).errorCode, 'METHOD_NOT_ALLOWED');
    assert.equal((await refusal(get('66.0', 'Account__c/Account?'), 404)).errorCode, 'NOT_FOUND');
  });
});
