import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { Bulk2Client } from '../support/bulk2.ts';
import { duplicateRulesProject } from '../support/local-org/duplicateRulesProject.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { refusal, RestUser } from '../support/restUser.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

// "DuplicateRecordSet" and "DuplicateRecordItem", Object Reference for the Salesforce Platform
// (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_duplicaterecordset.htm,
// …/sforce_api_objects_duplicaterecorditem.htm).

let org: TestOrg;
let admin: RestUser;
let seller: RestUser;
let connection: Connection;
before(async () => {
  org = await startTestOrg({ projectDir: sfdxProject(duplicateRulesProject('This film is there.')) });
  admin = await RestUser.of(org, 'admin@duplicates.test');
  seller = await RestUser.of(org, 'seller@duplicates.test');
  connection = await org.login('admin@duplicates.test');
});
after(() => org.close());

const SAVES = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };

/** Saves a film whatever its rule says. */
async function film(Name: string): Promise<string> {
  const saved = await jsonOf(admin.send('POST', 'sobjects/Movie__c', { Name }, SAVES), 201);
  return (saved as { id: string }).id;
}

async function rename(id: string, Name: string): Promise<void> {
  assert.equal((await admin.send('PATCH', `sobjects/Movie__c/${id}`, { Name }, SAVES)).status, 204);
}

interface RecordSet {
  readonly Id: string;
  readonly RecordCount: number;
  readonly records: readonly string[];
}

/** The sets that some records are in, oldest first. */
async function setsOf(...ids: readonly string[]): Promise<RecordSet[]> {
  const among = ids.map((id) => `'${id}'`).join(', ');
  const sets = await admin.records(
    `SELECT Id, RecordCount, (SELECT RecordId FROM DuplicateRecordItems ORDER BY Name) FROM DuplicateRecordSet
     WHERE Id IN (SELECT DuplicateRecordSetId FROM DuplicateRecordItem WHERE RecordId IN (${among})) ORDER BY Name`,
  );
  return sets.map(({ DuplicateRecordItems: items, ...set }) => ({
    ...(set as { Id: string; RecordCount: number }),
    records: (items as { records: { RecordId: string }[] } | null)?.records.map(({ RecordId }) => RecordId) ?? [],
  }));
}

async function recordsOf(...ids: readonly string[]): Promise<(readonly string[])[]> {
  return (await setsOf(...ids)).map(({ records }) => records);
}

