import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

function deal(org: TestOrg): { opportunity: string; ann: string; bob: string } {
  const account = org.add('Account', { Name: 'Acme' });
  return {
    opportunity: org.addOpportunity({ AccountId: account }),
    ann: org.add('Contact', { LastName: 'Ann', AccountId: account }),
    bob: org.add('Contact', { LastName: 'Bob' }),
  };
}

// Object Reference: "OpportunityContactRole" (sforce_api_objects_opportunitycontactrole.htm).
describe('a contact role on an opportunity', () => {
  it('needs both, and stays on its opportunity', () => {
    using org = new TestOrg();
    const { opportunity, ann, bob } = deal(org);
    for (const values of [{ ContactId: ann }, { OpportunityId: opportunity }]) {
      assert.equal(refusal(org.insert('OpportunityContactRole', values)).code, 'REQUIRED_FIELD_MISSING');
    }
    const id = org.add('OpportunityContactRole', { OpportunityId: opportunity, ContactId: ann, Role: 'Evaluator' });
    assert.match(id, /^00K/);
    succeeded(org.update(id, { ContactId: bob, Role: 'Of our own making' }));
    const moved = refusal(org.update(id, { OpportunityId: org.addOpportunity() }));
    assert.equal(moved.code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    // Creating several for one contact is not recommended, and possible.
    org.add('OpportunityContactRole', { OpportunityId: opportunity, ContactId: bob });
    const query = `SELECT Contact.Name, Role, Opportunity.Account.Name FROM OpportunityContactRole WHERE Opportunity.Id = '${opportunity}' ORDER BY Role NULLS FIRST`;
    assert.deepEqual(org.query(query), [
      ['Bob', null, 'Acme'],
      ['Bob', 'Of our own making', 'Acme'],
    ]);
    assert.equal(
      org.count(
        `SELECT COUNT() FROM Contact WHERE Id IN (SELECT ContactId FROM OpportunityContactRole WHERE OpportunityId = '${opportunity}')`,
      ),
      1,
    );
  });

  it('is the primary one alone', () => {
    using org = new TestOrg();
    const { opportunity, ann, bob } = deal(org);
    const add = (contact: string, of = opportunity): string =>
      org.add('OpportunityContactRole', { OpportunityId: of, ContactId: contact, IsPrimary: true });
    const elsewhere = add(ann, org.addOpportunity());
    const first = add(ann);
    const second = add(bob);
    const primary = (): unknown[] => [elsewhere, first, second].map((id) => org.value(id, 'IsPrimary'));
    assert.deepEqual(primary(), [true, false, true]);
    succeeded(org.update(first, { IsPrimary: true }));
    assert.deepEqual(primary(), [true, true, false]);
    succeeded(org.update(first, { IsPrimary: false }));
    assert.deepEqual(primary(), [true, false, false]);
  });

  it('goes to the recycle bin with its opportunity, and nowhere by itself', () => {
    using org = new TestOrg();
    const { opportunity, ann, bob } = deal(org);
    const role = org.object('OpportunityContactRole');
    const kept = org.add('OpportunityContactRole', { OpportunityId: opportunity, ContactId: ann });
    const removed = org.add('OpportunityContactRole', { OpportunityId: opportunity, ContactId: bob });
    succeeded(org.delete(removed));
    assert.equal(refusal(org.store.undelete(role, removed, org.viewer)).code, 'UNDELETE_FAILED');
    succeeded(org.delete(opportunity));
    assert.equal(org.count('SELECT COUNT() FROM OpportunityContactRole'), 0);
    succeeded(org.store.undelete(org.object('Opportunity'), opportunity, org.viewer));
    assert.deepEqual(org.column('SELECT Id FROM OpportunityContactRole'), [kept]);
  });
});
