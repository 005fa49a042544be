import type { LookupFilter, LookupFilterItem } from '../lookupFilters.ts';
import { rollUpFilterOperations } from '../types.ts';
import type { MetadataNode } from './metadataNode.ts';

const filterElements = new Set([
  ...['active', 'booleanFilter', 'description', 'errorMessage', 'filterItems', 'infoMessage', 'isOptional'],
]);
const itemElements = new Set(['field', 'operation', 'value', 'valueField']);

/**
 * The filter of a lookup field, unless it is switched off.
 * Source of the elements: "CustomField", LookupFilter, in the Metadata API Developer Guide.
 */
export function readLookupFilter(field: MetadataNode): LookupFilter | undefined {
  const node = field.child('lookupFilter');
  if (!node) return undefined;
  node.refuseOthers(filterElements);
  const items = node.children('filterItems');
  if (items.length === 0) throw node.error('<filterItems> is missing');
  if (!node.flag('active')) return undefined;
  return {
    optional: node.flag('isOptional'),
    errorMessage: node.text('errorMessage'),
    items: items.map(readItem),
    logic: node.text('booleanFilter'),
    file: node.file,
  };
}

function readItem(item: MetadataNode): LookupFilterItem {
  item.refuseOthers(itemElements);
  const valueField = item.text('valueField');
  return {
    field: item.required('field'),
    operation: item.oneOf('operation', rollUpFilterOperations),
    values: valueField === undefined ? (item.text('value') ?? '').split(',').map((value) => value.trim()) : [],
    valueField,
  };
}
