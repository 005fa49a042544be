import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bulk2Client } from '../support/bulk2.ts';
import { addSharingData, startSharingOrg } from '../support/sharingOrg.ts';
import type { Persona, SharingData, SharingOrg } from '../support/sharingOrg.ts';

let org: SharingOrg;
let ids: SharingData;
before(async () => {
  org = await startSharingOrg();
  ids = await addSharingData(org);
});
after(() => org.close());

const DONE = 'done';

/** `done`, or the error code of the first error. */
async function outcome(persona: Persona, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await org.call(persona, method, path, body);
  if (answer.status < 300) return DONE;
  const [error] = answer.body as { errorCode: string }[];
  return `${answer.status} ${error?.errorCode}`;
}

const READ_ONLY = '403 INSUFFICIENT_ACCESS_OR_READONLY';
const UNSEEN = '404 NOT_FOUND';
const CROSS_REFERENCE = '400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY';

// "Understanding Sharing": what owners, those above them and Modify All may do, and that deleting, sharing and transferring take full access,
// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm; details by `writeRequiresMasterRead`:
// "CustomField", Metadata API Developer Guide (customfield.htm); codes: "Core Data Types", StatusCode, SOAP API Developer Guide
// (sforce_api_calls_concepts_core_data_objects.htm).
describe('changing a record', () => {
  const updates: readonly (readonly [Persona, object: string, name: string, expected: string])[] = [
    ['rep', 'Account', 'Eastern', DONE],
    ['rep', 'Account', 'House', READ_ONLY],
    ['rep', 'Account', 'Western', UNSEEN],
    ['director', 'Account', 'Eastern', DONE],
    ['director', 'Account', 'House', READ_ONLY],
    ['loner', 'Account', 'Lonely', DONE],
    ['admin', 'Account', 'Western', DONE],
    // View All reads and no more; Modify All does everything.
    ['auditor', 'Account', 'Western', READ_ONLY],
    ['steward', 'Account', 'Western', DONE],
    // Details are written by who writes the master, or reads it where the relationship says so.
    ['rep', 'Visit__c', 'Eastern visit', DONE],
    ['rep', 'Visit__c', 'House visit', READ_ONLY],
    ['rep', 'Visit_Item__c', 'Eastern item', DONE],
    ['rep', 'Visit_Item__c', 'House item', READ_ONLY],
    ['rep', 'Visit_Item__c', 'Western item', UNSEEN],
    ['rep', 'Link__c', 'Eastern-House', READ_ONLY],
    ['director', 'Link__c', 'Eastern-Western', DONE],
    ['rep', 'Contact', 'Eastern contact', DONE],
    ['rep', 'Contact', 'House contact', READ_ONLY],
    ['director', 'Contact', 'Free contact of rep', UNSEEN],
    ['peer', 'Opportunity', 'Western deal of peer', DONE],
    ['peer', 'Opportunity', 'Western deal of admin', READ_ONLY],
    ['rep', 'Diary__c', 'Diary of rep', DONE],
    ['rep', 'Notice__c', 'Notice of rep', DONE],
    ['rep', 'Notice__c', 'Notice of peer', READ_ONLY],
    ['director', 'Notice__c', 'Notice of peer', DONE],
    ['rep', 'Board__c', 'Western board', DONE],
    ['rep', 'Task', 'Eastern task', READ_ONLY],
  ];
  for (const [persona, object, name, expected] of updates) {
    it(`${persona} changes ${name}: ${expected}`, async () => {
      const field =
        { Contact: 'Title', Task: 'Description', Account: 'Phone', Opportunity: 'NextStep' }[object] ?? 'Name';
      const value = field === 'Name' ? name : 'changed';
      assert.equal(await outcome(persona, 'PATCH', `/sobjects/${object}/${ids[name]}`, { [field]: value }), expected);
    });
  }

  it('is refused in a collection as for a record that is not there', async () => {
    const record = (name: string): object => ({ attributes: { type: 'Account' }, id: ids[name], Phone: '2' });
    const { body } = await org.call('rep', 'PATCH', '/composite/sobjects', {
      records: [record('Eastern'), record('House'), record('Western')],
    });
    assert.deepEqual(
      (body as { success: boolean; errors: { statusCode: string }[] }[]).map(
        ({ errors }) => errors[0]?.statusCode ?? DONE,
      ),
      [DONE, 'INSUFFICIENT_ACCESS_OR_READONLY', 'INVALID_CROSS_REFERENCE_KEY'],
    );
  });

  it('fails row by row in a bulk job', async () => {
    const bulk = new Bulk2Client(org, org.tokenOf('rep'));
    const csv = `Id,Phone\n${ids.Eastern},3\n${ids.House},3\n${ids.Western},3\n`;
    const job = await bulk.ingest({ object: 'Account', operation: 'update' }, csv);
    assert.deepEqual([job.state, job.numberRecordsProcessed, job.numberRecordsFailed], ['JobComplete', 3, 2]);
    const failed = await bulk.results(job.id, 'failedResults');
    const codes = failed.map(({ Id, sf__Error = '' }) => [Id, sf__Error.split(':')[0]]);
    assert.deepEqual(
      new Map(codes as [string, string][]),
      new Map([
        [ids.House ?? '', 'INSUFFICIENT_ACCESS_OR_READONLY'],
        [ids.Western ?? '', 'INVALID_CROSS_REFERENCE_KEY'],
      ]),
    );
  });
});

