import { jsonOf, loginTo } from '../orgHttp.ts';
import type { OrgUser } from '../orgHttp.ts';

/** What valid requests name: records, jobs and a page of a query that are there. */
export interface FuzzWorld {
  readonly user: OrgUser;
  readonly account: string;
  readonly contact: string;
  readonly opportunity: string;
  readonly file: string;
  readonly ingestJob: string;
  readonly queryJob: string;
}

/** Logs in and creates one of each. */
export async function fuzzWorld(url: string): Promise<FuzzWorld> {
  const user = await loginTo(url, 'admin@sales-org.test');
  const idOf = async (answer: Promise<Response>, status: number): Promise<string> =>
    ((await jsonOf(answer, status)) as { id: string }).id;
  const create = (object: string, values: object): Promise<string> =>
    idOf(user.send('POST', `/sobjects/${object}`, values), 201);
  const open = (kind: string, job: object): Promise<string> => idOf(user.send('POST', `/jobs/${kind}`, job), 200);
  await user.send('PATCH', '/sobjects/Account/Customer_Key__c/ACME', { Name: 'Acme', Industry: 'Banking' });
  const account = await create('Account', { Name: 'Acme & Sons' });
  const stage = { StageName: 'Prospecting', CloseDate: '2026-03-01' };
  return {
    user,
    account,
    contact: await create('Contact', { LastName: 'Able', AccountId: account }),
    opportunity: await create('Opportunity', { Name: 'One', AccountId: account, Amount: 12.5, ...stage }),
    file: await create('ContentVersion', { Title: 'f', PathOnClient: 'f.txt', VersionData: 'aGk=' }),
    ingestJob: await open('ingest', { object: 'Account', operation: 'insert', contentType: 'CSV' }),
    queryJob: await open('query', { operation: 'query', query: 'SELECT Id, Name FROM Account' }),
  };
}
