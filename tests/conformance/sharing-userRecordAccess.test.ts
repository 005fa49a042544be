import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addSharingData, startSharingOrg } from '../support/sharingOrg.ts';
import type { Persona, SharingData, SharingOrg } from '../support/sharingOrg.ts';

let org: SharingOrg;
let ids: SharingData;
before(async () => {
  org = await startSharingOrg();
  ids = await addSharingData(org);
});
after(() => org.close());

function list(names: readonly string[]): string {
  return names.map((name) => `'${ids[name]}'`).join(', ');
}

async function refusal(persona: Persona, soql: string): Promise<string> {
  const { status, body } = await org.call(persona, 'GET', `/query?q=${encodeURIComponent(soql)}`);
  assert.equal(status, 400, JSON.stringify(body));
  return (body as { errorCode: string }[])[0]?.errorCode ?? '';
}

/** Source: "UserRecordAccess" in the Object Reference (sforce_api_objects_userrecordaccess.htm). */
describe('UserRecordAccess', () => {
  const levels: readonly (readonly [Persona, name: string, level: string])[] = [
    ['admin', 'Western', 'All'],
    ['director', 'Western', 'All'],
    ['director', 'House', 'Read'],
    ['rep', 'Eastern', 'All'],
    ['rep', 'House', 'Read'],
    ['rep', 'Western', 'None'],
    ['auditor', 'Western', 'Read'],
    ['steward', 'Western', 'All'],
    ['rep', 'Eastern visit', 'All'],
    ['rep', 'House visit', 'Read'],
    ['rep', 'Western visit', 'None'],
    ['rep', 'Notice of peer', 'Read'],
    ['rep', 'Western board', 'Edit'],
    ['peer', 'Western deal of admin', 'Read'],
    ['rep', 'Free contact of peer', 'None'],
  ];
  for (const [persona, name, level] of levels) {
    it(`says that ${persona} has ${level} on ${name}`, async () => {
      const [row] = await org.query(
        'admin',
        `SELECT RecordId, MaxAccessLevel, HasReadAccess FROM UserRecordAccess WHERE UserId = '${org.userIds[persona]}' AND RecordId = '${ids[name]}'`,
      );
      assert.deepEqual([row?.RecordId, row?.MaxAccessLevel, row?.HasReadAccess], [ids[name], level, level !== 'None']);
    });
  }

  it('tells the kinds of access apart', async () => {
    const soql = `SELECT RecordId, HasReadAccess, HasEditAccess, HasDeleteAccess, HasTransferAccess, HasAllAccess FROM UserRecordAccess WHERE UserId = '${org.userIds.rep}' AND RecordId IN (${list(['Eastern', 'Western board', 'Notice of peer'])})`;
    const rows = await org.query('rep', soql);
    assert.deepEqual(
      rows.map((row) => [
        row.HasReadAccess,
        row.HasEditAccess,
        row.HasDeleteAccess,
        row.HasTransferAccess,
        row.HasAllAccess,
      ]),
      [
        [true, true, true, true, true],
        [true, true, false, false, false],
        [true, false, false, false, false],
      ],
    );
  });

  it('leaves out what the asking user cannot read', async () => {
    const names = ['Eastern', 'Western', 'House'];
    const soql = `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${org.userIds.admin}' AND RecordId IN (${list(names)})`;
    assert.deepEqual(
      (await org.query('rep', soql)).map(({ RecordId }) => RecordId),
      [ids.Eastern, ids.House],
    );
    assert.equal((await org.query('admin', soql)).length, 3);
  });

  it('is filtered by a kind of access', async () => {
    const soql = `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${org.userIds.rep}' AND RecordId IN (${list(['Eastern', 'Western', 'House'])}) AND HasEditAccess = true`;
    assert.deepEqual(
      (await org.query('admin', soql)).map(({ RecordId }) => RecordId),
      [ids.Eastern],
    );
  });

  it('takes 15-character ids, and 200 of them', async () => {
    const many = Array.from({ length: 200 }, () => `'${ids.Eastern?.slice(0, 15)}'`).join(', ');
    const soql = (more: string): string =>
      `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${org.userIds.rep.slice(0, 15)}' AND RecordId IN (${many}${more})`;
    assert.deepEqual(
      (await org.query('rep', soql(''))).map(({ RecordId }) => RecordId),
      [ids.Eastern],
    );
    assert.equal(await refusal('rep', soql(`, '${ids.House}'`)), 'EXCEEDED_ID_LIMIT');
  });

  it('asks for one user and for records', async () => {
    for (const where of [
      '',
      `WHERE UserId = '${org.userIds.rep}'`,
      `WHERE RecordId = '${ids.Eastern}'`,
      `WHERE UserId IN ('${org.userIds.rep}', '${org.userIds.peer}') AND RecordId = '${ids.Eastern}'`,
      `WHERE UserId = '${org.userIds.rep}' OR RecordId = '${ids.Eastern}'`,
    ]) {
      assert.equal(await refusal('admin', `SELECT RecordId FROM UserRecordAccess ${where}`), 'MALFORMED_QUERY', where);
    }
  });

  it('is no part of another query', async () => {
    const inner = `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${org.userIds.rep}' AND RecordId = '${ids.Eastern}'`;
    const path = `/query?q=${encodeURIComponent(`SELECT Name FROM Account WHERE Id IN (${inner})`)}`;
    const { status, body } = await org.call('admin', 'GET', path);
    assert.equal(status, 501, JSON.stringify(body));
  });

  it('knows nothing of records that are not there, or belong to nobody', async () => {
    const soql = `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${org.userIds.admin}' AND RecordId IN ('001000000000001AAA', '${org.userIds.rep}')`;
    assert.deepEqual(await org.query('admin', soql), []);
  });
});

