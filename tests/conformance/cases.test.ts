import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

// Object Reference: "Case" (sforce_api_objects_case.htm), "Product2" (sforce_api_objects_product2.htm).
describe('a case', () => {
  it('has a number, and begins as a new one of medium priority', () => {
    using org = new TestOrg();
    const [first, second] = [org.add('Case', {}), org.add('Case', { Subject: 'Leak' })];
    const fields = ['CaseNumber', 'Status', 'Priority', 'IsClosed', 'ClosedDate', 'IsEscalated'];
    assert.deepEqual(
      fields.map((field) => org.value(first, field)),
      ['00000001', 'New', 'Medium', false, null, false],
    );
    assert.equal(org.value(second, 'CaseNumber'), '00000002');
    assert.match(first, /^500/);
    assert.equal(refusal(org.update(first, { CaseNumber: '7' })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('is closed by its status, and opened again', () => {
    using org = new TestOrg();
    const id = org.add('Case', { Status: 'Closed' });
    const closed = org.value(id, 'ClosedDate');
    assert.deepEqual([org.value(id, 'IsClosed'), typeof closed], [true, 'string']);
    succeeded(org.update(id, { Subject: 'Still closed', Status: 'Closed' }));
    assert.equal(org.value(id, 'ClosedDate'), closed);
    succeeded(org.update(id, { Status: 'Working' }));
    assert.deepEqual([org.value(id, 'IsClosed'), org.value(id, 'ClosedDate')], [false, null]);
  });

  it('shows how its contact is reached, as it is now', () => {
    using org = new TestOrg();
    const contact = org.add('Contact', { LastName: 'Lee', Email: 'lee@example.com', Phone: '1' });
    const id = org.add('Case', { ContactId: contact });
    assert.deepEqual([org.value(id, 'ContactEmail'), org.value(id, 'ContactMobile')], ['lee@example.com', null]);
    succeeded(org.update(contact, { Email: 'new@example.com' }));
    assert.equal(org.count("SELECT COUNT() FROM Case WHERE ContactEmail = 'new@example.com'"), 1);
    assert.equal(refusal(org.update(id, { ContactEmail: 'x@y.z' })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  // simplysfdc.com, "What Happens when You Delete Accounts in Salesforce"
  it('keeps its account and its contact from being deleted', () => {
    using org = new TestOrg();
    const account = org.add('Account', { Name: 'Acme' });
    const contact = org.add('Contact', { LastName: 'Lee' });
    const id = org.add('Case', { AccountId: account, ContactId: contact });
    for (const parent of [account, contact]) assert.equal(refusal(org.delete(parent)).code, 'DELETE_FAILED');
    succeeded(org.delete(id));
    succeeded(org.delete(account));
  });

  it('and a product are what activities are about, which belong to the contact’s account', () => {
    using org = new TestOrg();
    const account = org.add('Account', { Name: 'Acme' });
    const other = org.add('Account', { Name: 'Other' });
    const contact = org.add('Contact', { LastName: 'Lee', AccountId: account });
    const about = [org.add('Case', { AccountId: other }), org.add('Product2', { Name: 'Pump' })];
    const tasks = about.map((WhatId) => org.add('Task', { WhatId, WhoId: contact, Subject: 'Call' }));
    assert.deepEqual(
      tasks.map((id) => org.value(id, 'AccountId')),
      [account, account],
    );
    assert.deepEqual(org.query('SELECT What.Name, What.Type FROM Task ORDER BY CreatedDate, Id'), [
      ['00000001', 'Case'],
      ['Pump', 'Product2'],
    ]);
  });
});
