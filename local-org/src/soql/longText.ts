import type { FieldSchema } from '../schema/index.ts';

/** Text areas beyond this length are long ones. Source: "Long Text Area" in "Field Types", Object Reference. */
const longestTextArea = 255;

/** Long text, binary data and values of any type cannot be filtered, sorted, grouped or counted. */
export function isLongText(field: FieldSchema): boolean {
  return (
    field.type === 'base64' || field.type === 'anyType' || (field.type === 'textarea' && field.length > longestTextArea)
  );
}
