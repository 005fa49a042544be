import { computed, date, decimal, derived, integer, lookup, text } from '../field.ts';
import type { FieldSchema } from '../types.ts';
import { standardObject } from './standardObject.ts';

/**
 * Source: "OpportunityLineItem" in the Object Reference (sforce_api_objects_opportunitylineitem.htm), which has no undelete(); lengths as
 * in the Salesforce Field Reference Guide.
 */
export const opportunityLineItem = standardObject({
  name: 'OpportunityLineItem',
  label: 'Opportunity Product',
  keyPrefix: '00k',
  recycleBin: 'withParent',
  owner: false,
  sharingModel: 'ControlledByParent',
  fields: [
    lookup(
      'OpportunityId',
      'Opportunity ID',
      {
        to: ['Opportunity'],
        relationshipName: 'Opportunity',
        childRelationshipName: 'OpportunityLineItems',
        onDelete: 'Cascade',
        reparentable: false,
      },
      { nillable: false, updateable: false },
    ),
    integer('SortOrder', 'Sort Order', 9),
    lookup(
      'PricebookEntryId',
      'Price Book Entry ID',
      {
        to: ['PricebookEntry'],
        relationshipName: 'PricebookEntry',
        childRelationshipName: 'OpportunityLineItems',
        onDelete: 'Restrict',
      },
      { updateable: false },
    ),
    lookup(
      'Product2Id',
      'Product ID',
      {
        to: ['Product2'],
        relationshipName: 'Product2',
        childRelationshipName: 'OpportunityLineItems',
        onDelete: 'Restrict',
      },
      derived,
    ),
    ofParents('ProductCode', 'Product Code', 255, 'Product2.ProductCode'),
    {
      ...ofParents('Name', 'Opportunity Product Name', 376, 'Opportunity.Name & " " & Product2.Name'),
      nameField: true,
    },
    decimal('double', 'Quantity', 'Quantity', [12, 2], { nillable: false }),
    decimal('percent', 'Discount', 'Discount', [5, 2]),
    decimal('currency', 'TotalPrice', 'Total Price', [18, 2]),
    decimal('currency', 'UnitPrice', 'Sales Price', [18, 2]),
    decimal('currency', 'ListPrice', 'List Price', [18, 2], derived),
    date('ServiceDate', 'Date'),
    text('Description', 'Line Description', 255),
  ],
});

/** A value that follows the records above. */
function ofParents(name: string, label: string, length: number, source: string): FieldSchema {
  return computed(name, label, 'string', {
    length,
    formula: { source, blanksAsZero: false, file: 'OpportunityLineItem' },
  });
}
