import type { FieldType } from '../../schema/index.ts';
import type { Value } from '../types.ts';

/** A value together with its type, as columns of the type `anyType` hold it. */
export function anyValueText(type: FieldType, value: Exclude<Value, null>): string {
  return `${type}:${String(value)}`;
}

/** What a value of the type `anyType` is. */
export function readAnyValue(text: string): { readonly type: FieldType; readonly value: Value } {
  const colon = text.indexOf(':');
  const type = text.slice(0, colon) as FieldType;
  const value = text.slice(colon + 1);
  return { type, value: type === 'boolean' ? value === 'true' : value };
}
