import { checkbox, date, decimal, derived, integer, lookup, picklist, text, textArea } from '../field.ts';
import { lastActivityDate } from './lastActivity.ts';
import { leadSources } from './leadSources.ts';
import { forecastCategories, forecastCategoryNames, standardStages } from './opportunityStage.ts';
import { standardObject } from './standardObject.ts';

const types = [
  'Existing Customer - Upgrade',
  'Existing Customer - Replacement',
  'Existing Customer - Downgrade',
  'New Customer',
];

const alwaysDerived = { ...derived, nillable: false, defaultedOnCreate: true } as const;

/**
 * Source: "Opportunity" in the Object Reference for the Salesforce Platform. In a new org opportunities are Public Read Only
 * ("Organization-Wide Sharing Defaults", Salesforce Help).
 */
export const opportunity = standardObject({
  name: 'Opportunity',
  labelPlural: 'Opportunities',
  sharingModel: 'Read',
  keyPrefix: '006',
  searchable: true,
  fields: [
    lookup('AccountId', 'Account ID', {
      to: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'Opportunities',
      // Opportunities of an account go to the recycle bin with it, although AccountId is no master-detail.
      onDelete: 'Cascade',
    }),
    checkbox('IsPrivate', 'Private'),
    text('Name', 'Name', 120, { nillable: false, nameField: true }),
    textArea('Description', 'Description', 32_000),
    picklist(
      'StageName',
      'Stage',
      standardStages.map((stage) => stage.MasterLabel),
      { nillable: false },
    ),
    decimal('currency', 'Amount', 'Amount', [18, 2]),
    decimal('percent', 'Probability', 'Probability (%)', [3, 0], { defaultedOnCreate: true }),
    decimal('currency', 'ExpectedRevenue', 'Expected Amount', [18, 2], derived),
    decimal('double', 'TotalOpportunityQuantity', 'Quantity', [18, 2]),
    date('CloseDate', 'Close Date', { nillable: false }),
    picklist('Type', 'Opportunity Type', types),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', leadSources),
    lookup('CampaignId', 'Campaign ID', {
      ...{ to: ['Campaign'], relationshipName: 'Campaign', childRelationshipName: 'Opportunities' },
    }),
    lookup('Pricebook2Id', 'Price Book ID', {
      ...{ to: ['Pricebook2'], relationshipName: 'Pricebook2', childRelationshipName: 'Opportunities' },
      onDelete: 'Restrict',
    }),
    checkbox('HasOpportunityLineItem', 'Has Line Item', derived),
    checkbox('IsClosed', 'Closed', alwaysDerived),
    checkbox('IsWon', 'Won', alwaysDerived),
    picklist('ForecastCategory', 'Forecast Category', forecastCategories, { ...alwaysDerived, restricted: true }),
    picklist('ForecastCategoryName', 'Forecast Category', forecastCategoryNames, { defaultedOnCreate: true }),
    integer('FiscalQuarter', 'Fiscal Quarter', 9, derived),
    integer('FiscalYear', 'Fiscal Year', 9, derived),
    text('Fiscal', 'Fiscal Period', 6, derived),
    lastActivityDate(),
  ],
});
