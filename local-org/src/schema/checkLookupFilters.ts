import { isFilterable } from './fieldUse.ts';
import { evaluateFilterLogic } from './filterLogic.ts';
import { filterPath } from './lookupFilters.ts';
import type { LookupFilter } from './lookupFilters.ts';
import { MetadataError } from './metadataError.ts';
import type { FieldSchema, ObjectSchema, Schema } from './types.ts';

/**
 * Checks the lookup filters of a schema.
 * @throws MetadataError for a path to no field, for logic that does not fit the criteria, and for what is not evaluated here
 */
export function checkLookupFilters(schema: Schema): void {
  for (const object of schema.objects) {
    for (const field of object.fields) {
      const { filter, to = [] } = field.reference ?? {};
      const target = schema.object(to[0] ?? '');
      if (filter && target) checkFilter(schema, { object, target }, field, filter);
    }
  }
}

function checkFilter(
  schema: Schema,
  objects: { readonly object: ObjectSchema; readonly target: ObjectSchema },
  { name }: FieldSchema,
  { items, logic, file }: LookupFilter,
): void {
  const refuse = (problem: string): Error => new MetadataError(file, `the lookup filter of ${name}: ${problem}.`);
  for (const path of items.flatMap(({ field, valueField }) =>
    valueField === undefined ? [field] : [field, valueField],
  )) {
    if (/^\$(?!Source|User\b|Profile)/.test(path)) throw refuse(`the embedded org does not support ${path}`);
    const found = filterPath(schema, objects, path);
    if (!found) throw refuse(`there is no field ${path}`);
    if (!isFilterable(found.field)) throw refuse(`no filter can use ${path}, a field of its type`);
    const isOwn = found.of === 'source' && found.lookups.length === 0;
    if (isOwn && (found.field.formula || found.field.rollUp)) {
      throw refuse(`the embedded org does not support ${path}, which is worked out only when the record is saved`);
    }
  }
  try {
    if (logic !== undefined)
      evaluateFilterLogic(
        logic,
        items.map(() => true),
      );
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}
