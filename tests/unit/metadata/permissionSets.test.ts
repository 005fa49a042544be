import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceMetadata, type MetadataElement } from '../../support/sourceMetadata.ts';

const permissionSets = sourceMetadata('PermissionSet');
const fields = new Map(sourceMetadata('CustomField').map(({ fullName, content }) => [fullName, content]));
const apps = new Set(sourceMetadata('CustomApplication').map(({ fullName }) => fullName));
const customPermissions = new Set(sourceMetadata('CustomPermission').map(({ fullName }) => fullName));
const tabs = new Set(sourceMetadata('CustomTab').map(({ fullName }) => fullName));

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */
const DESCRIPTION = 255;

/** Written by the job on accounts. */
const TIER_FIELD =
  /^Account\.(Quartile|Previous_Quartile|Revenue_Rank|Customers_Ranked|Window_Revenue|Family_Revenue|Open_Potential|Revenue_Share|Cumulative_Share|In_Top_Pool|Border_Gap|Tiered_On|Tiering_Run_Key)__c$/;
const TIER_FIELDS = 13;
/** Chosen by people on accounts. */
const CHOSEN_FIELDS = [
  'Account.Baseline_Revenue__c',
  'Account.Designation__c',
  'Account.Programme_Start__c',
  'Account.SAM__c',
  'Account.Why_They_Matter_To_Us__c',
  'Account.Why_We_Matter_To_Them__c',
];

/** What people think of people, and what counts it: for those who look after the account. */
const OPINIONS = [
  'Account.Opponents__c',
  'Account.Supporters__c',
  'Stakeholder__c.Fit__c',
  'Stakeholder__c.Notes__c',
  'Stakeholder__c.Relationship_Now__c',
  'Stakeholder__c.Relationship_Wanted__c',
  'Stakeholder__c.Stance__c',
];
/** Written by the contacts job. */
const CLOCKS = [
  'Account.Last_Contact_On__c',
  'Account.Our_People_In_Contact__c',
  'Account.Their_People_In_Contact__c',
  'Stakeholder_Coverage__c.Contacts_365_Days__c',
  'Stakeholder_Coverage__c.Last_Contact_On__c',
  'Stakeholder__c.Last_Contact_On__c',
];
const OF_PEOPLE = /^(Stakeholder|Team_Role|Voice_)/;
/** What keeps people, links and roles unique; written by whoever writes the record, and put right by the job after a merge. */
const KEYS = /^(Stakeholder__c\.Stakeholder|Stakeholder_Link__c\.Link|Team_Role__c\.\w+)_Key__c$/;

/** Standard fields that need no permission, or take none: https://help.salesforce.com/s/articleView?id=platform.fields_about_field_level_security.htm */
const NEVER_GRANTED = /\.(Id|Name|OwnerId|StageName|CloseDate|IsWon|IsClosed|LastName|CreatedById|LastModifiedById)$/;

/** They take no object permissions, but one of the user. */
const ACTIVITIES = ['Task', 'Event'];

/** Who must be readable before a child can be; `ObjectPermissions` in Salesforce's object reference. */
const MASTERS: Readonly<Record<string, string>> = {
  Contact: 'Account',
  Opportunity: 'Account',
  Stakeholder__c: 'Account',
  Stakeholder_Coverage__c: 'Stakeholder__c',
  Stakeholder_Link__c: 'Stakeholder__c',
  Team_Role__c: 'Account',
  Tier_Snapshot__c: 'Account',
  Voice_Answer__c: 'Voice_Interview__c',
  Voice_Interview__c: 'Account',
};

const granted = (element: MetadataElement, flag: string): boolean => element.text(flag) === 'true';

function permissionSet(name: string): MetadataElement {
  const found = permissionSets.find(({ fullName }) => fullName === name);
  assert.ok(found, `permission set ${name}`);
  return found.content;
}

function objectFlags(content: MetadataElement, object: string): string[] {
  const permission = content.elements('objectPermissions').find((element) => element.text('object') === object);
  return Object.keys(permission?.children ?? {}).filter(
    (flag) => flag !== 'object' && permission && granted(permission, flag),
  );
}

