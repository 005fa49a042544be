import { checkbox, derived, picklist, text, textArea, url } from '../field.ts';
import { standardObject } from './standardObject.ts';

/** Source: "Product2" in the Object Reference (sforce_api_objects_product2.htm). Who may read products reads all of them. */
export const product = standardObject({
  name: 'Product2',
  label: 'Product',
  keyPrefix: '01t',
  searchable: true,
  owner: false,
  fields: [
    text('Name', 'Product Name', 255, { nillable: false, nameField: true }),
    text('ProductCode', 'Product Code', 255),
    textArea('Description', 'Product Description', 4000),
    checkbox('IsActive', 'Active'),
    picklist('Family', 'Product Family', ['None']),
    url('DisplayUrl', 'Display URL', 1000),
    text('StockKeepingUnit', 'Product SKU', 180),
    checkbox('IsArchived', 'Archived', derived),
  ],
});
