import assert from 'node:assert/strict';
import { DATA } from '../composite.ts';
import { jsonOf } from '../localOrg.ts';
import type { OrgClients } from '../localOrg.ts';
import { ConcurrentClient } from './concurrentClient.ts';
import { centsOf } from './ledger.ts';
import type { Deal, Ledger } from './ledger.ts';

const ACCOUNTS = 7;

/** The key that clients try for changes so often: many of them want the same one. */
const KEY_MS = 25;

interface StoredDeal {
  Id: string;
  Name: string;
  AccountId: string;
  Amount: number;
  Order_Key__c: string | null;
}

/** Lets clients work side by side for some time, then compares the org with what each of them was told. */
export async function runClients(org: OrgClients, clients: number, milliseconds: number): Promise<readonly Ledger[]> {
  const tokens = await Promise.all(['first', 'second'].map((name) => org.token(`${name}@clients.test`, 'p')));
  const [token = ''] = tokens;
  const accounts = await createAccounts(org, token);
  const contested = { accounts, key: () => `K-${Math.floor(Date.now() / KEY_MS)}` };
  const all = Array.from(
    { length: clients },
    (_, number) => new ConcurrentClient(org, tokens[number % tokens.length] ?? '', contested, number),
  );
  const until = Date.now() + milliseconds;
  await Promise.all(all.map((client) => client.run(until)));
  const ledgers = all.map(({ ledger }) => ledger);
  await compare(org, token, ledgers);
  return ledgers;
}

async function createAccounts(org: OrgClients, token: string): Promise<string[]> {
  const records = Array.from({ length: ACCOUNTS }, (_, index) => ({
    attributes: { type: 'Account' },
    Name: `Shared ${index}`,
  }));
  const body = JSON.stringify({ records, allOrNone: true });
  const results = await jsonOf(org.fetch(`${DATA}/composite/sobjects`, token, { method: 'POST', body }));
  return (results as { id: string }[]).map(({ id }) => id);
}

/** Nothing lost, nothing twice, nothing else: each record, each sum of an account, each key. */
async function compare(org: OrgClients, token: string, ledgers: readonly Ledger[]): Promise<void> {
  const query = async <Row>(soql: string): Promise<Row[]> => {
    const rows: Row[] = [];
    let next: string | undefined = `${DATA}/query?q=${encodeURIComponent(soql)}`;
    while (next !== undefined) {
      const page = (await jsonOf(org.fetch(next, token))) as { records: Row[]; nextRecordsUrl?: string };
      rows.push(...page.records);
      next = page.nextRecordsUrl;
    }
    return rows;
  };
  const stored = await query<StoredDeal>('SELECT Id, Name, AccountId, Amount, Order_Key__c FROM Opportunity');
  const told = new Map(ledgers.flatMap(({ name, deals }) => [...deals].map(([id, deal]) => [id, { name, ...deal }])));
  assert.equal(
    told.size,
    ledgers.reduce((sum, { deals }) => sum + deals.size, 0),
    'an id was given to two clients',
  );
  const found = new Map(
    stored.map(({ Id, Name, AccountId, Amount, Order_Key__c: key }) => [
      Id,
      { name: Name, account: AccountId, cents: Math.round(Amount * 100), ...(key === null ? {} : { key }) },
    ]),
  );
  assert.equal(found.size, stored.length, 'a record was read twice');
  assert.deepEqual(sorted(found), sorted(told));
  const keys = stored.flatMap(({ Order_Key__c: key }) => (key === null ? [] : [key]));
  assert.equal(new Set(keys).size, keys.length, 'a key is there twice');
  const accounts = await query<{ Id: string; Total__c: number; Deals__c: number }>(
    'SELECT Id, Total__c, Deals__c FROM Account',
  );
  for (const { Id, Total__c, Deals__c } of accounts) {
    const deals = [...told.values()].filter(({ account }) => account === Id);
    assert.deepEqual([Deals__c, Math.round(Total__c * 100)], [deals.length, centsOf(deals)], `roll-ups of ${Id}`);
  }
}

function sorted(deals: ReadonlyMap<string, Deal>): readonly (readonly [string, Deal])[] {
  return [...deals].sort(([one], [other]) => (one < other ? -1 : 1));
}
