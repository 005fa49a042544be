import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { GraphqlClient } from '../support/graphql.ts';
import { jsonOf } from '../support/localOrg.ts';
import { linkOf, personOf } from '../support/peopleRecords.ts';
import { RestUser, refusal } from '../support/restUser.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** What people think of people, and what counts it. */
const OPINIONS = {
  Stakeholder__c: ['Fit__c', 'Notes__c', 'Relationship_Now__c', 'Relationship_Wanted__c', 'Stance__c'],
  Account: ['Opponents__c', 'Supporters__c'],
} as const;
const SECRET = 'Would rather buy elsewhere';

let org: SamOrg;
let admin: RestUser;
let viewer: RestUser;
let account: string;
let person: string;
before(async () => {
  org = await startSamOrg();
  const as = async (name: string): Promise<RestUser> =>
    new RestUser(org, await org.token(`${name}@local-org.test`, PASSWORD));
  [admin, viewer] = [await as('admin'), await as('viewer')];
  const [owner] = await admin.records("SELECT Id FROM User WHERE Username = 'viewer@local-org.test'");
  account = await admin.create('Account', { Name: 'Alpha', OwnerId: owner?.Id });
  const scores = {
    Power__c: 5,
    Interest__c: 5,
    Stance__c: -2,
    Fit__c: 1,
    Relationship_Now__c: 2,
    Relationship_Wanted__c: 5,
  };
  person = await admin.create('Stakeholder__c', personOf(account, undefined, { ...scores, Notes__c: SECRET }));
  const boss = await admin.create('Stakeholder__c', personOf(account));
  await admin.create('Stakeholder_Link__c', linkOf(person, boss));
});
after(() => org.close());

const idOf = (object: string): string => (object === 'Account' ? account : person);
const cases = Object.entries(OPINIONS).flatMap(([object, fields]) => fields.map((field) => [object, field] as const));

/** Whatever a door says, the opinion is not in it. */
async function told(response: Promise<Response> | Response): Promise<string> {
  const text = await (await response).text();
  assert.ok(!text.includes(SECRET), text);
  return text;
}

describe('who looks things up', () => {
  it('sees the people of an account, their power and their lines', async () => {
    const found = await viewer.records('SELECT Name, Power__c, Key_Player__c FROM Stakeholder__c WHERE Power__c = 5');
    assert.deepEqual(found, [{ Name: 'Ada Lovelace', Power__c: 5, Key_Player__c: true }]);
    assert.equal((await viewer.records('SELECT Id FROM Stakeholder_Link__c')).length, 1);
    const [counts] = await viewer.records('SELECT Stakeholders__c, Key_Players__c FROM Account');
    assert.deepEqual(counts, { Stakeholders__c: 2, Key_Players__c: 1 });
  });

  it('may change none of it', async () => {
    const change = viewer.send('PATCH', `sobjects/Stakeholder__c/${person}`, { Power__c: 1 });
    assert.equal((await refusal(change, 403)).errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
    const more = await viewer.send('POST', 'sobjects/Stakeholder__c', personOf(account));
    assert.equal(more.ok, false);
  });

  for (const [object, field] of cases) {
    it(`finds no ${object}.${field} by any door`, async () => {
      for (const soql of [
        `SELECT ${field} FROM ${object}`,
        `SELECT Id FROM ${object} WHERE ${field} != null`,
        `SELECT Id FROM ${object} ORDER BY ${field}`,
      ]) {
        assert.equal((await refusal(viewer.query(soql))).errorCode, 'INVALID_FIELD', soql);
      }
      const described = (await jsonOf(viewer.get(`sobjects/${object}/describe`))) as { fields: { name: string }[] };
      assert.ok(!described.fields.some(({ name }) => name === field));
      assert.ok(!(await told(viewer.get(`sobjects/${object}/${idOf(object)}`))).includes(`"${field}"`));
      assert.equal((await viewer.get(`sobjects/${object}/${idOf(object)}?fields=${field}`)).status, 400);

      const record = `ui-api/records/${idOf(object)}`;
      assert.equal((await viewer.get(`${record}?fields=${object}.${field}`)).status, 400);
      const optional = await jsonOf(viewer.get(`${record}?fields=${object}.Name&optionalFields=${object}.${field}`));
      assert.deepEqual(Object.keys((optional as { fields: object }).fields), ['Name']);
      assert.ok(!(await told(viewer.get(`ui-api/object-info/${object}`))).includes(`"${field}"`));

      const graphql = new GraphqlClient(org, viewer.token);
      const query = (directive: string): string =>
        `query { uiapi { query { ${object} { edges { node { Id ${field} ${directive} { value } } } } } } }`;
      assert.notEqual((await graphql.send(query(''))).errors.length, 0);
      const { errors, data } = await graphql.send(query('@optional'));
      assert.deepEqual(errors, []);
      assert.ok(!JSON.stringify(data).includes(field));

      const bulk = new Bulk2Client(org, viewer.token);
      const job = await bulk.call('POST', '/query', { operation: 'query', query: `SELECT ${field} FROM ${object}` });
      assert.equal(job.ok, false);
    });
  }

  it('finds them in no list, layout or related list either', async () => {
    for (const path of [
      'ui-api/list-ui/Stakeholder__c/Key_Players',
      `ui-api/related-list-records/${account}/Stakeholders__r?fields=Stakeholder__c.Name&optionalFields=Stakeholder__c.Notes__c`,
      `ui-api/record-ui/${person}?layoutTypes=Full&modes=View`,
    ]) {
      await told(viewer.get(path));
    }
  });
});

describe('who looks after accounts', () => {
  it('reads opinions, and writes them on accounts that are shared to read', async () => {
    const manager = new RestUser(org, await org.token('manager@local-org.test', PASSWORD));
    const [row] = await manager.records(
      `SELECT Stance__c, Notes__c, Account__r.Opponents__c FROM Stakeholder__c WHERE Id = '${person}'`,
    );
    assert.deepEqual([row?.Stance__c, row?.Notes__c], [-2, SECRET]);
    // Sees every account, edits those of the roles below: enough to contribute.
    const foreign = await admin.create('Account', { Name: 'Of the administrator' });
    assert.equal((await manager.send('PATCH', `sobjects/Account/${foreign}`, { Description: 'x' })).status, 403);
    const added = await manager.create('Stakeholder__c', personOf(foreign, undefined, { Stance__c: 1 }));
    const boss = await manager.create('Stakeholder__c', personOf(foreign));
    const link = await manager.create('Stakeholder_Link__c', linkOf(added, boss));
    assert.equal((await manager.send('DELETE', `sobjects/Stakeholder_Link__c/${link}`)).status, 204);
    assert.equal((await manager.send('DELETE', `sobjects/Stakeholder__c/${added}`)).status, 403);
  });
});

describe('who has none of our permission sets', () => {
  it('finds no such objects', async () => {
    const guest = new RestUser(org, await org.token('guest@local-org.test', PASSWORD));
    for (const object of [
      ...['Stakeholder__c', 'Stakeholder_Link__c', 'Stakeholder_Coverage__c', 'Team_Role__c'],
      ...['Voice_Answer__c', 'Voice_Interview__c'],
    ]) {
      assert.equal((await refusal(guest.query(`SELECT Id FROM ${object}`))).errorCode, 'INVALID_TYPE');
    }
  });
});
