import type { FieldInfo, ObjectInfo } from '../platform/uiObjectInfoApi.ts';

/**
 * The label under which page layouts show a field: `Phone` for `Account Phone`, `Owner` for `Owner ID`. Names keep theirs.
 */
export function layoutLabel(object: ObjectInfo, { apiName, label, custom }: FieldInfo): string {
  if (custom) return label;
  const withoutId = label.replace(/ ID$/, '');
  if (apiName === 'OwnerId') return `${object.label} ${withoutId}`;
  const isPrefixed = withoutId.startsWith(`${object.label} `) && !apiName.startsWith(object.label);
  return isPrefixed && apiName !== 'Name' ? withoutId.slice(object.label.length + 1) : withoutId;
}
