import { date, decimal, lookup, picklist, systemSet } from '../field.ts';
import type { FieldOptions } from '../field.ts';
import { forecastCategories, standardStages } from './opportunityStage.ts';
import { standardObject } from './standardObject.ts';

/** A value of the opportunity at some time: who sees the field sees it here. */
const of = (field: string): FieldOptions => ({
  createable: false,
  updateable: false,
  visibleWith: `Opportunity.${field}`,
});

const audit: ReadonlySet<string> = new Set(['LastModifiedDate', 'LastModifiedById']);

const declared = standardObject({
  name: 'OpportunityHistory',
  label: 'Opportunity: Stage History',
  labelPlural: 'Opportunity: Stage History',
  keyPrefix: '008',
  owner: false,
  sharingModel: 'ControlledByParent',
  notInUiApi: true,
  access: { createable: false, updateable: false, deletable: false },
  fields: [
    lookup(
      'OpportunityId',
      'Opportunity ID',
      {
        to: ['Opportunity'],
        relationshipName: 'Opportunity',
        childRelationshipName: 'OpportunityHistories',
        onDelete: 'Cascade',
      },
      { ...systemSet, nillable: false },
    ),
    picklist(
      'StageName',
      'Stage Name',
      standardStages.map((stage) => stage.MasterLabel),
      { ...of('StageName'), nillable: false },
    ),
    decimal('currency', 'Amount', 'Amount', [18, 2], of('Amount')),
    decimal('currency', 'ExpectedRevenue', 'Expected Revenue', [18, 2], of('ExpectedRevenue')),
    date('CloseDate', 'Close Date', of('CloseDate')),
    decimal('percent', 'Probability', 'Probability (%)', [3, 0], of('Probability')),
    picklist('ForecastCategory', 'To ForecastCategory', forecastCategories, {
      ...of('ForecastCategory'),
      restricted: true,
      length: 40,
    }),
    decimal('currency', 'PrevAmount', 'Previous Amount', [18, 2], of('Amount')),
    date('PrevCloseDate', 'Previous Close Date', of('CloseDate')),
  ],
});

/**
 * How an opportunity stood after each change of its stage, amount, probability, forecast category or close date. Source:
 * "OpportunityHistory" in the Object Reference (sforce_api_objects_opportunityhistory.htm): it is read-only, and respects field-level
 * security on the parent object.
 */
export const opportunityHistory = { ...declared, fields: declared.fields.filter(({ name }) => !audit.has(name)) };