for (const { fullName, content } of permissionSets) {
  describe(`permission set ${fullName}`, () => {
    const objects = content.elements('objectPermissions');
    const fieldPermissions = content.elements('fieldPermissions');

    it('can be assigned under any licence', () => {
      assert.equal(content.text('license'), undefined);
      const description = content.text('description') ?? '';
      assert.ok(description.length > 0 && description.length <= DESCRIPTION, `${description.length} characters`);
    });

    it('never grants a field that is required or master-detail, nor editing what the platform computes', () => {
      for (const permission of fieldPermissions) {
        const name = permission.text('field') ?? '';
        assert.doesNotMatch(name, NEVER_GRANTED);
        const field = fields.get(name);
        if (name.endsWith('__c')) {
          assert.ok(field, `${name} is no field of this project`);
          assert.notEqual(field.text('required'), 'true', name);
          assert.notEqual(field.text('type'), 'MasterDetail', name);
        }
        const computed =
          field?.text('formula') !== undefined || ['AutoNumber', 'Summary'].includes(field?.text('type') ?? '');
        assert.ok(!(computed && granted(permission, 'editable')), `${name} is computed`);
        assert.ok(granted(permission, 'readable'), `${name} must be readable, or be left out`);
      }
    });

    it('names each field and object once, and grants no field of an object that cannot be read', () => {
      const names = [
        ...fieldPermissions.map((element) => element.text('field')),
        ...objects.map((element) => element.text('object')),
      ];
      assert.equal(new Set(names).size, names.length);
      const userPermissions = content.elements('userPermissions').map((element) => element.text('name'));
      for (const permission of fieldPermissions) {
        const object = permission.text('field')?.split('.')[0] ?? '';
        const isReadable = ACTIVITIES.includes(object)
          ? userPermissions.includes('ActivitiesAccess')
          : objectFlags(content, object).includes('allowRead');
        assert.ok(isReadable, `${object} is not readable`);
      }
    });

    // https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-objectpermissions.html
    it('grants what each object permission depends on', () => {
      for (const permission of objects) {
        const object = permission.text('object') ?? '';
        const needs: Readonly<Record<string, readonly string[]>> = {
          allowCreate: ['allowRead'],
          allowEdit: ['allowRead'],
          allowDelete: ['allowRead', 'allowEdit'],
          viewAllRecords: ['allowRead'],
          modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
        };
        for (const [flag, required] of Object.entries(needs)) {
          for (const requirement of granted(permission, flag) ? required : []) {
            assert.ok(granted(permission, requirement), `${object}: ${flag} needs ${requirement}`);
          }
        }
        const master = MASTERS[object];
        assert.ok(!master || objectFlags(content, master).includes('allowRead'), `${object} needs ${master ?? ''}`);
      }
    });

    it('shows an app or tab that exists', () => {
      for (const visibility of content.elements('applicationVisibilities')) {
        assert.ok(apps.has(visibility.text('application') ?? ''));
      }
      for (const setting of content.elements('tabSettings')) {
        const tab = setting.text('tab') ?? '';
        const object = tab.replace(/^standard-/, '');
        assert.ok(
          tabs.has(tab) || objectFlags(content, object).includes('allowRead'),
          `${tab} is no tab, or of no use`,
        );
      }
    });

    it('grants custom permissions that exist, and the whole portfolio to nobody who would see a part of it', () => {
      const names = content.elements('customPermissions').map((element) => element.text('name') ?? '');
      assert.ok(names.every((name) => customPermissions.has(name)));
      if (names.includes('See_Whole_Portfolio')) {
        assert.ok(objectFlags(content, 'Account').includes('viewAllRecords'));
      }
    });
  });
}

