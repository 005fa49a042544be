import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { combineGrants } from '../../../../local-org/src/security/grants.ts';
import type { Grants } from '../../../../local-org/src/security/grants.ts';
import { isPermissionable } from '../../../../local-org/src/security/permissionable.ts';
import { profileNamed } from '../../../../local-org/src/security/profiles.ts';
import type { ObjectAccess } from '../../../../local-org/src/security/types.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
before(() => {
  schema = loadSchema(SALES_ORG);
});

function grants(profile: string, ...permissionSets: string[]): Grants {
  const definition = profileNamed(profile);
  assert.ok(definition, profile);
  const sets = permissionSets.map((name) => schema.permissionSets.find((set) => set.name === name));
  return combineGrants(
    schema,
    definition,
    sets.filter((set) => set !== undefined),
  );
}

/** `CREDVM`, a letter for each permission granted. */
function letters({ create, read, edit, delete: remove, viewAll, modifyAll }: ObjectAccess): string {
  const granted: [boolean, string][] = [
    [create, 'C'],
    [read, 'R'],
    [edit, 'E'],
    [remove, 'D'],
    [viewAll, 'V'],
    [modifyAll, 'M'],
  ];
  return granted.map(([on, letter]) => (on ? letter : '')).join('');
}

// Help: "Standard Profiles" (standard_profiles.htm), "Object Permissions" (users_profiles_object_perms.htm).
describe('objects', () => {
  const ADMIN = 'System Administrator';
  const USER = 'Standard User';
  const API = 'Minimum Access - API Only Integrations';
  const cases: [string, string[], string, string][] = [
    [ADMIN, [], 'Account', 'CREDVM'],
    [ADMIN, [], 'Visit__c', 'CREDVM'],
    [USER, [], 'Account', 'CRED'],
    [USER, [], 'Opportunity', 'CRED'],
    [USER, [], 'OpportunityStage', 'R'],
    [USER, [], 'User', 'R'],
    [USER, [], 'PermissionSet', 'R'],
    // "DuplicateRule" and "DuplicateRecordSet", special access rules: View Setup, and what an administrator grants.
    [USER, [], 'DuplicateRule', 'R'],
    [API, [], 'DuplicateRule', ''],
    [USER, [], 'DuplicateRecordSet', ''],
    [USER, [], 'DuplicateRecordItem', ''],
    // Parts of others follow those: "OpportunityLineItem" and "CampaignMember", special access rules, in the Object Reference.
    [USER, [], 'OpportunityLineItem', 'CRED'],
    [USER, [], 'OpportunityHistory', 'CRED'],
    [USER, [], 'PricebookEntry', 'R'],
    [USER, [], 'CampaignMember', 'R'],
    [USER, [], 'Visit__c', ''],
    [USER, ['Sales_Person'], 'Visit__c', 'CRE'],
    [API, [], 'Account', ''],
    [API, [], 'PermissionSet', ''],
    [API, [], 'User', 'R'],
    [API, [], 'Organization', 'R'],
    [API, ['Sales_Robot'], 'Account', 'REV'],
    [API, ['Sales_Robot'], 'Opportunity', 'RV'],
    [API, ['Sales_Robot', 'Sales_Admin'], 'Account', 'CREDV'],
    [API, ['Sales_Robot'], 'Nothing__c', ''],
  ];
  for (const [profile, sets, object, expected] of cases) {
    it(`${object} for ${[profile, ...sets].join(' + ')}: ${expected || 'no access'}`, () => {
      assert.equal(letters(grants(profile, ...sets).object(object)), expected);
    });
  }
});

describe('fields', () => {
  it('of custom make are visible to nobody until a permission set grants them', () => {
    for (const profile of ['System Administrator', 'Standard User']) {
      assert.deepEqual(grants(profile).field('Account', 'Revenue__c'), { read: false, edit: false });
    }
    const admin = grants('System Administrator', 'Sales_Admin');
    assert.deepEqual(admin.field('account', 'revenue__C'), { read: true, edit: true });
    const seller = grants('Standard User', 'Sales_Person');
    assert.deepEqual(seller.field('Account', 'Revenue__c'), { read: true, edit: false });
  });

  it('that are standard come with the profile of people, not with that of integrations', () => {
    assert.deepEqual(grants('Standard User').field('Account', 'Industry'), { read: true, edit: true });
    const robot = grants('Minimum Access - API Only Integrations', 'Sales_Robot');
    assert.deepEqual(robot.field('Account', 'Industry'), { read: false, edit: false });
    assert.deepEqual(robot.field('Account', 'AnnualRevenue'), { read: true, edit: false });
  });

  it('without field permissions follow the object', () => {
    const robot = grants('Minimum Access - API Only Integrations', 'Sales_Robot');
    for (const name of ['Id', 'Name', 'CreatedDate', 'OwnerId']) {
      assert.equal(robot.field('Account', name).read, true, name);
    }
    for (const name of ['StageName', 'CloseDate', 'IsWon', 'IsClosed']) {
      assert.deepEqual(robot.field('Opportunity', name), { read: true, edit: false }, name);
    }
    const seller = grants('Standard User', 'Sales_Person');
    assert.deepEqual(seller.field('Visit__c', 'Account__c'), { read: true, edit: true });
    assert.deepEqual(seller.field('Visit__c', 'Visited_On__c'), { read: true, edit: true });
  });

  it('of an object without access are closed', () => {
    const nothing = grants('Minimum Access - API Only Integrations');
    for (const name of ['Id', 'Name', 'Industry']) {
      assert.deepEqual(nothing.field('Account', name), { read: false, edit: false });
    }
  });

  // Object Reference, "OpportunityHistory": it respects field-level security on the parent object.
  it('of stage history are those of the opportunity, and written by nobody', () => {
    const robot = grants('Minimum Access - API Only Integrations', 'Sales_Robot');
    const user = grants('Standard User');
    const seen = (who: Grants, name: string): boolean => who.field('OpportunityHistory', name).read;
    const names = ['Amount', 'PrevAmount', 'CloseDate', 'Probability'];
    assert.deepEqual(
      names.map((name) => [seen(robot, name), seen(user, name)]),
      [
        [true, true],
        [true, true],
        [true, true],
        [robot.field('Opportunity', 'Probability').read, true],
      ],
    );
    assert.equal(seen(robot, 'Probability'), false);
    assert.equal(user.field('OpportunityHistory', 'Amount').edit, false);
    const amount = schema.object('OpportunityHistory')?.field('Amount');
    assert.equal(amount && isPermissionable(amount), false);
  });

  it('that the platform derives are never editable', () => {
    const admin = grants('System Administrator', 'Sales_Admin');
    assert.deepEqual(admin.field('Opportunity', 'IsWon'), { read: true, edit: false });
    assert.deepEqual(admin.field('Visit__c', 'Name'), { read: true, edit: false });
  });
});

describe('user permissions', () => {
  it('come from profile and permission sets', () => {
    assert.equal(grants('System Administrator').hasUserPermission('ModifyAllData'), true);
    assert.equal(grants('Standard User').hasUserPermission('ViewAllData'), false);
    assert.equal(grants('Minimum Access - API Only Integrations').hasUserPermission('ApiEnabled'), true);
  });
});
