import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { FieldPermission, ObjectPermission, Schema } from '../../../../local-org/src/schema/index.ts';
import { checkPermissionSets } from '../../../../local-org/src/security/checkPermissionSets.ts';
import { fieldXml } from '../../../support/local-org/sfdxProject.ts';
import { testSchema } from '../../../support/local-org/testOrg.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
before(() => {
  schema = loadSchema(SALES_ORG);
});

const NONE: Omit<ObjectPermission, 'object'> = {
  allowRead: false,
  allowCreate: false,
  allowEdit: false,
  allowDelete: false,
  viewAllRecords: false,
  modifyAllRecords: false,
};

function check(
  objectPermissions: readonly ObjectPermission[],
  fieldPermissions: readonly FieldPermission[] = [],
  of = schema,
): void {
  const set = {
    name: 'Mine',
    file: 'permissionsets/Mine.permissionset-meta.xml',
    label: 'Mine',
    objectPermissions,
    fieldPermissions,
    userPermissions: [],
    customPermissions: [],
    customMetadataTypes: [],
    recordTypes: [],
  };
  checkPermissionSets({ ...of, permissionSets: [set] });
}

describe('a permission set that deploys', () => {
  it('passes', () => {
    checkPermissionSets(schema);
    check([]);
    check([{ object: 'Account', ...NONE }]);
    check(
      [{ object: 'Account', ...NONE, allowRead: true }],
      [{ field: 'Account.Revenue__c', readable: true, editable: true }],
    );
  });
});

describe('object permissions that do not deploy', () => {
  const cases: [string, Partial<ObjectPermission>, RegExp][] = [
    ['Create without Read', { allowCreate: true }, /Permission set Mine: allowCreate on Account depends on allowRead/],
    ['Edit without Read', { allowEdit: true }, /allowEdit on Account depends on allowRead/],
    ['Delete without Edit', { allowRead: true, allowDelete: true }, /allowDelete on Account depends on allowEdit/],
    ['View All without Read', { viewAllRecords: true }, /viewAllRecords on Account depends on allowRead/],
    [
      'Modify All without View All',
      { allowRead: true, allowEdit: true, allowDelete: true, modifyAllRecords: true },
      /modifyAllRecords on Account depends on viewAllRecords/,
    ],
    [
      'an unknown object',
      { object: 'Nothing__c', allowRead: true },
      /grants the object Nothing__c, which this org does not have/,
    ],
    ['Task', { object: 'Task', allowRead: true }, /object permissions on Task do not exist/],
    ['a custom metadata type', { object: 'Policy__mdt', allowRead: true }, /customMetadataTypeAccesses/],
    [
      'a detail without its master',
      { object: 'Visit__c', allowRead: true },
      /: Permission Read Visit__c depends on permission\(s\): Read Account$/,
    ],
  ];
  for (const [what, permission, message] of cases) {
    it(`are refused: ${what}`, () => {
      assert.throws(() => {
        check([{ object: 'Account', ...NONE, ...permission }]);
      }, message);
    });
  }
});

describe('field permissions that do not deploy', () => {
  const cases: [string, FieldPermission, RegExp][] = [
    [
      'a master-detail field',
      { field: 'Visit__c.Account__c', readable: true, editable: false },
      /: You cannot deploy to a required field: Visit__c\.Account__c$/,
    ],
    [
      'a required field',
      { field: 'Visit__c.Visited_On__c', readable: true, editable: false },
      /: You cannot deploy to a required field: Visit__c\.Visited_On__c$/,
    ],
    [
      'a standard required field',
      { field: 'Opportunity.StageName', readable: true, editable: true },
      /You cannot deploy to a required field: /,
    ],
    [
      'a system field',
      { field: 'Account.CreatedDate', readable: true, editable: false },
      /You cannot deploy to a required field: /,
    ],
    [
      'Edit without Read',
      { field: 'Account.Revenue__c', readable: false, editable: true },
      /editable on Account\.Revenue__c depends on readable/,
    ],
    [
      'an unknown field',
      { field: 'Account.Nothing__c', readable: true, editable: false },
      /: In field: field - no CustomField named Account\.Nothing__c found$/,
    ],
    [
      'a field of an unknown object',
      { field: 'Nothing__c.A__c', readable: true, editable: false },
      /object that this org does not have/,
    ],
  ];
  for (const [what, permission, message] of cases) {
    it(`are refused: ${what}`, () => {
      assert.throws(() => {
        check([], [permission]);
      }, message);
    });
  }

  it('are refused: a part of a location, which is granted as a whole', () => {
    const field = fieldXml('Site__c', 'Location', '<scale>5</scale>');
    const located = testSchema({ 'objects/Account/fields/Site__c.field-meta.xml': field });
    const grant = (name: string): FieldPermission[] => [{ field: `Account.${name}`, readable: true, editable: true }];
    check([], grant('Site__c'), located);
    assert.throws(() => {
      check([], grant('Site__Latitude__s'), located);
    }, /Account\.Site__Latitude__s, which is a part of Account\.Site__c/);
  });
});
