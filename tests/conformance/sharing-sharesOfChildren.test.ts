import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSharingOrg } from '../support/sharingOrg.ts';
import type { Persona, SharingOrg } from '../support/sharingOrg.ts';

// "AccountShare" (ContactAccessLevel, CaseAccessLevel), "ContactShare", "CaseShare", Object Reference for the Salesforce Platform
// (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contactshare.htm): the
// properties of fields depend on the organization-wide defaults.
let org: SharingOrg;
let account: string;
let contact: string;
let caseId: string;
before(async () => {
  org = await startSharingOrg({}, { Contact: 'Private', Case: 'Private', Opportunity: 'ReadWrite' });
  account = await org.add('loner', 'Account', { Name: 'Lonely' });
  contact = await org.add('loner', 'Contact', { LastName: 'Alone', AccountId: account });
  caseId = await org.add('loner', 'Case', { Subject: 'Alone', AccountId: account });
});
after(() => org.close());

const reads = async (persona: Persona, object: string, id: string): Promise<boolean> =>
  (await org.query(persona, `SELECT Id FROM ${object} WHERE Id = '${id}'`)).length > 0;
const causes = async (object: string, link: string, id: string): Promise<readonly unknown[]> =>
  org.column('admin', `SELECT RowCause FROM ${object} WHERE ${link} = '${id}'`, 'RowCause');

describe('a share of an account whose contacts and cases are private', () => {
  it('gives them as it says', async () => {
    const row = { AccountId: account, UserOrGroupId: org.userIds.rep, AccountAccessLevel: 'Read' };
    const levels = { ContactAccessLevel: 'Edit', CaseAccessLevel: 'None' };
    const share = await org.add('loner', 'AccountShare', { ...row, ...levels });
    assert.deepEqual([await reads('rep', 'Contact', contact), await reads('rep', 'Case', caseId)], [true, false]);
    const path = `/sobjects/AccountShare/${share}`;
    assert.equal((await org.call('rep', 'PATCH', `/sobjects/Contact/${contact}`, { Phone: '1' })).status, 204);
    const turned = { ContactAccessLevel: 'None', CaseAccessLevel: 'Read' };
    assert.equal((await org.call('loner', 'PATCH', path, turned)).status, 204);
    assert.deepEqual([await reads('rep', 'Contact', contact), await reads('rep', 'Case', caseId)], [false, true]);
    // The account alone is left.
    assert.equal((await org.call('loner', 'PATCH', path, { CaseAccessLevel: 'None' })).status, 204);
    assert.deepEqual([await reads('rep', 'Account', account), await reads('rep', 'Case', caseId)], [true, false]);
    assert.deepEqual(await causes('ContactShare', 'ContactId', contact), ['Owner']);
    assert.equal((await org.call('loner', 'DELETE', path)).status, 204);
  });
});

describe('a share of a contact or a case', () => {
  const shares: readonly (readonly [string, () => string])[] = [
    ['Contact', () => contact],
    ['Case', () => caseId],
  ];
  for (const [object, id] of shares) {
    it(`opens the ${object.toLowerCase()}, and its account to read`, async () => {
      const row = { [`${object}Id`]: id(), UserOrGroupId: org.userIds.peer, [`${object}AccessLevel`]: 'Edit' };
      const share = await org.add('loner', `${object}Share`, row);
      assert.deepEqual([await reads('peer', object, id()), await reads('peer', 'Account', account)], [true, true]);
      assert.deepEqual(await causes(`${object}Share`, `${object}Id`, id()), ['Manual', 'Owner']);
      assert.deepEqual(await causes('AccountShare', 'AccountId', account), ['ImplicitParent', 'Owner']);
      assert.equal((await org.call('peer', 'PATCH', `/sobjects/Account/${account}`, { Site: 'x' })).status, 403);
      assert.equal((await org.call('loner', 'DELETE', `/sobjects/${object}Share/${share}`)).status, 204);
      assert.equal(await reads('peer', 'Account', account), false);
    });
  }

  it('of an opportunity that everybody changes is refused', async () => {
    const values = { Name: 'Open', StageName: 'Prospecting', CloseDate: '2026-12-01' };
    const deal = await org.add('loner', 'Opportunity', values);
    const row = { OpportunityId: deal, UserOrGroupId: org.userIds.peer, OpportunityAccessLevel: 'Edit' };
    const { body } = await org.call('loner', 'POST', '/sobjects/OpportunityShare', row);
    assert.match(JSON.stringify(body), /trivial share level Edit, for organization with default level Edit/);
    assert.deepEqual(await causes('OpportunityShare', 'OpportunityId', deal), ['Owner']);
  });
});
