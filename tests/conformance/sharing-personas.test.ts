import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Bulk2Client } from '../support/bulk2.ts';
import { jsonOf } from '../support/localOrg.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const PERSONAS = ['admin', 'sam', 'manager', 'viewer', 'sync'] as const;
type Persona = (typeof PERSONAS)[number];

// "Understanding Sharing": owners and those above them in the role hierarchy have full access,
// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm; implicit grants of accounts by their opportunities:
// https://developer.salesforce.com/docs/platform/salesforce-record-access-under-the-hood/guide/uth-grants.html

/** What each sees: one's own, that of the roles below, the parents of own opportunities, and everything with View All. */
const SEEN: Readonly<Record<Persona, readonly string[]>> = {
  admin: ['East', 'North', 'South', 'West'],
  sam: ['North', 'West'],
  manager: ['East', 'North', 'South', 'West'],
  viewer: ['East'],
  sync: ['East', 'North', 'South', 'West'],
};
const OWNERS = { North: 'sam', South: 'manager', East: 'viewer', West: 'admin' } as const;

let org: SamOrg;
const tokens = new Map<Persona, string>();
const accounts = new Map<string, string>();

function fetchAs(persona: Persona, path: string, init?: RequestInit): Promise<Response> {
  return org.fetch(`/services/data/v66.0${path}`, tokens.get(persona), init);
}

async function query(persona: Persona, soql: string): Promise<Record<string, unknown>[]> {
  const answer = await jsonOf(fetchAs(persona, `/query?q=${encodeURIComponent(soql)}`));
  return (answer as { records: Record<string, unknown>[] }).records;
}

async function add(object: string, values: object): Promise<string> {
  const answer = await jsonOf(
    fetchAs('admin', `/sobjects/${object}`, { method: 'POST', body: JSON.stringify(values) }),
    201,
  );
  return (answer as { id: string }).id;
}

before(async () => {
  org = await startSamOrg();
  for (const persona of PERSONAS) tokens.set(persona, await org.token(`${persona}@local-org.test`, PASSWORD));
  const users = await query('admin', 'SELECT Id, Username FROM User');
  const userIds = new Map(users.map(({ Id, Username }) => [String(Username).split('@')[0], Id]));
  for (const [name, owner] of Object.entries(OWNERS)) {
    accounts.set(name, await add('Account', { Name: name, External_Key__c: name, OwnerId: userIds.get(owner) }));
    await add('Tier_Snapshot__c', { Account__c: accounts.get(name), Snapshot_Key__c: `key ${name}` });
  }
  const deal = { StageName: 'Prospecting', CloseDate: '2026-06-30' };
  await add('Opportunity', {
    ...deal,
    Name: 'West deal',
    AccountId: accounts.get('West'),
    OwnerId: userIds.get('sam'),
  });
  await add('Opportunity', {
    ...deal,
    Name: 'North deal',
    AccountId: accounts.get('North'),
    OwnerId: userIds.get('admin'),
  });
});
after(() => org.close());

for (const persona of PERSONAS) {
  describe(`${persona}, in the org of this project`, () => {
    const seen = SEEN[persona];

    it('sees its accounts in queries, and counts no others', async () => {
      const rows = await query(persona, 'SELECT Name FROM Account ORDER BY Name');
      assert.deepEqual(
        rows.map(({ Name }) => Name),
        seen,
      );
      const [total] = await query(persona, 'SELECT COUNT(Id) many FROM Account');
      assert.equal(total?.many, seen.length);
      const snapshots = await query(persona, 'SELECT Account__r.Name FROM Tier_Snapshot__c ORDER BY Account__r.Name');
      assert.deepEqual(
        snapshots.map(({ Account__r }) => (Account__r as { Name: string }).Name),
        seen,
      );
      const parents = 'SELECT Name FROM Account WHERE Id IN (SELECT Account__c FROM Tier_Snapshot__c) ORDER BY Name';
      assert.deepEqual(
        (await query(persona, parents)).map(({ Name }) => Name),
        seen,
      );
    });

    for (const name of Object.keys(OWNERS)) {
      const can = seen.includes(name);
      it(`${can ? 'opens' : 'does not find'} ${name} by id, by external id and in UI API`, async () => {
        const id = accounts.get(name);
        const status = async (path: string): Promise<number> => (await fetchAs(persona, path)).status;
        assert.equal(await status(`/sobjects/Account/${id}?fields=Name`), can ? 200 : 404);
        assert.equal(await status(`/sobjects/Account/External_Key__c/${name}?fields=Name`), can ? 200 : 404);
        const record = await fetchAs(persona, `/ui-api/records/${id}?fields=Account.Name`);
        assert.equal(record.status === 200, can);
        assert.equal((await record.text()).includes(name), can);
      });
    }

    it('lists its accounts, and finds no others by searching', async () => {
      // 'st' is in East and West, 'th' in North and South: each search has something to hide from somebody.
      for (const term of ['', 'st', 'th']) {
        const list = await jsonOf(fetchAs(persona, `/ui-api/list-records/Account/AllAccounts?searchTerm=${term}`));
        const { records } = list as { records: { fields: { Name: { value: string } } }[] };
        assert.deepEqual(
          records.map(({ fields }) => fields.Name.value),
          seen.filter((name) => name.includes(term)),
        );
      }
    });

    it('exports its accounts', async () => {
      const bulk = new Bulk2Client(org, tokens.get(persona) ?? '');
      const job = await bulk.query('SELECT Name FROM Account ORDER BY Name');
      const rows: { Name: string }[] = parse(await (await bulk.page(job.id)).text(), { columns: true });
      assert.deepEqual(
        rows.map(({ Name }) => Name),
        seen,
      );
    });
  });
}

describe('opportunities, in the org of this project', () => {
  it('are seen by their owner, those above, and who views all', async () => {
    const names = async (persona: Persona): Promise<unknown[]> =>
      (await query(persona, 'SELECT Name FROM Opportunity ORDER BY Name')).map(({ Name }) => Name);
    assert.deepEqual(await names('admin'), ['North deal', 'West deal']);
    assert.deepEqual(await names('sync'), ['North deal', 'West deal']);
    assert.deepEqual(await names('sam'), ['West deal']);
    assert.deepEqual(await names('manager'), ['West deal']);
    await assert.rejects(names('viewer'), /INVALID_TYPE/);
  });
});

describe('changing accounts, in the org of this project', () => {
  const STATUS: Readonly<Record<Persona, readonly [North: number, South: number, East: number, West: number]>> = {
    admin: [204, 204, 204, 204],
    // The account of an opportunity of its own is there to be read.
    sam: [204, 404, 404, 403],
    manager: [204, 204, 204, 403],
    viewer: [404, 404, 403, 404],
    // The top of the hierarchy: the place from which the job writes.
    sync: [204, 204, 204, 204],
  };
  for (const persona of PERSONAS) {
    it(`answers ${persona} with ${STATUS[persona].join(', ')}`, async () => {
      const field = persona === 'sync' ? 'Tiering_Run_Key__c' : 'Description';
      const statuses = await Promise.all(
        Object.keys(OWNERS).map(async (name) => {
          const init = { method: 'PATCH', body: JSON.stringify({ [field]: 'changed' }) };
          return (await fetchAs(persona, `/sobjects/Account/${accounts.get(name)}`, init)).status;
        }),
      );
      assert.deepEqual(statuses, STATUS[persona]);
    });
  }
});
