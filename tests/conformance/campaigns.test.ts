import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

// Object Reference: "Campaign" (sforce_api_objects_campaign.htm).
describe('a campaign', () => {
  it('adds up its members and opportunities', () => {
    using org = new TestOrg();
    const fair = org.add('Campaign', { Name: 'Fair', IsActive: true, BudgetedCost: 1000 });
    assert.match(fair, /^701/);
    const sums = (): unknown[] =>
      [
        ...['NumberOfContacts', 'NumberOfResponses', 'NumberOfOpportunities', 'NumberOfWonOpportunities'],
        ...['AmountAllOpportunities', 'AmountWonOpportunities'],
      ].map((field) => org.value(fair, field));
    assert.deepEqual(sums(), ['0', '0', '0', '0', '0', '0']);
    const [ann, bob] = ['Ann', 'Bob'].map((LastName) => org.add('Contact', { LastName }));
    const member = org.add('CampaignMember', { CampaignId: fair, ContactId: ann, Status: 'Responded' });
    org.add('CampaignMember', { CampaignId: fair, ContactId: bob });
    const deal = org.addOpportunity({ CampaignId: fair, Amount: 10 });
    org.addOpportunity({ CampaignId: fair, Amount: 5, StageName: 'Closed Won' });
    assert.deepEqual(sums(), ['2', '1', '2', '1', '15', '5']);
    succeeded(org.delete(member));
    succeeded(org.update(deal, { StageName: 'Closed Won' }));
    assert.deepEqual(sums(), ['1', '0', '2', '2', '15', '15']);
    assert.equal(refusal(org.update(fair, { NumberOfContacts: 9 })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.deepEqual(org.query('SELECT Campaign.Name FROM Opportunity GROUP BY Campaign.Name'), [['Fair']]);
  });

  it('is in a hierarchy without circles, and leaves its opportunities behind', () => {
    using org = new TestOrg();
    const year = org.add('Campaign', { Name: 'Year' });
    const fair = org.add('Campaign', { Name: 'Fair', ParentId: year });
    assert.equal(refusal(org.update(year, { ParentId: fair })).code, 'CIRCULAR_DEPENDENCY');
    const deal = org.addOpportunity({ CampaignId: fair });
    org.add('CampaignMember', { CampaignId: fair, ContactId: org.add('Contact', { LastName: 'Ann' }) });
    const task = org.add('Task', { WhatId: fair, Subject: 'Print flyers' });
    succeeded(org.delete(fair));
    assert.equal(org.value(deal, 'CampaignId'), null);
    assert.equal(org.count('SELECT COUNT() FROM CampaignMember'), 0);
    succeeded(org.store.undelete(org.object('Campaign'), fair, org.viewer));
    assert.equal(org.value(deal, 'CampaignId'), fair);
    assert.equal(org.count('SELECT COUNT() FROM CampaignMember'), 1);
    assert.equal(org.value(task, 'WhatId'), fair);
    succeeded(org.delete(year));
    assert.equal(org.value(fair, 'ParentId'), null);
  });
});

// Object Reference: "CampaignMember" (sforce_api_objects_campaignmember.htm), "CampaignMemberStatus".
describe('a member of a campaign', () => {
  it('is a contact, once, with a status of the campaign', () => {
    using org = new TestOrg();
    const fair = org.add('Campaign', { Name: 'Fair' });
    const account = org.add('Account', { Name: 'Acme' });
    const ann = org.add('Contact', { FirstName: 'Ann', LastName: 'Able', AccountId: account, Email: 'a@b.example' });
    const id = org.add('CampaignMember', { CampaignId: fair, ContactId: ann });
    const shown = ['Name', 'Email', 'CompanyOrAccount', 'Status', 'HasResponded', 'FirstRespondedDate'];
    const values = (): unknown[] => shown.map((field) => org.value(id, field));
    assert.deepEqual(values(), ['Ann Able', 'a@b.example', 'Acme', 'Sent', false, null]);
    succeeded(org.update(id, { Status: 'responded' }));
    const day = new Date().toISOString().slice(0, 10);
    assert.deepEqual(values().slice(3), ['Responded', true, day]);
    succeeded(org.update(id, { Status: 'Sent' }));
    assert.deepEqual(values().slice(3), ['Sent', false, day]);
    const statuses = 'SELECT Label, IsDefault, HasResponded FROM CampaignMemberStatus ORDER BY SortOrder';
    assert.deepEqual(org.query(statuses), [
      ['Sent', true, false],
      ['Responded', false, true],
    ]);
  });

  it('is refused twice, without a contact, as a lead, moved, or with a status that the campaign has not', () => {
    using org = new TestOrg();
    const CampaignId = org.add('Campaign', { Name: 'Fair' });
    const ContactId = org.add('Contact', { LastName: 'Ann' });
    const id = org.add('CampaignMember', { CampaignId, ContactId });
    const bob = org.add('Contact', { LastName: 'Bob' });
    const refused: readonly (readonly [result: ReturnType<TestOrg['insert']>, code: string])[] = [
      [org.insert('CampaignMember', { CampaignId, ContactId }), 'DUPLICATE_VALUE'],
      [org.insert('CampaignMember', { CampaignId }), 'REQUIRED_FIELD_MISSING'],
      [org.insert('CampaignMember', { ContactId }), 'REQUIRED_FIELD_MISSING'],
      [org.insert('CampaignMember', { CampaignId, LeadId: '00Q000000000001' }), 'FUNCTIONALITY_NOT_ENABLED'],
      [org.insert('CampaignMember', { CampaignId, ContactId: bob, Status: 'Invited' }), 'FUNCTIONALITY_NOT_ENABLED'],
      [org.update(id, { ContactId: bob }), 'INVALID_FIELD_FOR_INSERT_UPDATE'],
      [org.update(id, { HasResponded: true }), 'INVALID_FIELD_FOR_INSERT_UPDATE'],
      [org.insert('CampaignMemberStatus', { CampaignId, Label: 'Invited' }), 'FUNCTIONALITY_NOT_ENABLED'],
    ];
    assert.deepEqual(
      refused.map(([result]) => refusal(result).code),
      refused.map(([, code]) => code),
    );
  });
});
