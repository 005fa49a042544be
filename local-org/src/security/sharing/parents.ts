import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import { isPart, PARENT_OF } from '../objectAccess.ts';

/** A lookup to the record that decides about its detail. */
export interface Parent {
  readonly field: FieldSchema;
  /** API name of the object that it points at. */
  readonly object: string;
  /** Whether the detail is a part of it: writing the one changes the other. */
  readonly isWhole: boolean;
}

/**
 * The records that decide about an object's records: all its masters, or the parent of a standard object that is
 * "Controlled by Parent". Empty for objects with an owner of their own.
 */
export function parentsOf(object: ObjectSchema): readonly Parent[] {
  if (object.sharingModel !== 'ControlledByParent') return [];
  const standardParent = object.name === 'Contact' ? 'Account' : PARENT_OF[object.name];
  return object.fields.flatMap((field) => {
    const target = field.reference?.to[0];
    if (target === undefined) return [];
    const decides = object.custom ? field.reference?.masterDetail : target === standardParent;
    return decides ? [{ field, object: target, isWhole: object.custom || isPart(object) }] : [];
  });
}
