import type { ChildRelationship, FieldSchema, ObjectSchema } from './types.ts';

/** An object before its child relationships are known: those depend on all the other objects. */
export type ObjectDraft = Omit<ObjectSchema, 'field' | 'relationship' | 'childRelationships'>;

/** Adds what looks names up. API names are case-insensitive everywhere on the platform. */
export function objectSchema(draft: ObjectDraft, childRelationships: readonly ChildRelationship[]): ObjectSchema {
  const byName = new Map(draft.fields.map((field) => [field.name.toLowerCase(), field]));
  const byRelationship = new Map<string, FieldSchema>();
  for (const field of draft.fields) {
    if (field.reference) byRelationship.set(field.reference.relationshipName.toLowerCase(), field);
  }
  return {
    ...draft,
    childRelationships,
    field: (name) => byName.get(name.toLowerCase()),
    relationship: (relationshipName) => byRelationship.get(relationshipName.toLowerCase()),
  };
}