/** Source: "ObjectPermissions", "FieldPermissions", "PermissionSetAssignment", "UserRole" in the Object Reference. */
describe('permissions and roles as records', () => {
  it('tell who may view all records of an object', async () => {
    const soql = (persona: Persona): string =>
      `SELECT Parent.Name FROM ObjectPermissions WHERE SobjectType = 'Account' AND PermissionsViewAllRecords = true AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${org.userIds[persona]}')`;
    const names = async (persona: Persona): Promise<unknown[]> =>
      (await org.query('admin', soql(persona))).map(({ Parent }) => (Parent as { Name: string }).Name);
    assert.deepEqual(await names('auditor'), ['Auditor']);
    assert.deepEqual(await names('rep'), []);
    assert.deepEqual(await names('admin'), ['X_System_Administrator']);
  });

  it('tell who may do everything', async () => {
    const soql = 'SELECT Name FROM PermissionSet WHERE PermissionsModifyAllData = true AND IsOwnedByProfile = true';
    assert.deepEqual(await org.column('admin', soql), ['X_System_Administrator']);
  });

  it('tell which fields a permission set makes readable', async () => {
    const soql =
      "SELECT Field FROM FieldPermissions WHERE Parent.Name = 'Steward' AND PermissionsEdit = true ORDER BY Field";
    assert.deepEqual(await org.column('admin', soql, 'Field'), ['Account.Key__c', 'Account.Phone']);
  });

  it('are for who may see the setup', async () => {
    assert.equal(await refusal('auditor', 'SELECT Id FROM ObjectPermissions'), 'INVALID_TYPE');
    assert.equal((await org.query('rep', "SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'Auditor'")).length, 1);
  });

  it('show the role hierarchy to everybody', async () => {
    const rows = await org.query(
      'auditor',
      'SELECT Name, ParentRole.Name, OpportunityAccessForAccountOwner FROM UserRole ORDER BY Name',
    );
    assert.deepEqual(
      rows.map(({ Name, ParentRole, OpportunityAccessForAccountOwner }) => [
        Name,
        (ParentRole as { Name: string } | null)?.Name,
        OpportunityAccessForAccountOwner,
      ]),
      [
        ['Director', undefined, 'None'],
        ['East', 'Director', 'None'],
        ['West', 'Director', 'Read'],
      ],
    );
    assert.deepEqual(await org.column('rep', "SELECT FirstName FROM User WHERE UserRole.Name = 'East'", 'FirstName'), [
      'rep',
    ]);
  });
});