describe('deleting a record', () => {
  const deal = { StageName: 'Prospecting', CloseDate: '2026-06-30', Name: 'To delete' };

  it('is for its owner, those above, and who may modify all', async () => {
    for (const persona of ['rep', 'director', 'admin'] as const) {
      const id = await org.add('admin', 'Opportunity', { ...deal, OwnerId: org.userIds.rep });
      assert.equal(await outcome('peer', 'DELETE', `/sobjects/Opportunity/${id}`), UNSEEN);
      assert.equal(await outcome(persona, 'DELETE', `/sobjects/Opportunity/${id}`), DONE, persona);
    }
  });

  it('is not for everybody, although everybody may change it', async () => {
    assert.equal(await outcome('rep', 'DELETE', `/sobjects/Board__c/${ids['Western board']}`), READ_ONLY);
  });

  it('takes children with it that its owner cannot see', async () => {
    const account = await org.add('rep', 'Account', { Name: 'Short-lived' });
    const id = await org.add('admin', 'Opportunity', { ...deal, AccountId: account });
    assert.equal(await outcome('rep', 'GET', `/sobjects/Opportunity/${id}`), UNSEEN);
    assert.equal(await outcome('rep', 'DELETE', `/sobjects/Account/${account}`), DONE);
    assert.equal(await outcome('admin', 'GET', `/sobjects/Opportunity/${id}`), UNSEEN);
  });
});

describe('creating a record', () => {
  const deal = { Name: 'New', StageName: 'Prospecting', CloseDate: '2026-06-30' };
  const roleOn =
    (opportunity: string) =>
    (of: SharingData): object => ({ OpportunityId: of[opportunity], ContactId: of['Free contact of peer'] });
  let price = '';
  before(async () => {
    const Product2Id = await org.add('admin', 'Product2', { Name: 'Pump' });
    const [book] = await org.query('admin', 'SELECT Id FROM Pricebook2');
    await org.call('admin', 'PATCH', `/sobjects/Pricebook2/${String(book?.Id)}`, { IsActive: true });
    const entry = { Pricebook2Id: book?.Id, Product2Id, UnitPrice: 1, IsActive: true };
    price = await org.add('admin', 'PricebookEntry', entry);
  });
  const productOn =
    (opportunity: string) =>
    (of: SharingData): object => ({
      ...{ OpportunityId: of[opportunity], PricebookEntryId: price, Quantity: 1, UnitPrice: 1 },
    });
  type Creation = readonly [
    Persona,
    object: string,
    what: string,
    values: (of: SharingData) => object,
    expected: string,
  ];
  const creations: readonly Creation[] = [
    ['rep', 'Opportunity', 'on an own account', ({ Eastern }) => ({ ...deal, AccountId: Eastern }), DONE],
    ['rep', 'Opportunity', 'on a readable account', ({ House }) => ({ ...deal, AccountId: House }), DONE],
    ['rep', 'Opportunity', 'on an unseen account', ({ Western }) => ({ ...deal, AccountId: Western }), CROSS_REFERENCE],
    ['rep', 'Account', 'below an unseen one', ({ Western }) => ({ Name: 'Child', ParentId: Western }), CROSS_REFERENCE],
    ['rep', 'Contact', 'of an own account', ({ Eastern }) => ({ LastName: 'New', AccountId: Eastern }), DONE],
    [
      'rep',
      'Contact',
      'of a readable account',
      ({ House }) => ({ LastName: 'New', AccountId: House }),
      CROSS_REFERENCE,
    ],
    ['rep', 'Visit__c', 'to an own account', ({ Eastern }) => ({ Name: 'New', Account__c: Eastern }), DONE],
    ['rep', 'Visit__c', 'to a readable account', ({ House }) => ({ Name: 'New', Account__c: House }), CROSS_REFERENCE],
    ['rep', 'Idea__c', 'for a readable account', ({ House }) => ({ Name: 'New', Account__c: House }), DONE],
    [
      'rep',
      'Idea__c',
      'for an unseen account',
      ({ Western }) => ({ Name: 'New', Account__c: Western }),
      CROSS_REFERENCE,
    ],
    ['rep', 'Visit_Item__c', 'of an own visit', (of) => ({ Visit__c: of['Eastern visit'] }), DONE],
    ['rep', 'Visit_Item__c', 'of a readable visit', (of) => ({ Visit__c: of['House visit'] }), CROSS_REFERENCE],
    ['rep', 'Link__c', 'to a readable account', (of) => ({ From__c: of.Eastern, To__c: of.House }), CROSS_REFERENCE],
    // Help, "Add Contact Roles to Opportunities" (000385380): who may edit the opportunity.
    ['peer', 'OpportunityContactRole', 'on an own opportunity', roleOn('Western deal of peer'), DONE],
    ['peer', 'OpportunityContactRole', 'on a readable one', roleOn('Western deal of admin'), CROSS_REFERENCE],
    // Object Reference, "OpportunityLineItem", special access rules: Edit on the opportunity.
    ['peer', 'OpportunityLineItem', 'on an own opportunity', productOn('Western deal of peer'), DONE],
    ['peer', 'OpportunityLineItem', 'on a readable one', productOn('Western deal of admin'), CROSS_REFERENCE],
    ['director', 'Link__c', 'between accounts below', (of) => ({ From__c: of.Eastern, To__c: of.Western }), DONE],
    ['rep', 'Opportunity', 'on the key of an own account', () => ({ ...deal, Account: { Key__c: 'EASTERN' } }), DONE],
    [
      'rep',
      'Opportunity',
      'on the key of an unseen one',
      () => ({ ...deal, Account: { Key__c: 'WESTERN' } }),
      '400 INVALID_FIELD',
    ],
  ];
  for (const [persona, object, what, values, expected] of creations) {
    it(`${persona} creates a ${object} ${what}: ${expected}`, async () => {
      assert.equal(await outcome(persona, 'POST', `/sobjects/${object}`, values(ids)), expected);
    });
  }

  it('does not tell which record has a value already, when its user cannot see that record', async () => {
    const { status, body } = await org.call('rep', 'POST', '/sobjects/Account', { Name: 'Again', Key__c: 'WESTERN' });
    const message = 'duplicate value found: <unknown> duplicates value on record with id: <unknown>';
    assert.deepEqual([status, body], [400, [{ errorCode: 'DUPLICATE_VALUE', message, fields: ['Key__c'] }]]);
  });
});

