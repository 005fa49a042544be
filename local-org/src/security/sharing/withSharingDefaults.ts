import { isSharingReason, keyPrefixesOf, objectSchema, shareObject } from '../../schema/index.ts';
import type { ObjectSchema, Schema } from '../../schema/index.ts';
import type { SharingSettings } from '../sharingSettings.ts';

/**
 * The schema with the organization-wide defaults that an org has chosen for its standard objects; those not named keep the
 * platform's defaults of a new org, which the catalogue has.
 */
export function withSharingDefaults(schema: Schema, settings: SharingSettings): Schema {
  const chosen = new Map(
    Object.entries(settings.organizationWideDefaults).map(([name, model]) => [name.toLowerCase(), model]),
  );
  if (chosen.size === 0) return schema;
  const objects = schema.objects.map((object): ObjectSchema => {
    const sharingModel = chosen.get(object.name.toLowerCase());
    return sharingModel === undefined ? object : { ...object, sharingModel };
  });
  const modelOf = (name: string): string | undefined => objects.find((object) => object.name === name)?.sharingModel;
  // What can be written of a share follows from the defaults.
  const fitted = objects.map((object) => {
    const shared = objects.find(({ name }) => name === object.shareOf);
    if (!shared) return object;
    const reasons = object.field('RowCause')?.picklist?.values.filter(({ value }) => isSharingReason(value));
    return objectSchema(shareObject(shared, modelOf, reasons), object.childRelationships);
  });
  const byName = new Map(fitted.map((object) => [object.name.toLowerCase(), object]));
  const byKeyPrefix = keyPrefixesOf(fitted);
  return {
    ...schema,
    objects: fitted,
    object: (name) => byName.get(name.toLowerCase()),
    objectByKeyPrefix: (keyPrefix) => byKeyPrefix.get(keyPrefix),
  };
}
