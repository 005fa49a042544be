import type { OrgContext } from '../../http/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { addPath } from '../fieldPaths.ts';
import type { FieldTree } from '../fieldPaths.ts';
import { fieldsOfLayout } from './recordLayout.ts';
import type { RecordLayout } from './recordLayout.ts';

/**
 * Adds the fields of layouts to those that are read of a record. A lookup brings its record with it, by id and name, as far as
 * the viewer may read that.
 */
export function addLayoutFields(
  tree: FieldTree,
  object: ObjectSchema,
  layouts: readonly RecordLayout[],
  { org, viewer }: { readonly org: OrgContext; readonly viewer: Viewer },
): void {
  for (const name of new Set(layouts.flatMap(fieldsOfLayout))) {
    addPath(tree, `${object.name}.${name}`, object, org.schema, viewer);
    const reference = object.field(name)?.reference;
    if (reference === undefined) continue;
    for (const part of ['Id', nameOfTarget(org, reference.to[0])]) {
      const target = org.schema.object(reference.to[0] ?? '');
      if (target === undefined || part === undefined || !viewer.object(target.name).read) continue;
      if (!viewer.field(target.name, part).read) continue;
      addPath(tree, `${object.name}.${reference.relationshipName}.${part}`, object, org.schema, viewer);
    }
  }
}

function nameOfTarget(org: OrgContext, target: string | undefined): string | undefined {
  return org.schema.object(target ?? '')?.fields.find((field) => field.nameField)?.name;
}
