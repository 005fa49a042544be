import { DATA } from '../composite.ts';
import { jsonOf } from '../localOrg.ts';
import type { OrgClients } from '../localOrg.ts';

/** What valid requests name: a session, records, jobs. */
export interface FuzzWorld {
  readonly token: string;
  readonly account: string;
  readonly contact: string;
  readonly opportunity: string;
  readonly file: string;
  readonly ingestJob: string;
  readonly queryJob: string;
}

/** Logs in and creates one of each. */
export async function fuzzWorld(org: OrgClients): Promise<FuzzWorld> {
  const token = await org.token('admin@sales-org.test');
  const send = (method: string, path: string, values: object): Promise<Response> =>
    org.fetch(DATA + path, token, { method, body: JSON.stringify(values) });
  const idOf = async (answer: Promise<Response>, status: number): Promise<string> =>
    ((await jsonOf(answer, status)) as { id: string }).id;
  const create = (object: string, values: object): Promise<string> =>
    idOf(send('POST', `/sobjects/${object}`, values), 201);
  const open = (kind: string, job: object): Promise<string> => idOf(send('POST', `/jobs/${kind}`, job), 200);
  await send('PATCH', '/sobjects/Account/Customer_Key__c/ACME', { Name: 'Acme', Industry: 'Banking' });
  const account = await create('Account', { Name: 'Acme & Sons' });
  const stage = { StageName: 'Prospecting', CloseDate: '2026-03-01' };
  return {
    token,
    account,
    contact: await create('Contact', { LastName: 'Able', AccountId: account }),
    opportunity: await create('Opportunity', { Name: 'One', AccountId: account, Amount: 12.5, ...stage }),
    file: await create('ContentVersion', { Title: 'f', PathOnClient: 'f.txt', VersionData: 'aGk=' }),
    ingestJob: await open('ingest', { object: 'Account', operation: 'insert', contentType: 'CSV' }),
    queryJob: await open('query', { operation: 'query', query: 'SELECT Id, Name FROM Account' }),
  };
}
