import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { jsonOf, SALES_ORG, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

const UI_API = '/services/data/v66.0/ui-api';

interface Records {
  readonly count: number;
  readonly nextPageToken: string | null;
  readonly previousPageToken: string | null;
  readonly records: { id: string; fields: Record<string, { displayValue: string | null; value: unknown }> }[];
}

interface Info {
  readonly label: string;
  readonly displayColumns: { fieldApiName: string; label: string; lookupId: string | null; sortable: boolean }[];
}

const KEY_ACCOUNTS = `<?xml version="1.0" encoding="UTF-8"?>
<ListView xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Energy</fullName>
    <columns>ACCOUNT.NAME</columns>
    <columns>ACCOUNT.INDUSTRY</columns>
    <columns>ACCOUNT.SALES</columns>
    <columns>Revenue__c</columns>
    <columns>CORE.USERS.ALIAS</columns>
    <filterScope>Everything</filterScope>
    <filters><field>ACCOUNT.INDUSTRY</field><operation>equals</operation><value>Energy,Banking</value></filters>
    <filters><field>ACCOUNT.SALES</field><operation>greaterOrEqual</operation><value>20</value></filters>
    <label>Large Energy and Banking</label>
</ListView>`;

let projectDir: string;
let org: TestOrg;
let token: string;
let connection: Connection;
let parentId: string;
before(async () => {
  projectDir = mkdtempSync(join(tmpdir(), 'lists-'));
  cpSync(SALES_ORG, projectDir, { recursive: true });
  const folder = join(projectDir, 'force-app/main/default/objects/Account/listViews');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Energy.listView-meta.xml'), KEY_ACCOUNTS);
  org = await startTestOrg({ projectDir });
  token = await org.token('admin@sales-org.test');
  connection = await org.login('admin@sales-org.test');
  const industries = ['Energy', 'Banking', 'Retail'];
  const accounts = Array.from({ length: 120 }, (_, index) => ({
    Name: `Account ${String(index).padStart(3, '0')}`,
    Industry: industries[index % 3],
    AnnualRevenue: index,
    ...(index % 2 === 0 ? {} : { Phone: String(index) }),
  }));
  const results = await connection.sobject('Account').create(accounts);
  parentId = results[0]?.id ?? '';
  await connection.sobject('Contact').create([
    { LastName: 'Zeta', AccountId: parentId },
    { LastName: 'Alpha', AccountId: parentId, Title: 'Buyer' },
    { LastName: 'Stranger', AccountId: results[1]?.id },
  ]);
  await connection.sobject('Visit__c').create([{ Account__c: parentId, Visited_On__c: '2026-01-02' }]);
});
after(async () => {
  await org.close();
  rmSync(projectDir, { recursive: true });
});

const get = (path: string, user = token): Promise<Response> => org.fetch(`${UI_API}/${path}`, user);

const records = async (path: string): Promise<Records> => (await jsonOf(get(path))) as Records;

const names = ({ records: rows }: Records): unknown[] => rows.map(({ fields }) => fields.Name?.value);

// UI API guide: "Get List Views for an Object", "Get List View Metadata" (ui_api_resources_list_views.htm).
describe('list views', () => {
  it('are the project’s, then the one that every org has', async () => {
    const { lists } = (await jsonOf(get('list-ui/Account'))) as { lists: { apiName: string; label: string }[] };
    assert.deepEqual(
      lists.map(({ apiName, label }) => [apiName, label]),
      [
        ['Energy', 'Large Energy and Banking'],
        ['AllAccounts', 'All Accounts'],
      ],
    );
  });

  it('tell their columns by field, label and link', async () => {
    const info = (await jsonOf(get('list-info/Account/Energy'))) as Info;
    assert.deepEqual(info.displayColumns, [
      { fieldApiName: 'Name', label: 'Account Name', lookupId: 'Id', sortable: true },
      { fieldApiName: 'Industry', label: 'Industry', lookupId: null, sortable: true },
      { fieldApiName: 'AnnualRevenue', label: 'Annual Revenue', lookupId: null, sortable: true },
      { fieldApiName: 'Revenue__c', label: 'Revenue', lookupId: null, sortable: true },
      { fieldApiName: 'Owner.Alias', label: 'Account Owner Alias', lookupId: 'Owner.Id', sortable: true },
    ]);
  });

  it('leave out columns that the viewer cannot read', async () => {
    const user = await org.token('user@sales-org.test');
    const info = (await jsonOf(get('list-info/Account/Energy', user))) as Info;
    assert.ok(!info.displayColumns.some(({ fieldApiName }) => fieldApiName === 'Revenue__c'));
  });

  it('do not exist under another name', async () => {
    assert.equal((await get('list-info/Account/Nothing')).status, 404);
    assert.equal((await get('list-preferences/Account/Nothing')).status, 404);
  });

  // ui_api_resources_list_preferences_get.htm; a width of -1 is the default: ui_api_requests_list_user_preference_input.htm
  it('have the preferences that everybody begins with, which nobody changes here', async () => {
    const { eTag, ...preferences } = (await jsonOf(get('list-preferences/Account/Energy'))) as { eTag: string };
    assert.match(eTag, /^[0-9a-f]{32}$/);
    const columns = ['Name', 'Industry', 'AnnualRevenue', 'Revenue__c', 'Owner.Alias'];
    assert.deepEqual(preferences, {
      columnWidths: Object.fromEntries(columns.map((column) => [column, -1])),
      columnWrap: Object.fromEntries(columns.map((column) => [column, false])),
      listReference: { id: null, listViewApiName: 'Energy', objectApiName: 'Account', type: 'listView' },
      orderedBy: [{ fieldApiName: 'Name', isAscending: true, label: 'Account Name' }],
    });
    const change = { method: 'PATCH', body: '{"columnWidths":{"Name":200}}' };
    assert.equal((await org.fetch(`${UI_API}/list-preferences/Account/Energy`, token, change)).status, 501);
  });

  // ui_api_responses_list_object_info.htm, ui_api_responses_list_object_scope.htm
  it('can show what the viewer reads of their object', async () => {
    interface ObjectInfo {
      readonly availableScopes: { apiName: string; label: string }[];
      readonly columns: { fieldApiName: string; label: string }[];
      readonly createable: boolean;
      readonly objectApiName: string;
    }
    const user = await org.token('user@sales-org.test');
    const [info, less] = (await Promise.all([
      jsonOf(get('list-object-info/Account')),
      jsonOf(get('list-object-info/Account', user)),
    ])) as [ObjectInfo, ObjectInfo];
    assert.deepEqual([info.objectApiName, info.createable], ['Account', false]);
    assert.deepEqual(
      info.availableScopes.map(({ apiName }) => apiName),
      ['everything', 'mine'],
    );
    const shows = ({ columns }: ObjectInfo, name: string): boolean =>
      columns.some(({ fieldApiName }) => fieldApiName === name);
    assert.deepEqual(
      [shows(info, 'Name'), shows(info, 'Revenue__c'), shows(less, 'Name'), shows(less, 'Revenue__c')],
      [true, true, true, false],
    );
  });
});

// UI API guide: "Get List View Records with URL Parameters" (ui_api_resources_list_views_records.htm).
describe('list view records', () => {
  it('are those that pass the filters', async () => {
    const page = await records('list-records/Account/Energy?pageSize=200');
    assert.equal(page.count, 66);
    assert.ok(page.records.every(({ fields }) => ['Energy', 'Banking'].includes(String(fields.Industry?.value))));
    assert.ok(page.records.every(({ fields }) => Number(fields.AnnualRevenue?.value) >= 20));
  });

  it('come 50 at a time, by the first column, with tokens to page both ways', async () => {
    const first = await records('list-records/Account/AllAccounts');
    assert.equal(first.count, 50);
    assert.equal(first.previousPageToken, null);
    assert.equal(names(first)[0], 'Account 000');
    const third = await records('list-records/Account/AllAccounts?pageToken=100');
    assert.equal(third.count, 20);
    assert.equal(third.nextPageToken, null);
    assert.equal(third.previousPageToken, '50');
    assert.equal(names(third).at(-1), 'Account 119');
  });

  it('sort by any column; blanks last downwards, first upwards', async () => {
    const down = await records('list-records/Account/AllAccounts?sortBy=-Phone&pageSize=1');
    const up = await records('list-records/Account/AllAccounts?sortBy=Phone&pageSize=1');
    assert.equal(down.records[0]?.fields.Phone?.value, '99');
    assert.equal(up.records[0]?.fields.Phone?.value, null);
  });

  for (const [term, expected] of [
    ['account 11', 10],
    ['Account ?05', 2],
    ['5_', 0],
    ["'; drop", 0],
    ['', 50],
  ] as const) {
    it(`hold ${expected} that match "${term}"`, async () => {
      const query = new URLSearchParams({ searchTerm: term });
      assert.equal((await records(`list-records/Account/AllAccounts?${query.toString()}`)).count, expected);
    });
  }

  // "List Records Input" (ui_api_requests_list_records_input.htm): `where` in GraphQL syntax, by POST and by GET.
  it('hold what a filter lets through, by a body or by the address', async () => {
    const where = '{ and: [{ AnnualRevenue: { gt: 90 } }, { Industry: { in: ["Energy", "Retail"] } }] }';
    const body = JSON.stringify({ fields: ['Account.Phone'], pageSize: 100, sortBy: ['Name'], where });
    const answer = await org.fetch(`${UI_API}/list-records/Account/AllAccounts`, token, { method: 'POST', body });
    const page = (await jsonOf(answer)) as Records & { where: string };
    assert.deepEqual([page.count, page.where, names(page)[0]], [19, where, 'Account 092']);
    const named = await records(
      `list-records/Account/Energy?where=${encodeURIComponent('{Name: {like: "%11_"}}')}&pageSize=100`,
    );
    assert.deepEqual(
      new Set(named.records.map(({ fields }) => fields.Industry?.value)),
      new Set(['Energy', 'Banking']),
      'within the filters of the list',
    );
  });

  const user = (): Promise<string> => org.token('user@sales-org.test');
  const badFilters: [where: unknown, told: RegExp][] = [
    ['{ Nothing__c: { eq: 1 } }', /Nothing__c/],
    ['{ Name: { near: "x" } }', /near/],
    ['{ AnnualRevenue: { gt: "much" } }', /Expected a number/],
    ['{ Revenue__c: { gt: 1 } }', /Revenue__c/],
    ['Name = 1', /where/],
    [7, /must be text/],
  ];
  for (const [where, told] of badFilters) {
    it(`refuse the filter ${String(where)}`, async () => {
      const init = { method: 'POST', body: JSON.stringify({ where }) };
      const answer = await org.fetch(`${UI_API}/list-records/Account/AllAccounts`, await user(), init);
      assert.match(JSON.stringify(await jsonOf(answer, 400)), told);
    });
  }

  for (const query of ['pageSize=0', 'pageSize=2001', 'pageToken=x']) {
    it(`refuse ${query}`, async () => {
      assert.equal((await get(`list-records/Account/AllAccounts?${query}`)).status, 400);
    });
  }
});

// UI API guide: "Related Lists" (ui_api_resources_related_list_records.htm and its neighbours).
describe('related lists', () => {
  it('of a standard object are those of its standard layout; others are there for who names them', async () => {
    const { relatedLists } = (await jsonOf(get('related-list-info/Account'))) as {
      relatedLists: { relatedListId: string; label: string; objectApiName: string }[];
    };
    const ids = relatedLists.map(({ relatedListId }) => relatedListId);
    assert.deepEqual(ids, ['Contacts', 'Opportunities', 'ChildAccounts', 'Cases']);
    const visits = (await jsonOf(get('related-list-info/Account/Visits__r'))) as { objectApiNames: string[] };
    assert.deepEqual(visits.objectApiNames, ['Visit__c']);
  });

  it('call the owner’s name as Lightning does', async () => {
    const info = (await jsonOf(get('related-list-info/Account/ChildAccounts'))) as Info;
    const owner = info.displayColumns.find(({ fieldApiName }) => fieldApiName === 'Owner.Name');
    assert.equal(owner?.label, 'Account Owner');
  });

  it('tell columns and order', async () => {
    const info = (await jsonOf(get('related-list-info/Account/Contacts'))) as Info & {
      orderedByInfo: { fieldApiName: string; isAscending: boolean }[];
    };
    assert.equal(info.label, 'Contacts');
    assert.deepEqual(
      info.displayColumns.map(({ fieldApiName }) => fieldApiName),
      ['Name', 'Title', 'Email', 'Phone'],
    );
    assert.equal(info.orderedByInfo[0]?.fieldApiName, 'Name');
  });

  it('hold the children of that record only', async () => {
    assert.deepEqual(names(await records(`related-list-records/${parentId}/Contacts`)), ['Alpha', 'Zeta']);
  });

  it('take parameters in a body as well', async () => {
    const answer = await org.fetch(`${UI_API}/related-list-records/${parentId}/Contacts`, token, {
      method: 'POST',
      body: JSON.stringify({ fields: ['Contact.Title'], pageSize: 1, sortBy: ['-Contact.Name'] }),
    });
    const page = (await jsonOf(answer)) as Records;
    assert.deepEqual(names(page), ['Zeta']);
    assert.equal(page.nextPageToken, '1');
  });

  it('hold what a filter lets through', async () => {
    const where = encodeURIComponent('{ or: [{ Title: { eq: "Buyer" } }, { LastName: { eq: "Stranger" } }] }');
    assert.deepEqual(names(await records(`related-list-records/${parentId}/Contacts?where=${where}`)), ['Alpha']);
  });

  // "Get a Batch of Related List Metadata" (ui_api_resources_related_list_info_batch.htm), "Get a Batch of List View Metadata"
  // (ui_api_resources_list_views_md_batch.htm), "Simplified Batch Results" (ui_api_responses_batch_results_simplified.htm).
  it('come in batches, and so do list views, each with its status', async () => {
    interface Results {
      readonly results: { readonly statusCode: number; readonly result: Records & Info }[];
    }
    const statusesOf = ({ results, ...others }: Results): unknown[] => [
      Object.keys(others),
      ...results.map(({ statusCode }) => statusCode),
    ];
    const infos = (await jsonOf(get('related-list-info/batch/Account/Contacts,Nothings'))) as Results;
    assert.deepEqual(statusesOf(infos), [[], 200, 404]);
    assert.equal(infos.results[0]?.result.label, 'Contacts');
    const views = (await jsonOf(get('list-info/batch?names=Account.Energy,Account.Nothing'))) as Results;
    assert.deepEqual(statusesOf(views), [[], 200, 404]);
    const post = (body: unknown): Promise<Response> =>
      org.fetch(`${UI_API}/related-list-records/batch/${parentId}`, token, {
        method: 'POST',
        body: JSON.stringify(body),
      });
    const lists = [
      { relatedListId: 'Contacts', fields: ['Contact.Title'], pageSize: 1 },
      { relatedListId: 'Visits__r' },
    ];
    const held = (await jsonOf(post({ relatedListParameters: lists }))) as Results;
    assert.deepEqual(
      held.results.map(({ result }) => [result.count, result.nextPageToken]),
      [
        [1, '1'],
        [1, null],
      ],
    );
    for (const bad of [{}, { relatedListParameters: 1 }, { relatedListParameters: [{}] }]) {
      assert.equal((await post(bad)).status, 400);
    }
  });

  it('count up to a number that the caller chooses', async () => {
    const count = async (query: string): Promise<unknown[]> => {
      const answer = (await jsonOf(get(`related-list-count/${parentId}/Contacts${query}`))) as Record<string, unknown>;
      return [answer.count, answer.hasMore];
    };
    assert.deepEqual(await count(''), [2, false]);
    assert.deepEqual(await count('?maxCount=1'), [1, true]);
  });

  it('are not there for a record that is not, nor under another name', async () => {
    assert.equal((await get('related-list-records/001000000000000AAA/Contacts')).status, 404);
    assert.equal((await get(`related-list-records/${parentId}/Nothings`)).status, 404);
  });
});
