import { checkbox, computed, decimal, derived, lookup, text } from '../field.ts';
import { standardObject } from './standardObject.ts';

/** Source: "Pricebook2" in the Object Reference (sforce_api_objects_pricebook2.htm). Who may read price books may use all of them. */
export const pricebook = standardObject({
  name: 'Pricebook2',
  label: 'Price Book',
  keyPrefix: '01s',
  searchable: true,
  owner: false,
  fields: [
    text('Name', 'Price Book Name', 255, { nillable: false, nameField: true, idLookup: true }),
    text('Description', 'Description', 255),
    checkbox('IsActive', 'Active'),
    checkbox('IsStandard', 'Is Standard Price Book', derived),
    checkbox('IsArchived', 'Archived', derived),
  ],
});

const ofProduct = { ...derived, length: 255 };

/** Source: "PricebookEntry" in the Object Reference (sforce_api_objects_pricebookentry.htm), which has no undelete(). */
export const pricebookEntry = standardObject({
  name: 'PricebookEntry',
  label: 'Price Book Entry',
  labelPlural: 'Price Book Entries',
  keyPrefix: '01u',
  recycleBin: 'withParent',
  owner: false,
  sharingModel: 'ControlledByParent',
  fields: [
    computed('Name', 'Product Name', 'string', {
      ...{ ...ofProduct, nameField: true },
      formula: { source: 'Product2.Name', blanksAsZero: false, file: 'PricebookEntry' },
    }),
    lookup(
      'Pricebook2Id',
      'Price Book ID',
      {
        to: ['Pricebook2'],
        relationshipName: 'Pricebook2',
        childRelationshipName: 'PricebookEntries',
        onDelete: 'Cascade',
        reparentable: false,
      },
      { nillable: false, updateable: false },
    ),
    lookup(
      'Product2Id',
      'Product ID',
      {
        to: ['Product2'],
        relationshipName: 'Product2',
        childRelationshipName: 'PricebookEntries',
        onDelete: 'Cascade',
        reparentable: false,
      },
      { nillable: false, updateable: false },
    ),
    // Required, unless the standard price is used.
    decimal('currency', 'UnitPrice', 'List Price', [18, 2], { nillable: false }),
    checkbox('IsActive', 'Active'),
    checkbox('UseStandardPrice', 'Use Standard Price'),
    computed('ProductCode', 'Product Code', 'string', {
      ...ofProduct,
      formula: { source: 'Product2.ProductCode', blanksAsZero: false, file: 'PricebookEntry' },
    }),
    checkbox('IsArchived', 'Archived', derived),
  ],
});
