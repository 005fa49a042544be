import { gzipSync } from 'node:zlib';
import type { FuzzRequest } from './fuzzRequest.ts';
import type { FuzzWorld } from './fuzzWorld.ts';

const DATA = '/services/data/v66.0';

const list = (count: number, item: string | ((index: number) => string), separator = ''): string =>
  Array.from({ length: count }, (_, index) => (typeof item === 'string' ? item : item(index))).join(separator);

const nested = (open: string, inside: string, close: string, depth: number): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** Conditions that are long, deep, or dear to evaluate, all shorter than the 100,000 characters of a query. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'many values': `NumberOfEmployees IN (${list(45_000, (n) => String(n % 10), ',')})`,
  'many texts': `Name IN (${list(20_000, "'a'", ',')})`,
  'a long AND': list(4_500, "Name != 'a'", ' AND '),
  'a long OR': list(4_500, "Name = 'a'", ' OR '),
  'deep parentheses': nested('(', "Name = 'a'", ')', 20_000),
  'deep alternation': nested("(Name = 'b' AND (Name = 'c' OR ", "Name = 'a'", '))', 1_500),
  'alternation as deep as may be': nested("(Name = 'b' AND (NOT Name = 'c' OR ", "Name = 'a'", '))', 75),
  'parentheses side by side': list(2_000, "(Name = 'a' OR (Name = 'b'))", ' AND '),
  'many NOTs': `${'NOT '.repeat(5_000)}Name = 'a'`,
  'nested NOTs': nested('(NOT ', "Name = 'a'", ')', 5_000),
  'a pattern of wildcards': `Name LIKE '${'%a'.repeat(20_000)}'`,
  'a pattern that backtracks': `Name LIKE '${'%_'.repeat(100)}b'`,
  'a long text': `Name = '${'x'.repeat(90_000)}'`,
  'open quote': `Name = '${'\\'.repeat(50_001)}`,
  'huge number': `Revenue__c > ${'9'.repeat(5_000)}`,
  'huge exponent': 'Revenue__c > 1e99999999',
  'huge date range': 'CreatedDate = LAST_N_YEARS:99999999999',
};

