import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharingOf } from '../../local-org/src/orgShape.ts';
import { SALES_ORG, SALES_ORG_PASSWORD, jsonOf, startTestOrg } from '../support/localOrg.ts';
import { ROOT } from '../support/samCli.ts';
import { RestUser } from '../support/restUser.ts';
import { PASSWORD } from '../support/samOrg.ts';

const FIELDS = [
  ...['DefaultAccountAccess', 'DefaultContactAccess', 'DefaultOpportunityAccess'],
  ...['DefaultCampaignAccess', 'DefaultPricebookAccess'],
];

async function defaultsOf(projectDir: string, username: string, password: string): Promise<unknown[]> {
  const org = await startTestOrg({ projectDir });
  try {
    const soql = encodeURIComponent(`SELECT ${FIELDS.join(', ')} FROM Organization`);
    const answer = await jsonOf(org.fetch(`/services/data/v66.0/query?q=${soql}`, await org.token(username, password)));
    const [record] = (answer as { records: Record<string, unknown>[] }).records;
    return FIELDS.map((name) => record?.[name]);
  } finally {
    await org.close();
  }
}

// Object Reference: "Organization" (sforce_api_objects_organization.htm); Salesforce Help: "Default Organization-Wide Access Levels"
// (platform.security_sharing_owd_default_settings.htm).
describe('the organization', () => {
  it('tells the organization-wide defaults of a new org', async () => {
    const told = await defaultsOf(SALES_ORG, 'admin@sales-org.test', SALES_ORG_PASSWORD);
    assert.deepEqual(told, ['Edit', 'ControlledByParent', 'Read', 'All', 'ReadSelect']);
  });

  it('tells those that an org has chosen', async () => {
    const told = await defaultsOf(ROOT, 'sync@local-org.test', PASSWORD);
    assert.deepEqual(told, ['None', 'ControlledByParent', 'None', 'All', 'ReadSelect']);
  });

  // Salesforce DX Developer Guide: "Build Your Own Scratch Org Definition File" (sfdx_dev_scratch_orgs_def_file.htm), `sharingModel`.
  it('has private accounts and opportunities in the shape private-sharing', async () => {
    const org = await startTestOrg({ shape: ['private-sharing'] });
    try {
      const [seller, user] = [
        await RestUser.of(org, 'seller@sales-org.test'),
        await RestUser.of(org, 'user@sales-org.test'),
      ];
      const [told = {}] = await user.records(`SELECT ${FIELDS.join(', ')} FROM Organization`);
      assert.deepEqual(
        FIELDS.map((name) => told[name]),
        ['None', 'ControlledByParent', 'None', 'All', 'ReadSelect'],
      );
      const id = await seller.create('Account', { Name: 'Mine' });
      assert.deepEqual(await user.records(`SELECT Id FROM Account WHERE Id = '${id}'`), []);
    } finally {
      await org.close();
    }
  });

  it('contradicts no users file', () => {
    const settings = { roles: [], organizationWideDefaults: { Account: 'Read', Contact: 'Private' } } as const;
    assert.throws(() => sharingOf(['private-sharing'], settings), /has Account Private, .* has it Read/);
    const kept = sharingOf(['private-sharing'], { roles: [], organizationWideDefaults: { Contact: 'Private' } });
    assert.deepEqual(kept.organizationWideDefaults, {
      Contact: 'Private',
      Account: 'Private',
      Opportunity: 'Private',
    });
  });
});
