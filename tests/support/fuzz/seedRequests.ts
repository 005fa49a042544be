import type { FuzzRequest } from './fuzzRequest.ts';
import type { FuzzWorld } from './fuzzWorld.ts';
import { soapSeeds } from './soapRequests.ts';

const DATA = '/services/data/v66.0';

const QUERIES = [
  "SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE 'A%' AND (Industry IN ('Banking', 'Media') OR Revenue__c > 1.5) ORDER BY Name NULLS LAST LIMIT 5 OFFSET 1",
  'SELECT Name, (SELECT LastName FROM Contacts WHERE LastName != null ORDER BY LastName LIMIT 2) FROM Account WHERE CreatedDate = LAST_N_DAYS:3',
  "SELECT StageName s, COUNT(Id) n, SUM(Amount) FROM Opportunity WHERE CloseDate > 2020-01-01 GROUP BY ROLLUP(StageName) HAVING COUNT(Id) > 0 AND NOT StageName = 'x' ORDER BY COUNT(Id) DESC",
  "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsWon = false) AND Name != 'a\\'b'",
  'SELECT FIELDS(ALL) FROM Visit__c WHERE Visited_On__c = THIS_YEAR LIMIT 10',
  "SELECT toLabel(StageName), Account.Name FROM Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2026 AND Account.Name LIKE '%c_e'",
  "FIND {Acme} IN ALL FIELDS RETURNING Account(Id, Name WHERE Name LIKE 'A%')",
];

const GRAPHQL = [
  'query q($n: Int = 2) { uiapi { query { Account(first: $n, where: { Name: { like: "A%" } }, orderBy: { Name: { order: ASC } }) { edges { node { Id Name { value } Owner { Name { value } } Contacts { edges { node { LastName { value } } } } } cursor } pageInfo { endCursor hasNextPage } totalCount } } } }',
  '{ uiapi { aggregate { Opportunity(groupBy: { StageName: { group: true } }) { edges { node { aggregate { StageName { value } Amount { sum { value } } } } } } } } }',
  'mutation m { uiapi { a: AccountCreate(input: { Account: { Name: "G" } }) { Record { Id } } b: AccountUpdate(input: { Id: "@{a}", Account: { Name: "H" } }) { Record { Id } } } }',
];