describe('who may do what', () => {
  const editable = (name: string): string[] =>
    permissionSet(name)
      .elements('fieldPermissions')
      .filter((element) => granted(element, 'editable'))
      .map((element) => element.text('field') ?? '');
  const readable = (name: string): string[] =>
    permissionSet(name)
      .elements('fieldPermissions')
      .map((element) => element.text('field') ?? '');

  it('a strategic account manager reads tiers, runs and history, writes none of them, and designates accounts', () => {
    const written = editable('Strategic_Account_Manager').filter((name) =>
      /^(Account\..+__c|Tier|Service_Level)/.test(name),
    );
    // Who looks after the account, since when and from what revenue on is for the manager to say.
    const byManagers = ['Account.Baseline_Revenue__c', 'Account.Programme_Start__c', 'Account.SAM__c'];
    assert.deepEqual(
      written,
      CHOSEN_FIELDS.filter((name) => !byManagers.includes(name)),
    );
    assert.equal(readable('Strategic_Account_Manager').filter((name) => TIER_FIELD.test(name)).length, TIER_FIELDS);
    const manager = permissionSet('Strategic_Account_Manager');
    assert.deepEqual(objectFlags(manager, 'Tiering_Run__c'), ['allowRead']);
    assert.deepEqual(objectFlags(manager, 'Tier_Snapshot__c'), ['allowRead']);
  });

  it('a manager sees every account, tier and run, and edits no tier, but designations and service levels; opportunities and contacts follow sharing', () => {
    const manager = permissionSet('Strategic_Portfolio_Manager');
    assert.deepEqual(objectFlags(manager, 'Account'), ['allowEdit', 'allowRead', 'viewAllRecords']);
    assert.deepEqual(objectFlags(manager, 'Opportunity'), ['allowRead']);
    assert.deepEqual(objectFlags(manager, 'Contact'), ['allowRead']);
    for (const object of ['Tiering_Run__c', 'Tier_Snapshot__c']) {
      assert.deepEqual(objectFlags(manager, object), ['allowRead', 'viewAllRecords']);
    }
    assert.deepEqual(
      editable('Strategic_Portfolio_Manager').filter((name) => /^(Account|Tier).+__c$/.test(name)),
      CHOSEN_FIELDS,
    );
    assert.deepEqual(objectFlags(manager, 'Service_Level__c'), ['allowCreate', 'allowEdit', 'allowRead']);
    assert.deepEqual(readable('Strategic_Portfolio_Manager'), readable('Strategic_Account_Manager'));
    assert.deepEqual(
      manager.elements('userPermissions').map((element) => element.text('name')),
      ['RunReports'],
    );
  });

  it('a viewer reads what tiering wrote on the accounts shared with them, and edits nothing', () => {
    const viewer = permissionSet('Strategic_Accounts_Viewer');
    const objects = viewer.elements('objectPermissions').map((element) => element.text('object') ?? '');
    assert.deepEqual(objects.sort(), [
      ...['Account', 'Contact', 'Service_Level__c', 'Stakeholder_Coverage__c', 'Stakeholder_Link__c', 'Stakeholder__c'],
      ...['Team_Role__c', 'Tier_Snapshot__c', 'Tiering_Run__c', 'Voice_Answer__c', 'Voice_Interview__c'],
    ]);
    for (const object of objects) {
      assert.deepEqual(objectFlags(viewer, object), ['allowRead']);
    }
    assert.deepEqual(editable('Strategic_Accounts_Viewer'), []);
    const written = (name: string): boolean => TIER_FIELD.test(name) || name.startsWith('Tier');
    assert.deepEqual(
      readable('Strategic_Accounts_Viewer').filter(written),
      readable('Strategic_Account_Manager').filter(written),
    );
    assert.deepEqual(viewer.elements('userPermissions'), []);
  });

  it('those who look after an account keep its people, its team and what was said, and delete nothing but lines between people', () => {
    for (const [name, ...more] of [['Strategic_Account_Manager'], ['Strategic_Portfolio_Manager', 'viewAllRecords']]) {
      const flags = (object: string): string[] => objectFlags(permissionSet(name ?? ''), object);
      for (const object of ['Stakeholder__c', 'Team_Role__c', 'Voice_Answer__c', 'Voice_Interview__c']) {
        assert.deepEqual(flags(object), ['allowCreate', 'allowEdit', 'allowRead', ...more], object);
      }
      const all = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', ...more];
      assert.deepEqual(flags('Stakeholder_Link__c'), all);
      assert.deepEqual(flags('Stakeholder_Coverage__c'), ['allowRead', ...more]);
      const calculated = ['Stakeholder__c.Key_Player__c', ...CLOCKS];
      const ofPeople = readable(name ?? '').filter((field) => OF_PEOPLE.test(field) && !calculated.includes(field));
      assert.ok(ofPeople.length > 20);
      assert.deepEqual(
        editable(name ?? '').filter((field) => OF_PEOPLE.test(field)),
        ofPeople,
      );
    }
  });

  it('opinions about people are for those who look after the account', () => {
    const readers = permissionSets
      .filter(({ fullName }) => readable(fullName).some((field) => OPINIONS.includes(field)))
      .map(({ fullName }) => fullName);
    assert.deepEqual(readers.sort(), [
      'Strategic_Account_Manager',
      'Strategic_Accounts_Admin',
      'Strategic_Portfolio_Manager',
    ]);
    const seen = (name: string): string[] =>
      readable(name).filter((field) => OF_PEOPLE.test(field) || OPINIONS.includes(field));
    assert.deepEqual(
      seen('Strategic_Account_Manager').filter((field) => !seen('Strategic_Accounts_Viewer').includes(field)),
      OPINIONS,
    );
  });

  it('nobody may modify all records but the admin, and that of runs, leases and service levels alone', () => {
    const all = permissionSets.flatMap(({ fullName, content }) =>
      content
        .elements('objectPermissions')
        .filter((element) => granted(element, 'modifyAllRecords'))
        .map((element) => `${fullName} ${element.text('object') ?? ''}`),
    );
    assert.deepEqual(
      all,
      ['Service_Level__c', 'Tiering_Lease__c', 'Tiering_Run__c'].map((name) => `Strategic_Accounts_Admin ${name}`),
    );
  });

  it('the sync user reads everything it needs, writes tiers, clocks and keys alone, and never deletes', () => {
    const sync = permissionSet('Strategic_Accounts_Sync');
    assert.deepEqual(objectFlags(sync, 'Account'), ['allowEdit', 'allowRead', 'viewAllRecords']);
    for (const object of ['Contact', 'Opportunity']) {
      assert.deepEqual(objectFlags(sync, object), ['allowRead', 'viewAllRecords']);
    }
    for (const object of ['Tiering_Run__c', 'Tier_Snapshot__c', 'Tiering_Lease__c']) {
      assert.deepEqual(objectFlags(sync, object), ['allowCreate', 'allowEdit', 'allowRead', 'viewAllRecords']);
    }
    const written = editable('Strategic_Accounts_Sync').filter((name) => !name.startsWith('Tier'));
    assert.equal(written.filter((name) => TIER_FIELD.test(name)).length, TIER_FIELDS);
    assert.deepEqual(
      written.filter((name) => !TIER_FIELD.test(name) && !KEYS.test(name)),
      CLOCKS,
    );
    // Nobody's choice is overwritten: what the job cannot see it cannot write.
    assert.deepEqual(
      readable('Strategic_Accounts_Sync').filter((name) => CHOSEN_FIELDS.includes(name) || OPINIONS.includes(name)),
      [],
    );
    assert.deepEqual(
      sync.elements('userPermissions').map((element) => element.text('name')),
      ['ActivitiesAccess', 'ApiEnabled'],
    );
  });

  it('the admin may write every field of ours that takes a permission, since deployed fields are invisible until granted', () => {
    const grantable = [...fields]
      .filter(([name]) => !name.includes('__mdt.'))
      .filter(([, field]) => field.text('required') !== 'true' && field.text('type') !== 'MasterDetail')
      .filter(([, field]) => field.text('formula') === undefined && field.text('type') !== 'Summary')
      .map(([name]) => name)
      .sort();
    assert.deepEqual(
      editable('Strategic_Accounts_Admin')
        .filter((name) => name.endsWith('__c'))
        .sort(),
      grantable,
    );
  });

  it('the sync user may write every field of runs, snapshots and leases that takes a permission', () => {
    const written = editable('Strategic_Accounts_Sync').filter((name) => name.startsWith('Tier'));
    const admin = editable('Strategic_Accounts_Admin').filter((name) => name.startsWith('Tier'));
    assert.deepEqual(written.sort(), admin.sort());
  });
});
