import { checkbox, computed, date, decimal, derived, integer, lookup, picklist, text, textArea } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldSchema, RollUpDefinition, RollUpFilter } from '../types.ts';
import { standardObject } from './standardObject.ts';

const types = [
  ...['Conference', 'Webinar', 'Trade Show', 'Public Relations', 'Partners', 'Referral Program', 'Advertisement'],
  ...['Banner Ads', 'Direct Mail', 'Email', 'Telemarketing', 'Other'],
];
const file = 'Campaign';
const won: readonly RollUpFilter[] = [{ field: 'IsWon', operation: 'equals', values: ['true'] }];
const responded: readonly RollUpFilter[] = [{ field: 'HasResponded', operation: 'equals', values: ['true'] }];

function countOf(name: string, label: string, childObject: string, filters: readonly RollUpFilter[] = []): FieldSchema {
  const rollUp: RollUpDefinition = {
    ...{ operation: 'count', childObject, masterField: 'CampaignId', summarizedField: undefined },
    ...{ filters, file },
  };
  return { ...integer(name, label, 9, { ...derived, nillable: false }), rollUp };
}

function amountOf(name: string, label: string, filters: readonly RollUpFilter[] = []): FieldSchema {
  const rollUp: RollUpDefinition = {
    ...{ operation: 'sum', childObject: 'Opportunity', masterField: 'CampaignId', summarizedField: 'Amount' },
    ...{ filters, file },
  };
  return { ...decimal('currency', name, label, [18, 2], { ...derived, nillable: false }), rollUp };
}

/** What an org with several currencies would have to convert. */
export const campaignAmounts: ReadonlySet<string> = new Set(['AmountAllOpportunities', 'AmountWonOpportunities']);

/**
 * Source: "Campaign" in the Object Reference (sforce_api_objects_campaign.htm), lengths as in the Salesforce Field Reference Guide. In a
 * new org campaigns are Public Full Access ("Organization-Wide Sharing Defaults", Salesforce Help).
 */
export const campaign = standardObject({
  name: 'Campaign',
  keyPrefix: '701',
  searchable: true,
  sharingModel: 'FullAccess',
  fields: [
    text('Name', 'Name', 80, { nillable: false, nameField: true }),
    lookup('ParentId', 'Parent Campaign ID', {
      ...{ to: ['Campaign'], relationshipName: 'Parent', childRelationshipName: 'ChildCampaigns' },
    }),
    picklist('Type', 'Type', types),
    picklist('Status', 'Status', ['Planned', 'In Progress', 'Completed', 'Aborted']),
    date('StartDate', 'Start Date'),
    date('EndDate', 'End Date'),
    decimal('currency', 'ExpectedRevenue', 'Expected Revenue in Campaign', [18, 0]),
    decimal('currency', 'BudgetedCost', 'Budgeted Cost in Campaign', [18, 0]),
    decimal('currency', 'ActualCost', 'Actual Cost in Campaign', [18, 0]),
    decimal('percent', 'ExpectedResponse', 'Expected Response (%)', [10, 2]),
    decimal('double', 'NumberSent', 'Num Sent in Campaign', [18, 0]),
    checkbox('IsActive', 'Active'),
    textArea('Description', 'Description', 32_000),
    countOf('NumberOfContacts', 'Contacts in Campaign', 'CampaignMember'),
    countOf('NumberOfResponses', 'Responses in Campaign', 'CampaignMember', responded),
    countOf('NumberOfOpportunities', 'Opportunities in Campaign', 'Opportunity'),
    countOf('NumberOfWonOpportunities', 'Won Opportunities in Campaign', 'Opportunity', won),
    amountOf('AmountAllOpportunities', 'Value Opportunities in Campaign'),
    amountOf('AmountWonOpportunities', 'Value Won Opportunities in Campaign', won),
  ],
});

function campaignLookup(childRelationshipName: string): FieldSchema {
  return lookup(
    'CampaignId',
    'Campaign ID',
    {
      ...{ to: ['Campaign'], relationshipName: 'Campaign', childRelationshipName, onDelete: 'Cascade' },
      reparentable: false,
    },
    { nillable: false, updateable: false },
  );
}

/** A value that follows the member's contact. */
function ofContact(
  name: string,
  label: string,
  [type, length]: readonly [type: 'string' | 'email' | 'phone', length: number],
  source = `Contact.${name}`,
): FieldSchema {
  return computed(name, label, type, { length, formula: { source, blanksAsZero: false, file: 'CampaignMember' } });
}

/**
 * Source: "CampaignMember" in the Object Reference (sforce_api_objects_campaignmember.htm). Members are seen with their campaign, one of the
 * two defaults that an org chooses from ("Campaign Member Access", Salesforce Help).
 */
export const campaignMember = standardObject({
  name: 'CampaignMember',
  label: 'Campaign Member',
  keyPrefix: '00v',
  recycleBin: 'withParent',
  owner: false,
  sharingModel: 'ControlledByParent',
  fields: [
    campaignLookup('CampaignMembers'),
    lookup('LeadId', 'Lead ID', { to: ['Lead'], relationshipName: 'Lead' }, { updateable: false }),
    lookup(
      'ContactId',
      'Contact ID',
      {
        ...{ to: ['Contact'], relationshipName: 'Contact', childRelationshipName: 'CampaignMembers' },
        onDelete: 'Cascade',
      },
      { updateable: false },
    ),
    picklist('Status', 'Status', ['Sent', 'Responded'], { length: 40 }),
    checkbox('HasResponded', 'Responded', derived),
    date('FirstRespondedDate', 'First Responded Date', derived),
    { ...ofContact('Name', 'Name', ['string', 203]), nameField: true },
    ofContact('FirstName', 'First Name', ['string', 40]),
    ofContact('LastName', 'Last Name', ['string', 80]),
    ofContact('Title', 'Title', ['string', 128]),
    ofContact('Phone', 'Phone', ['phone', 40]),
    ofContact('MobilePhone', 'Mobile', ['phone', 40]),
    ofContact('Email', 'Email', ['email', 80]),
    ofContact('CompanyOrAccount', 'Company (Account)', ['string', 255], 'Contact.Account.Name'),
  ],
});

/** Source: "CampaignMemberStatus" in the Object Reference (sforce_api_objects_campaignmemberstatus.htm). */
export const campaignMemberStatus: ObjectDraft = {
  ...standardObject({
    name: 'CampaignMemberStatus',
    label: 'Campaign Member Status',
    labelPlural: 'Campaign Member Statuses',
    keyPrefix: '01Y',
    recycleBin: 'withParent',
    owner: false,
    sharingModel: 'ControlledByParent',
    fields: [
      campaignLookup('CampaignMemberStatuses'),
      text('Label', 'Label', 765, { nillable: false, nameField: true }),
      integer('SortOrder', 'Sort Order', 9),
      checkbox('IsDefault', 'Is Default'),
      checkbox('HasResponded', 'Responded'),
    ],
  }),
  missingWrites: 'writing the statuses of a campaign’s members: a campaign has Sent and Responded',
};