/** Requests whose size or depth is the difficulty, by a name for each. */
export function hardRequests({ token, account, ingestJob }: FuzzWorld): Readonly<Record<string, FuzzRequest>> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const post = (path: string, body: string, more: Record<string, string> = {}): FuzzRequest => ({
    method: 'POST',
    path: DATA + path,
    headers: { ...headers, ...more },
    body,
  });
  const graphql = (query: string): FuzzRequest => post('/graphql', JSON.stringify({ query }));
  const deep = nested('[', '', ']', 100_000);
  const deepEnough = nested('{"a":', '1', '}', 980);
  const deepObject = nested('{"a":', '1', '}', 100_000);
  const byQueryJob = Object.entries(CONDITIONS).map(([name, condition]): [string, FuzzRequest] => [
    `SOQL: ${name}`,
    post('/jobs/query', JSON.stringify({ operation: 'query', query: `SELECT Id FROM Account WHERE ${condition}` })),
  ]);
  const bomb: FuzzRequest = {
    ...post('/sobjects/Account', '', { 'Content-Encoding': 'gzip' }),
    body: gzipSync(Buffer.alloc(80 * 1024 * 1024, ' ')),
  };
  return {
    ...Object.fromEntries(byQueryJob),
    'SOQL in the address': {
      method: 'GET',
      path: `${DATA}/query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE ${list(120, "Name = 'a'", ' OR ')}`)}`,
      headers,
    },
    'SOQL: many fields': post(
      '/jobs/query',
      JSON.stringify({ operation: 'query', query: `SELECT ${list(5000, 'Id', ',')} FROM Account` }),
    ),
    'deep JSON': post('/sobjects/Account', deep),
    'deep JSON in a field': post('/sobjects/Account', `{"Name":${deep}}`),
    'deep JSON in a relationship': post('/sobjects/Account', `{"Name":"x","Parent":${deepObject}}`),
    'deep JSON in a collection': post(
      '/composite/sobjects',
      `{"records":[{"attributes":${deepObject},"Name":${deep}}]}`,
    ),
    'deep JSON in a composite': post(
      '/composite',
      `{"compositeRequest":[{"method":"POST","url":"${DATA}/sobjects/Account","referenceId":"a","body":{"Name":${deepObject}}}]}`,
    ),
    'deep JSON in a batch': post(
      '/composite/batch',
      `{"batchRequests":[{"method":"POST","url":"v66.0/sobjects/Account","richInput":${deepObject}}]}`,
    ),
    'deep JSON in a graph': post(
      '/composite/graph',
      `{"graphs":[{"graphId":"1","compositeRequest":[{"method":"POST","url":"${DATA}/sobjects/Account","referenceId":"a","body":${deepObject}}]}]}`,
    ),
    'a deep tree': post(
      '/composite/tree/Account',
      `{"records":[${nested('{"attributes":{"type":"Account","referenceId":"a"},"Name":"x","ChildAccounts":{"records":[', '', ']}}', 20_000)}]}`,
    ),
    'deep JSON in UI API': post('/ui-api/records', `{"apiName":"Account","fields":{"Name":${deepObject}}}`),
    'JSON as deep as may be in a composite': post(
      '/composite',
      `{"compositeRequest":[{"method":"POST","url":"${DATA}/sobjects/Account","referenceId":"a","body":{"Name":${deepEnough}}}]}`,
    ),
    'JSON as deep as may be in a graph': post(
      '/composite/graph',
      `{"graphs":[{"graphId":"1","compositeRequest":[{"method":"POST","url":"${DATA}/sobjects/Account","referenceId":"a","body":${deepEnough}}]}]}`,
    ),
    'deep JSON in a job': post('/jobs/ingest', `{"object":${deep},"operation":${deepObject}}`),
    'deep GraphQL': graphql(nested('{a', '{b}', '}', 20_000)),
    'a deep GraphQL value': graphql(
      `{uiapi{query{Account(where:${nested('{and:[', '{}', ']}', 10_000)}){edges{node{Id}}}}}}`,
    ),
    'a deep filter of a list': post(
      '/ui-api/list-records/Account/AllAccounts',
      JSON.stringify({ where: nested('{and:[', '{}', ']}', 10_000) }),
    ),
    'a filter as deep as may be': post(
      '/ui-api/list-records/Account/AllAccounts',
      JSON.stringify({ where: nested('{not:', '{}', '}', 99) }),
    ),
    'a GraphQL value as deep as may be': graphql(
      `{uiapi{query{Account(where:${nested('{and:[', '{}', ']}', 97)}){edges{node{Id}}}}}}`,
    ),
    'GraphQL as deep as may be': graphql(`{${nested('a{', 'b', '}', 199)}}`),
    'GraphQL variables as deep as may be': post(
      '/graphql',
      `{"query":"query q($w:Account_Filter){uiapi{query{Account(where:$w){edges{node{Id}}}}}}","variables":{"w":${nested('{"not":', '{}', '}', 990)}}}`,
    ),
    'deep GraphQL variables': post(
      '/graphql',
      `{"query":"query q($w:Account_Filter){uiapi{query{Account(where:$w){edges{node{Id}}}}}}","variables":{"w":${nested('{"not":', '{}', '}', 20_000)}}}`,
    ),
    'many GraphQL fields': graphql(`{uiapi{query{${list(2000, (n) => `a${n}:Account{edges{node{Id}}}`, ' ')}}}}`),
    'GraphQL fragments in a circle': graphql('{uiapi{...a}} fragment a on UIAPI{...b} fragment b on UIAPI{...a}'),
    'objects that become no text among ids': post(
      '/composite/sobjects/Account',
      '{"ids":[{"toString":1}],"fields":["Name"]}',
    ),
    'objects that become no text among fields': post(
      '/composite/sobjects/Account',
      '{"ids":["001"],"fields":[{"toString":1}]}',
    ),
    'an object that becomes no text in a file link': post(
      '/sobjects/ContentDocumentLink',
      '{"LinkedEntityId":{"toString":1}}',
    ),
    'an object that becomes no text in headers': post(
      '/composite',
      `{"compositeRequest":[{"method":"GET","url":"${DATA}/limits","referenceId":"a","httpHeaders":{"X-Test":{"toString":1}}}]}`,
    ),
    'many parameters': {
      method: 'GET',
      path: `${DATA}/sobjects/Account/${account}?fields=${list(1500, 'Name', ',')}`,
      headers,
    },
    'many ids': post(
      '/composite/sobjects/Account',
      JSON.stringify({ ids: Array.from({ length: 100_000 }, () => account), fields: ['Id'] }),
    ),
    'a long address': { method: 'GET', path: `${DATA}/sobjects/${'a'.repeat(12_000)}`, headers },
    'many slashes': { method: 'GET', path: `${'/'.repeat(12_000)}services/data`, headers },
    'a body that unpacks to more than allowed': bomb,
    'a CSV of one long line': {
      ...post(`/jobs/ingest/${ingestJob}/batches`, 'a,'.repeat(2_000_000)),
      method: 'PUT',
      headers: { ...headers, 'Content-Type': 'text/csv' },
    },
    'its end': { ...post(`/jobs/ingest/${ingestJob}`, '{"state":"UploadComplete"}'), method: 'PATCH' },
    'its unprocessed rows': { method: 'GET', path: `${DATA}/jobs/ingest/${ingestJob}/unprocessedrecords`, headers },
    'its state': { method: 'GET', path: `${DATA}/jobs/ingest/${ingestJob}`, headers },
    'all jobs': { method: 'GET', path: `${DATA}/jobs/query`, headers },
  };
}
