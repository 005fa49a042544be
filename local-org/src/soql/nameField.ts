import { UnsupportedError } from '../errors.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import { columnOf } from '../store/index.ts';
import type { ScopedObject } from './parentJoins.ts';
import type { ScopedField } from './queryScope.ts';
import { resultField } from './resultField.ts';
import { textLiteral } from './sql.ts';

/** Which parents give a value: all that have the field, or users alone. */
const namedFields: Readonly<Record<string, { readonly type: FieldSchema['type']; readonly ofUsers?: true }>> = {
  Id: { type: 'id' },
  Name: { type: 'string' },
  Type: { type: 'string' },
  FirstName: { type: 'string' },
  LastName: { type: 'string' },
  Alias: { type: 'string', ofUsers: true },
  Email: { type: 'email', ofUsers: true },
  IsActive: { type: 'boolean', ofUsers: true },
  Username: { type: 'string', ofUsers: true },
};

/** What else the object has. */
const otherFields: readonly string[] = [
  ...['LastReferencedDate', 'LastViewedDate', 'MiddleName', 'NameOrAlias', 'Phone', 'ProfileId'],
  ...['RecordTypeId', 'Suffix', 'Title', 'UserRoleId'],
];

/**
 * A field of a polymorphic parent: such paths lead to the object Name, which shows a few fields of whatever record is there.
 * Sources: "Name" in the Object Reference (sforce_api_objects_name.htm), "Understanding Relationship Fields and Polymorphic
 * Fields" in the SOQL and SOSL Reference (sforce_api_calls_soql_relationships_and_polymorph_keys.htm).
 * @param targets the parents that the lookup may point at and the user may read
 * @returns undefined when Name has no such field
 */
export function nameField(
  lookup: FieldSchema,
  targets: readonly ScopedObject[],
  fieldName: string,
): Omit<ScopedField, 'path'> | undefined {
  const same = (name: string): boolean => name.toLowerCase() === fieldName.toLowerCase();
  const name = Object.keys(namedFields).find(same);
  if (name === undefined) {
    const other = otherFields.find(same);
    if (other !== undefined) throw new UnsupportedError(`the field ${other} of a polymorphic parent`);
    return undefined;
  }
  const { type = 'string', ofUsers } = namedFields[name] ?? {};
  const field = { ...resultField(lookup, type), name, label: name };
  return { field, column: name === 'Type' ? typeOf(targets) : valueOf(targets, name, ofUsers), keyColumn: undefined };
}

function valueOf(targets: readonly ScopedObject[], name: string, ofUsers = false): string {
  const columns = targets.flatMap(({ object, alias }) => {
    const field = ofUsers && object.name !== 'User' ? undefined : fieldCalled(object, name);
    return field ? [`${alias}.${columnOf(field)}`] : [];
  });
  return columns.length > 1 ? `coalesce(${columns.join(', ')})` : (columns[0] ?? 'NULL');
}

/** The name of a case is its number. */
function fieldCalled(object: ObjectSchema, name: string): FieldSchema | undefined {
  return name === 'Name' ? object.fields.find(({ nameField }) => nameField) : object.field(name);
}

function typeOf(targets: readonly ScopedObject[]): string {
  const cases = targets.map(({ object, alias }) => `WHEN ${alias}."Id" IS NOT NULL THEN ${textLiteral(object.name)}`);
  return cases.length === 0 ? 'NULL' : `CASE ${cases.join(' ')} END`;
}
