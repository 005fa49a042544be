import type { DuplicateRuleSource, MatchingRuleSchema } from './duplicateRules.ts';
import { objectSchema } from './objectSchema.ts';
import type { ObjectDraft } from './objectSchema.ts';
import type { RecordTypeSchema } from './recordTypes.ts';
import { resolveDuplicateRules } from './resolveDuplicateRules.ts';
import type { ChildRelationship, ObjectSchema, Schema, ValidationRuleSchema } from './types.ts';

interface BesideObjects extends Pick<
  Schema,
  'apiVersion' | 'permissionSets' | 'customLabels' | 'customMetadata' | 'currencies' | 'publicGroups' | 'sharingRules'
> {
  readonly validationRules: readonly ValidationRuleSchema[];
  readonly recordTypes: readonly RecordTypeSchema[];
  readonly matchingRules: readonly MatchingRuleSchema[];
  readonly duplicateRules: readonly DuplicateRuleSource[];
}

/**
 * Puts the objects together: the relationships of each become child relationships of the others.
 * @throws MetadataError for duplicate rules that do not fit the objects
 */
export function buildSchema(
  drafts: readonly ObjectDraft[],
  { validationRules, recordTypes, matchingRules, duplicateRules, ...others }: BesideObjects,
): Schema {
  const children = childRelationships(drafts);
  const objects = drafts.map((draft) => objectSchema(draft, children.get(draft.name.toLowerCase()) ?? []));
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));
  const byKeyPrefix = keyPrefixesOf(objects);
  const activeMatchingRules = matchingRules.filter(({ active }) => active);
  const activeDuplicateRules = resolveDuplicateRules(objects, { matchingRules, duplicateRules });
  return {
    ...others,
    objects,
    declaredDuplicateRules: duplicateRules,
    matchingRules: (objectName) => activeMatchingRules.filter(({ object }) => object === objectName),
    duplicateRules: (objectName) => activeDuplicateRules.filter(({ object }) => object === objectName),
    recordTypes: (objectName) => recordTypes.filter((type) => type.object === objectName),
    validationRules: (objectName) => validationRules.filter((rule) => rule.object === objectName),
    object: (name) => byName.get(name.toLowerCase()),
    objectByKeyPrefix: (keyPrefix) => byKeyPrefix.get(keyPrefix),
  };
}

/** History objects have one prefix together, as have the shares of custom objects: it does not tell which of them is meant. */
export function keyPrefixesOf(objects: readonly ObjectSchema[]): ReadonlyMap<string, ObjectSchema> {
  const own = objects.filter(({ custom, historyOf, shareOf }) => !historyOf && !(custom && shareOf));
  return new Map(own.map((object) => [object.keyPrefix, object]));
}

function childRelationships(drafts: readonly ObjectDraft[]): Map<string, ChildRelationship[]> {
  const byParent = new Map<string, ChildRelationship[]>();
  for (const draft of drafts) {
    for (const field of draft.fields) {
      for (const parent of field.reference?.to ?? []) {
        const key = parent.toLowerCase();
        const known = byParent.get(key) ?? [];
        known.push({
          childObject: draft.name,
          field: field.name,
          relationshipName: field.reference?.childRelationshipName,
          cascadeDelete: field.reference?.onDelete === 'Cascade',
        });
        byParent.set(key, known);
      }
    }
  }
  return byParent;
}
