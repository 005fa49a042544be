import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const integrationLicence: Assertion = {
  id: 'integration-licence',
  rule: 'Where there is a licence "Salesforce Integration", there are the profile "Minimum Access - API Only Integrations" and the permission set licence "SalesforceAPIIntegrationPsl" to go with it.',
  objects: [],
  async prove(bench) {
    const [licence] = await bench.org.query("SELECT Id FROM UserLicense WHERE Name = 'Salesforce Integration'");
    if (licence === undefined) return notTried('The org has no licence for integration users.');
    const profiles = await bench.org.query(
      "SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'",
    );
    const licences = await bench.org.query(
      "SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'",
    );
    return expect(
      profiles.length === 1 && licences.length === 1,
      `Profiles of that name: ${profiles.length}; permission set licences: ${licences.length}.`,
    );
  },
};