// Knowledge article 000382358 (https://help.salesforce.com/s/articleView?id=000382358): items for the saved record and its duplicates.
describe('a duplicate that a rule reports', () => {
  it('is an item of a set together with its duplicates when it is saved', async () => {
    const first = await film('Alien');
    assert.deepEqual(await setsOf(first), []);
    const error = await refusal(admin.send('POST', 'sobjects/Movie__c', { Name: 'Alien' }));
    assert.equal(error.errorCode, 'DUPLICATES_DETECTED');
    assert.deepEqual(await setsOf(first), [], 'who was alerted has saved nothing');
    const second = await film('ALIEN');
    const [set] = await setsOf(first);
    assert.deepEqual(set, { Id: set?.Id, RecordCount: 2, records: [first, second] });
    const ofRule = `SELECT SobjectType FROM DuplicateRecordSet WHERE DuplicateRule.DeveloperName = 'Films' AND Id = '${set.Id}'`;
    assert.deepEqual(await admin.records(ofRule), [{ SobjectType: 'Movie__c' }]);
  });

  // Knowledge article 000214807, "Records updated after creation associated to multiple Duplicate Record Sets", has this example.
  it('joins the set of its duplicates, and stays in the one that it was in', async () => {
    const [one, two] = [await film('Account 1'), await film('Account 1')];
    const [three, four] = [await film('Account 2'), await film('Account 2')];
    await rename(two, 'Account 2');
    assert.deepEqual(await recordsOf(one, three), [
      [one, two],
      [three, four, two],
    ]);
    const five = await film('Account 2');
    assert.deepEqual(await recordsOf(two), [
      [one, two],
      [three, four, two, five],
    ]);
    await rename(two, 'Another one');
    await rename(three, 'Account 2');
    assert.deepEqual(await recordsOf(two), [
      [one, two],
      [three, four, two, five],
    ]);
  });

  // "Things to Know About Duplicate Rules", Salesforce Help: sets include records that are saved at the same time.
  it('is reported with what is saved together, and not when all of it is undone', async () => {
    const twins = (Name: string, more: object[] = []): object => ({
      records: [{ Name }, { Name }, ...more].map((values) => ({ attributes: { type: 'Movie__c' }, ...values })),
    });
    const saved = (await jsonOf(admin.send('POST', 'composite/sobjects', twins('Twin')))) as { id: string }[];
    const ids = saved.map(({ id }) => id);
    assert.deepEqual(
      (await recordsOf(...ids)).map((records) => records.toSorted()),
      [ids],
    );
    const blocked = {
      records: ['One', 'Two'].map((LastName) => ({ attributes: { type: 'Contact' }, LastName, Email: 'a@b.example' })),
    };
    const before = await admin.records('SELECT Id FROM DuplicateRecordItem');
    await jsonOf(admin.send('POST', 'composite/sobjects', blocked));
    const wrong = { allOrNone: true, ...twins('Undone', [{ Year__c: 2101 }]) };
    await jsonOf(admin.send('POST', 'composite/sobjects', wrong));
    assert.deepEqual(await admin.records('SELECT Id FROM DuplicateRecordItem'), before);
  });

  it('is reported without an alert, by a bulk job, too; nothing is when it is blocked', async () => {
    const energy = { Industry: 'Energy' };
    const [one, two] = [
      await admin.create('Account', { Name: 'One', Phone: '1', ...energy }),
      await admin.create('Account', { Name: 'Two', Phone: '2', ...energy }),
    ];
    assert.equal(
      (await refusal(admin.send('POST', 'sobjects/Account', { Name: 'No', Phone: '1' }))).errorCode,
      'DUPLICATES_DETECTED',
    );
    assert.deepEqual(await setsOf(one), []);
    const bulk = new Bulk2Client(org, admin.token);
    const job = await bulk.open('ingest', { object: 'Account', operation: 'update' });
    await bulk.upload(job.id, `Id,Phone\n${two},1\n`);
    await jsonOf(bulk.call('PATCH', `/ingest/${job.id}`, { state: 'UploadComplete' }));
    assert.equal((await bulk.finished('ingest', job.id)).numberRecordsFailed, 0);
    assert.deepEqual(await recordsOf(one), [[one, two]]);
    // github.com/SalesforceFoundation/NPSP/pull/6244: sets that are dealt with have one record.
    const merged = await connection.soap.merge({
      masterRecord: { type: 'Account', Id: one },
      recordToMergeIds: [two],
    });
    assert.equal(merged.success, true);
    const [set] = await setsOf(one);
    assert.deepEqual([set?.RecordCount, set?.records], [1, [one]]);
  });
});

