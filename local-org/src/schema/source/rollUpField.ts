import { computed } from '../field.ts';
import type { FieldOptions } from '../field.ts';
import { rollUpFilterOperations } from '../types.ts';
import type { FieldSchema, RollUpFilter } from '../types.ts';
import type { MetadataNode } from './metadataNode.ts';

/**
 * A roll-up summary field as it is written. Its type follows from the summarized field, see resolveRollUps.
 * Source: "CustomField" in the Metadata API Developer Guide, elements summary….
 */
export function rollUpField(node: MetadataNode, name: string, label: string, options: FieldOptions): FieldSchema {
  const operation = node.oneOf('summaryOperation', ['count', 'sum', 'min', 'max']);
  const [childObject, masterField] = objectAndField(node, 'summaryForeignKey', node.required('summaryForeignKey'));
  const summarized = operation === 'count' ? undefined : node.required('summarizedField');
  return computed(name, label, 'double', {
    ...options,
    precision: 18,
    rollUp: {
      operation,
      childObject,
      masterField,
      summarizedField: summarized === undefined ? undefined : fieldOf(node, 'summarizedField', summarized, childObject),
      filters: node.children('summaryFilterItems').map((item) => readFilter(item, childObject)),
      file: node.file,
    },
  });
}

const filterElements = new Set(['field', 'operation', 'value']);

function readFilter(item: MetadataNode, childObject: string): RollUpFilter {
  item.refuseOthers(filterElements);
  return {
    field: fieldOf(item, 'field', item.required('field'), childObject),
    operation: item.oneOf('operation', rollUpFilterOperations),
    values: (item.text('value') ?? '').split(',').map((value) => value.trim()),
  };
}

function fieldOf(node: MetadataNode, element: string, written: string, childObject: string): string {
  const [object, field] = objectAndField(node, element, written);
  if (object !== childObject) throw node.error(`<${element}> must name a field of ${childObject}, not ${written}`);
  return field;
}

function objectAndField(
  node: MetadataNode,
  element: string,
  written: string,
): readonly [object: string, field: string] {
  const [object = '', field = '', ...more] = written.split('.');
  if (object === '' || field === '' || more.length > 0) {
    throw node.error(`<${element}> must be written as Object.Field, not "${written}"`);
  }
  return [object, field];
}
