import type { Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/**
 * Brings the project's record types as records. Those that are there keep their ids and follow the project; those that the project
 * no longer has are no longer active, as records may still have them.
 */
export function seedRecordTypes(schema: Schema, store: Store): void {
  const object = schema.object('RecordType');
  if (!object) throw new Error('The catalogue of standard objects has no RecordType.');
  const key = (objectName: string, name: string): string => `${objectName}.${name}`;
  const known = new Map<string, string>();
  const rows = store.select(`SELECT "Id", "SobjectType", "DeveloperName" FROM ${tableOf(object)}`, []);
  for (const [id, objectName, name] of rows) known.set(key(String(objectName), String(name)), String(id));
  for (const type of schema.objects.flatMap(({ name }) => schema.recordTypes(name))) {
    const id = known.get(key(type.object, type.name));
    known.delete(key(type.object, type.name));
    store.seed(object, {
      ...(id === undefined ? {} : { Id: id }),
      Name: type.label,
      DeveloperName: type.name,
      Description: type.description ?? null,
      SobjectType: type.object,
      IsActive: type.active,
      ...(object.field('IsPersonType') ? { IsPersonType: type.isPersonType ?? false } : {}),
    });
  }
  for (const id of known.values()) store.seed(object, { Id: id, IsActive: false });
}
