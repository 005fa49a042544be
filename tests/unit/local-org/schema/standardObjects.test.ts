import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { readSchema } from '../../../../local-org/src/schema/index.ts';
import type { FieldSchema, Schema } from '../../../../local-org/src/schema/index.ts';

let schema: Schema;
before(() => {
  schema = readSchema({ apiVersion: '66.0', files: [] }, { sharedActivities: true });
});

/** The Object Reference's properties of a field, a letter each: Create, Defaulted on create, idLookup, Nillable, Update. */
function properties({ createable, defaultedOnCreate, idLookup, nillable, updateable }: FieldSchema): string {
  const all: readonly (readonly [boolean, string])[] = [
    [createable, 'C'],
    [defaultedOnCreate, 'D'],
    [idLookup, 'I'],
    [nillable, 'N'],
    [updateable, 'U'],
  ];
  return all.map(([has, letter]) => (has ? letter : '')).join('');
}

/** By object, with the last part of the address of its page in the Object Reference. */
const DOCUMENTED: Readonly<Record<string, readonly [page: string, fields: Readonly<Record<string, string>>]>> = {
  Pricebook2: [
    'sforce_api_objects_pricebook2.htm',
    { Name: 'CIU', Description: 'CNU', IsActive: 'CDU', IsStandard: 'D', IsArchived: 'D' },
  ],
  PricebookEntry: [
    'sforce_api_objects_pricebookentry.htm',
    {
      ...{ Name: 'N', Pricebook2Id: 'C', Product2Id: 'C', ProductCode: 'N', UnitPrice: 'CU', IsActive: 'CDU' },
      ...{ UseStandardPrice: 'CDU', IsArchived: 'D' },
    },
  ],
  OpportunityLineItem: [
    'sforce_api_objects_opportunitylineitem.htm',
    { OpportunityId: 'C', PricebookEntryId: 'CN', ListPrice: 'N', Quantity: 'CU' },
  ],
  OpportunityHistory: [
    'sforce_api_objects_opportunityhistory.htm',
    {
      ...{ OpportunityId: '', StageName: '', Amount: 'N', CloseDate: 'N', ExpectedRevenue: 'N', Probability: 'N' },
      ...{ ForecastCategory: 'N', PrevAmount: 'N', PrevCloseDate: 'N' },
    },
  ],
  Opportunity: [
    'sforce_api_objects_opportunity.htm',
    { Amount: 'CNU', CampaignId: 'CNU', Pricebook2Id: 'CNU', HasOpportunityLineItem: 'D' },
  ],
  Campaign: [
    'sforce_api_objects_campaign.htm',
    { ActualCost: 'CNU', BudgetedCost: 'CNU', AmountAllOpportunities: '', AmountWonOpportunities: '', EndDate: 'CNU' },
  ],
  CampaignMember: [
    'sforce_api_objects_campaignmember.htm',
    {
      ...{ CampaignId: 'C', ContactId: 'CN', LeadId: 'CN', Status: 'CNU', HasResponded: 'D', FirstRespondedDate: 'N' },
      CompanyOrAccount: 'N',
    },
  ],
  TaskRelation: ['sforce_api_objects_taskrelation.htm', { TaskId: 'C', RelationId: 'C', IsWhat: 'CD', AccountId: 'N' }],
};

describe('the fields of standard objects', () => {
  for (const [name, [page, fields]] of Object.entries(DOCUMENTED)) {
    it(`of ${name} are written as ${page} says`, () => {
      const object = schema.object(name);
      const found = Object.keys(fields).map((field) => {
        const known = object?.field(field);
        return [field, known && properties(known)];
      });
      assert.deepEqual(Object.fromEntries(found), fields);
    });
  }
});
