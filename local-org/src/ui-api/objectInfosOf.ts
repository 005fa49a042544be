import type { OrgContext } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { FieldTree } from './fieldPaths.ts';
import { objectInfo } from './objectInfo.ts';

/**
 * The metadata of an object and of those whose records are nested in its own, by name, as far as the viewer may read them.
 * Source: "Get Default Values to Create a Record", User Interface API Developer Guide: Account and User, as accounts have owners.
 */
export function objectInfosOf(
  org: OrgContext,
  object: ObjectSchema,
  tree: FieldTree,
  viewer: Viewer,
): Record<string, Record<string, unknown>> {
  const nested = [...tree.parents.values()].flatMap(({ lookup }) => lookup.reference?.to ?? []);
  return Object.fromEntries(
    [...new Set([object.name, ...nested])].flatMap((name) => {
      const one = org.schema.object(name);
      return one && viewer.object(name).read ? [[name, objectInfo(org, one, viewer)] as const] : [];
    }),
  );
}
