import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadSchema } from '../../../../local-org/src/schema/index.ts';
import type { Schema } from '../../../../local-org/src/schema/index.ts';
import { withSharingDefaults } from '../../../../local-org/src/security/index.ts';
import { readSharingSettings } from '../../../../local-org/src/security/sharingSettings.ts';
import { SALES_ORG } from '../../../support/localOrg.ts';

let schema: Schema;
before(() => {
  schema = loadSchema(SALES_ORG);
});

describe('readSharingSettings', () => {
  it('takes the access levels of a role, and none', () => {
    const roles = [
      { name: 'Top' },
      { name: 'East', parent: 'Top', opportunityAccessLevel: 'Read', contactAccessLevel: 'Edit' },
    ];
    assert.deepEqual(readSharingSettings({ roles }, schema).roles, [
      { name: 'Top', parent: undefined, opportunityAccessLevel: undefined, contactAccessLevel: undefined },
      { name: 'East', parent: 'Top', opportunityAccessLevel: 'Read', contactAccessLevel: 'Edit' },
    ]);
  });

  const refusals: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
    [
      'an unknown access level',
      { roles: [{ name: 'East', opportunityAccessLevel: 'All' }] },
      /role East: opportunityAccessLevel must be one of None, Read, Edit/,
    ],
    [
      'a default of what nobody owns',
      { organizationWideDefaults: { User: 'Private' } },
      /User has no owner and so no organization-wide default/,
    ],
    [
      'a parent where there is none',
      { organizationWideDefaults: { Task: 'ControlledByParent' } },
      /ControlledByParent of Task is not supported/,
    ],
    [
      'full access to what is no campaign',
      { organizationWideDefaults: { Campaign: 'FullAccess', Account: 'FullAccess' } },
      /FullAccess is for campaigns alone; choose another for Account/,
    ],
  ];
  for (const [what, content, message] of refusals) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readSharingSettings(content, schema), { message });
    });
  }
});

describe('withSharingDefaults', () => {
  it('keeps the defaults of a new org where nothing is chosen', () => {
    const models = (of: Schema): unknown[] =>
      ['Account', 'Opportunity', 'Contact', 'Task'].map((name) => of.object(name)?.sharingModel);
    assert.deepEqual(models(withSharingDefaults(schema, { roles: [], organizationWideDefaults: {} })), [
      'ReadWrite',
      'Read',
      'ControlledByParent',
      'Private',
    ]);
  });

  it('changes the chosen object however it is looked up', () => {
    const changed = withSharingDefaults(schema, { roles: [], organizationWideDefaults: { Account: 'Private' } });
    assert.equal(changed.object('account')?.sharingModel, 'Private');
    assert.equal(changed.objectByKeyPrefix('001')?.sharingModel, 'Private');
    assert.equal(changed.objects.find(({ name }) => name === 'Account')?.sharingModel, 'Private');
    assert.equal(changed.object('Opportunity'), schema.object('Opportunity'));
  });
});
