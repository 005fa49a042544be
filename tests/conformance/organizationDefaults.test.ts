import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SALES_ORG, SALES_ORG_PASSWORD, jsonOf, startTestOrg } from '../support/localOrg.ts';
import { ROOT } from '../support/samCli.ts';
import { PASSWORD } from '../support/samOrg.ts';

const FIELDS = ['DefaultAccountAccess', 'DefaultContactAccess', 'DefaultOpportunityAccess'];

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
    assert.deepEqual(told, ['Edit', 'ControlledByParent', 'Read']);
  });

  it('tells those that an org has chosen', async () => {
    const told = await defaultsOf(ROOT, 'sync@local-org.test', PASSWORD);
    assert.deepEqual(told, ['None', 'ControlledByParent', 'None']);
  });
});
