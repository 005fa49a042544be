import { qualifiedName, type FieldId } from '../../platform/records.ts';
import type { FieldInfo, ObjectInfo } from '../../platform/uiObjectInfoApi.ts';

/** `Name` from a field id, from `Account.Name`, or from `Name`. */
export function bareFieldName(field: string | FieldId): string {
  return qualifiedName(field).split('.').at(-1) ?? '';
}

/** The path to what names the record that a lookup leads to: `Owner.Name`. Undefined for other fields. */
export function lookupNamePath({ dataType, relationshipName, referenceToInfos }: FieldInfo): string | undefined {
  if (dataType !== 'Reference' || relationshipName === null) return undefined;
  return `${relationshipName}.${referenceToInfos.length === 1 ? (referenceToInfos[0]?.nameFields[0] ?? 'Name') : 'Name'}`;
}

/** What a form reads of a record to show these fields, as UI API names them. */
export function recordFieldNames({ apiName, fields }: ObjectInfo, fieldNames: readonly string[]): string[] {
  const paths = fieldNames.flatMap((name) => {
    const info = fields[name];
    if (info === undefined) return [];
    const lookup = lookupNamePath(info);
    return lookup === undefined ? [name] : [name, lookup];
  });
  return [...new Set(paths)].map((path) => `${apiName}.${path}`);
}