/** Requests that the org understands, one or more for each of its doors. */
export function seedRequests(world: FuzzWorld): readonly FuzzRequest[] {
  const { token, account, contact, opportunity, file, ingestJob, queryJob } = world;
  const headers = { Authorization: `Bearer ${token}` };
  const get = (path: string): FuzzRequest => ({ method: 'GET', path: DATA + path, headers });
  const send = (method: string, path: string, body: unknown): FuzzRequest => ({
    method,
    path: DATA + path,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = (method: string, path: string, type: string, body: string): FuzzRequest => ({
    method,
    path,
    headers: { ...headers, 'Content-Type': type },
    body,
  });
  const created = { attributes: { type: 'Account', referenceId: 'a' }, Name: 'New', Revenue__c: 1.25 };
  const inner = (referenceId: string, method: string, url: string, body?: object): object => ({
    referenceId,
    method,
    url: DATA + url,
    ...(body && { body }),
  });
  const multipart = `--x\r\nContent-Disposition: form-data; name="entity_content"\r\nContent-Type: application/json\r\n\r\n{"PathOnClient":"a.txt"}\r\n--x\r\nContent-Disposition: form-data; name="VersionData"; filename="a.txt"\r\nContent-Type: application/octet-stream\r\n\r\nhi\r\n--x--\r\n`;
  return [
    ...['', '/', '/sobjects', '/limits', '/sobjects/Account', '/sobjects/Account/describe', '/tooling/sobjects'].map(
      get,
    ),
    ...[`/sobjects/Account/${account}`, `/sobjects/Account/${account}?fields=Name,Owner.Name`].map(get),
    ...['/sobjects/Account/Customer_Key__c/ACME', `/sobjects/ContentVersion/${file}/VersionData`].map(get),
    ...QUERIES.map((soql) => get(`/query?q=${encodeURIComponent(soql)}`)),
    ...QUERIES.map((soql) => get(`/queryAll?q=${encodeURIComponent(soql)}&columns=true`)),
    get('/query/01g000000000001AAA-2000'),
    get(`/search?q=${encodeURIComponent(QUERIES.at(-1) ?? '')}`),
    get('/parameterizedSearch?q=Acme&sobject=Account&Account.fields=Id,Name'),
    send('POST', '/parameterizedSearch', { q: 'Acme', sobjects: [{ name: 'Account', fields: ['Name'], limit: 2 }] }),
    send('POST', '/sobjects/Account', { Name: 'New', NumberOfEmployees: 5, Parent: { Customer_Key__c: 'ACME' } }),
    send('POST', '/sobjects/Opportunity', {
      Name: 'O',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-01-31',
      Amount: 1e3,
    }),
    send('POST', '/sobjects/Visit__c', { Account__c: account, Visited_On__c: '2026-01-31', Notes__c: 'Hello' }),
    send('PATCH', `/sobjects/Account/${account}`, { Revenue__c: 100.5, Key_Account__c: true, Share__c: 0.5 }),
    send('PATCH', '/sobjects/Account/Customer_Key__c/NEW', { Name: 'Upserted', Industry: 'Media' }),
    { ...get(`/sobjects/Contact/${contact}`), method: 'DELETE' },
    text('POST', `${DATA}/sobjects/ContentVersion`, 'multipart/form-data; boundary=x', multipart),
    send('POST', '/sobjects/ContentDocumentLink', { ContentDocumentId: file, LinkedEntityId: account, ShareType: 'V' }),
    send('POST', '/composite', {
      allOrNone: true,
      compositeRequest: [
        inner('a', 'POST', '/sobjects/Account', { Name: 'C' }),
        inner('b', 'POST', '/sobjects/Contact', { LastName: 'D', AccountId: '@{a.id}' }),
        inner('c', 'GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Id='@{a.id}'"),
        inner('d', 'PATCH', '/sobjects/Account/@{c.records[0].Id}', { Name: 'E' }),
      ],
    }),
    send('POST', '/composite/batch', {
      haltOnError: true,
      batchRequests: [
        { method: 'GET', url: 'v66.0/limits' },
        { method: 'PATCH', url: `v66.0/sobjects/Account/${account}`, richInput: { Name: 'B' } },
      ],
    }),
    send('POST', '/composite/tree/Account', {
      records: [
        { ...created, Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c' }, LastName: 'T' }] } },
      ],
    }),
    send('POST', '/composite/graph', {
      graphs: [
        {
          graphId: '1',
          compositeRequest: [
            inner('a', 'POST', '/sobjects/Account', { Name: 'G' }),
            inner('b', 'PATCH', '/sobjects/Account/@{a.id}', { Name: 'H' }),
          ],
        },
      ],
    }),
    send('POST', '/composite/sobjects', {
      allOrNone: false,
      records: [created, { attributes: { type: 'Contact' }, LastName: 'L' }],
    }),
    send('PATCH', '/composite/sobjects', {
      allOrNone: true,
      records: [{ attributes: { type: 'Account' }, id: account, Name: 'P' }],
    }),
    send('PATCH', '/composite/sobjects/Account/Customer_Key__c', {
      records: [{ attributes: { type: 'Account' }, Customer_Key__c: 'K', Name: 'U' }],
    }),
    get(`/composite/sobjects/Account?ids=${account}&fields=Id,Name`),
    send('POST', '/composite/sobjects/Account', { ids: [account], fields: ['Name'] }),
    { ...get(`/composite/sobjects?ids=${contact}&allOrNone=true`), method: 'DELETE' },
    send('POST', '/jobs/ingest', {
      object: 'Account',
      operation: 'upsert',
      externalIdFieldName: 'Customer_Key__c',
      contentType: 'CSV',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
    }),
    text(
      'PUT',
      `${DATA}/jobs/ingest/${ingestJob}/batches`,
      'text/csv',
      'Name,Revenue__c,Parent.Customer_Key__c\n"A ""b""",1.5,ACME\nC,,#N/A\n',
    ),
    send('PATCH', `/jobs/ingest/${ingestJob}`, { state: 'UploadComplete' }),
    ...['', '/successfulResults', '/failedResults', '/unprocessedrecords'].map((name) =>
      get(`/jobs/ingest/${ingestJob}${name}`),
    ),
    send('POST', '/jobs/query', {
      operation: 'query',
      query: 'SELECT Id, Name, Owner.Name FROM Account',
      columnDelimiter: 'TAB',
    }),
    get(`/jobs/query/${queryJob}/results?maxRecords=1&locator=MQ`),
    get(`/jobs/query/${queryJob}`),
    ...[
      `/ui-api/records/${account}?fields=Account.Name,Account.Owner.Name&optionalFields=Account.Foo`,
      '/ui-api/object-info/Account',
      `/ui-api/records/batch/${account},${contact}?fields=Account.Name`,
      '/ui-api/object-info/Opportunity/picklist-values/012000000000000AAA/StageName',
      '/ui-api/list-info/Account/AllAccounts',
      '/ui-api/list-records/Account/AllAccounts?pageSize=5',
      `/ui-api/related-list-records/${account}/Contacts?fields=Contact.Name&sortBy=Contact.Name`,
      `/ui-api/related-list-count/${account}/Contacts`,
      '/ui-api/list-info/batch?names=Account.AllAccounts',
      '/ui-api/related-list-info/batch/Account/Contacts,Opportunities',
      '/ui-api/lookups/Contact/AccountId?q=Ac',
      `/ui-api/record-ui/${account}`,
      '/ui-api/record-defaults/create/Account',
      '/ui-api/layout/Account',
    ].map(get),
    send('POST', '/ui-api/list-records/Account/AllAccounts', {
      fields: ['Account.Name'],
      where: '{ or: [{ Name: { like: "A%" } }, { not: { Owner: { Name: { ne: null } } } }] }',
    }),
    send('POST', `/ui-api/related-list-records/batch/${account}`, {
      relatedListParameters: [{ relatedListId: 'Contacts', pageSize: 2, where: '{ LastName: { eq: "A" } }' }],
    }),
    send('POST', '/ui-api/records', { apiName: 'Account', fields: { Name: 'UI', Revenue__c: '5.5' } }),
    send('PATCH', `/ui-api/records/${opportunity}`, { fields: { Amount: 5, Name: null }, apiName: 'Opportunity' }),
    ...GRAPHQL.map((query) => send('POST', '/graphql', { query, variables: { n: 1 }, operationName: null })),
    text(
      'POST',
      '/services/oauth2/token',
      'application/x-www-form-urlencoded',
      'grant_type=password&client_id=x&username=admin%40sales-org.test&password=wrong',
    ),
    text(
      'POST',
      '/services/oauth2/token',
      'application/x-www-form-urlencoded',
      'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.AAAA',
    ),
    text('POST', '/services/oauth2/revoke', 'application/x-www-form-urlencoded', 'token=00Dxx'),
    { ...get(''), path: '/services/oauth2/userinfo' },
    ...soapSeeds(token, [account, contact]),
    text(
      'POST',
      `${DATA}/metadata/deployRequest`,
      'multipart/form-data; boundary=x',
      multipart
        .replace('VersionData', 'file')
        .replace('{"PathOnClient":"a.txt"}', '{"deployOptions":{"checkOnly":true}}'),
    ),
    ...[
      '/tooling/query?q=SELECT+Id+FROM+ApexClass',
      '/analytics/reports',
      '/metadata/deployRequest/0Af000000000001AAA',
    ].map(get),
  ];
}