describe('an upsert by external id', () => {
  it('updates what its user may change', async () => {
    assert.equal(await outcome('rep', 'PATCH', '/sobjects/Account/Key__c/EASTERN', { Phone: '4' }), DONE);
    assert.equal(await outcome('rep', 'PATCH', '/sobjects/Account/Key__c/HOUSE', { Phone: '4' }), READ_ONLY);
  });

  it('does not match what its user cannot see, and cannot create it again', async () => {
    const refused = await outcome('rep', 'PATCH', '/sobjects/Account/Key__c/WESTERN', { Name: 'Mine', Phone: '4' });
    assert.equal(refused, '400 DUPLICATE_VALUE');
    assert.deepEqual(
      await org.column('admin', "SELECT Phone FROM Account WHERE Key__c = 'WESTERN' AND Phone = '4'", 'Phone'),
      [],
    );
  });
});

describe('an idea on an account that can only be read', () => {
  it('is changed and deleted, as the relationship asks for no more', async () => {
    const id = await org.add('rep', 'Idea__c', { Name: 'Idea', Account__c: ids.House });
    assert.equal(await outcome('rep', 'PATCH', `/sobjects/Idea__c/${id}`, { Name: 'Better' }), DONE);
    assert.equal(await outcome('rep', 'DELETE', `/sobjects/Idea__c/${id}`), DONE);
  });
});

describe('a lookup', () => {
  it('stays as it is, although its target cannot be seen', async () => {
    const body = { Account__c: ids.Western };
    assert.equal(await outcome('rep', 'PATCH', `/sobjects/Board__c/${ids['Western board']}`, body), DONE);
  });

  it('does not change to what cannot be seen', async () => {
    const body = { Account__c: ids.Western };
    assert.equal(await outcome('rep', 'PATCH', `/sobjects/Board__c/${ids['Eastern board']}`, body), CROSS_REFERENCE);
  });
});

describe('giving a record to another owner', () => {
  const give = (persona: Persona, object: string, id: string | undefined, to: Persona): Promise<string> =>
    outcome(persona, 'PATCH', `/sobjects/${object}/${id}`, { OwnerId: org.userIds[to] });

  it('is for its owner, who then may see it no more', async () => {
    const id = await org.add('rep', 'Account', { Name: 'Given away' });
    assert.equal(await give('rep', 'Account', id, 'rep'), DONE);
    assert.equal(await give('rep', 'Account', id, 'peer'), DONE);
    assert.equal(await outcome('rep', 'GET', `/sobjects/Account/${id}`), UNSEEN);
    assert.equal(await give('director', 'Account', id, 'rep'), DONE);
    assert.equal(await outcome('rep', 'GET', `/sobjects/Account/${id}`), DONE);
  });

  it('is not for everybody who may change it', async () => {
    assert.equal(await give('rep', 'Board__c', ids['Western board'], 'rep'), READ_ONLY);
    assert.equal(await give('rep', 'Board__c', ids['Western board'], 'peer'), DONE, 'the owner that it has');
  });
});