describe('a duplicate record set', () => {
  it('loses its records when they are deleted, and keeps them when it is deleted', async () => {
    const [one, two, three] = [await film('Brazil'), await film('Brazil'), await film('Brazil')];
    await admin.send('DELETE', `sobjects/Movie__c/${two}`);
    const [set] = await setsOf(one);
    assert.deepEqual([set?.RecordCount, set?.records], [2, [one, three]]);
    await connection.soap.undelete([two]);
    const [whole] = await setsOf(one);
    assert.deepEqual([whole?.RecordCount, whole?.records], [3, [one, two, three]]);
    assert.equal((await admin.send('DELETE', `sobjects/DuplicateRecordSet/${String(set?.Id)}`)).status, 204);
    assert.deepEqual(await setsOf(one, two, three), []);
    assert.equal((await admin.records("SELECT Id FROM Movie__c WHERE Name = 'Brazil'")).length, 3);
  });

  it('is told by describe as the Object Reference has it', async () => {
    type Described = Record<'fields' | 'childRelationships', Record<string, unknown>[]>;
    const describe = async (name: string): Promise<Described> =>
      (await jsonOf(admin.get(`sobjects/${name}/describe`))) as Described;
    const { fields } = await describe('DuplicateRecordItem');
    assert.deepEqual(
      ['DuplicateRecordSetId', 'Name', 'RecordId'].map((name) => {
        const { createable, updateable, nillable, referenceTo, relationshipOrder } =
          fields.find((field) => field.name === name) ?? {};
        return [createable, updateable, nillable, referenceTo, relationshipOrder];
      }),
      [
        [true, false, false, ['DuplicateRecordSet'], 0],
        [false, false, false, [], null],
        [true, true, false, ['Account', 'Contact', 'Movie__c'], null],
      ],
    );
    const { childRelationships } = await describe('Account');
    const items = childRelationships.find(({ childSObject }) => childSObject === 'DuplicateRecordItem');
    assert.deepEqual([items?.relationshipName, items?.cascadeDelete], ['DuplicateRecordItems', true]);
  });

  // "Special Access Rules": an administrator gives access to sets; rules are for who may view the setup.
  it('is for those who are given access, its rule for who views the setup', async () => {
    const rules = await seller.records(
      'SELECT MasterLabel, IsActive FROM DuplicateRule ORDER BY SobjectType, DeveloperName',
    );
    assert.deepEqual(
      rules.map(({ IsActive }) => IsActive),
      [true, false, true, true],
    );
    for (const name of ['DuplicateRecordSet', 'DuplicateRecordItem']) {
      assert.equal((await refusal(seller.query(`SELECT Id FROM ${name}`))).errorCode, 'INVALID_TYPE');
    }
    const steward = await RestUser.of(org, 'steward@duplicates.test');
    const sets = await admin.records('SELECT Id FROM DuplicateRecordSet ORDER BY Id');
    assert.ok(sets.length > 0);
    assert.deepEqual(await steward.records('SELECT Id FROM DuplicateRecordSet ORDER BY Id'), sets);
    const [set] = sets;
    assert.equal((await steward.send('DELETE', `sobjects/DuplicateRecordSet/${String(set?.Id)}`)).status, 204);
    // Not among "All Supported Objects" as far as that page is known.
    assert.equal((await admin.get('ui-api/object-info/DuplicateRecordSet')).status, 400);
  });

  // "Manage Duplicates Using Duplicate Record Sets", Salesforce Help: for duplicates that no rule surfaces.
  it('is made by hand for the records of a rule', async () => {
    const [rule] = await admin.records("SELECT Id FROM DuplicateRule WHERE DeveloperName = 'Mails'");
    const set = await admin.create('DuplicateRecordSet', { DuplicateRuleId: rule?.Id });
    const contact = await admin.create('Contact', { LastName: 'By hand' });
    const item = await admin.create('DuplicateRecordItem', { DuplicateRecordSetId: set, RecordId: contact });
    const sets = await admin.records(`SELECT RecordCount, SobjectType FROM DuplicateRecordSet WHERE Id = '${set}'`);
    assert.deepEqual(sets, [{ RecordCount: 1, SobjectType: 'Contact' }]);
    const movie = await film('By hand');
    const refusals: [method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object, status: number, code: string][] =
      [
        [
          'POST',
          'DuplicateRecordItem',
          { DuplicateRecordSetId: set, RecordId: movie },
          400,
          'FIELD_INTEGRITY_EXCEPTION',
        ],
        ['PATCH', `DuplicateRecordItem/${item}`, { RecordId: movie }, 400, 'FIELD_INTEGRITY_EXCEPTION'],
        ['PATCH', `DuplicateRecordItem/${item}`, { DuplicateRecordSetId: set }, 400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
        ['POST', 'DuplicateRecordItem', { RecordId: contact }, 400, 'REQUIRED_FIELD_MISSING'],
        ['POST', 'DuplicateRecordSet', { RecordCount: 3 }, 400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
        ['POST', 'DuplicateRecordSet', {}, 501, 'FUNCTIONALITY_NOT_ENABLED'],
        ['POST', 'DuplicateRule', { DeveloperName: 'New' }, 400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'],
      ];
    for (const [method, path, body, status, code] of refusals) {
      const [error] = (await jsonOf(admin.send(method, `sobjects/${path}`, body), status)) as { errorCode: string }[];
      assert.equal(error?.errorCode, code, path);
    }
  });

  it('stays when its rule is deleted', async () => {
    const [one] = [await film('Ruled'), await film('Ruled')];
    const gone = { 'destructiveChanges.xml': manifest({ DuplicateRule: ['Movie__c.Films'] }) };
    assert.deepEqual(failures(await deploy(connection, { 'package.xml': manifest({}), ...gone })), []);
    assert.deepEqual(await admin.records("SELECT Id FROM DuplicateRule WHERE DeveloperName = 'Films'"), []);
    await admin.create('Movie__c', { Name: 'Ruled' });
    assert.deepEqual(
      (await setsOf(one)).map(({ RecordCount }) => RecordCount),
      [2],
    );
  });
});
