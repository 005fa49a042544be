import { CommandError } from '../cli/index.ts';
import { control } from './Session.ts';
import type { Session } from './Session.ts';
import type { FieldDescription, ObjectDescription } from './types.ts';

/** What the user may know of an object. Undefined when it does not exist or is hidden: both answer 404 NOT_FOUND. */
export async function describeObject(session: Session, name: string): Promise<ObjectDescription | undefined> {
  try {
    const described = await control(`Describing ${name}`, () => session.connection.describe(name));
    const fields: FieldDescription[] = described.fields.map((field) => ({
      name: field.name,
      type: field.type,
      length: field.length,
      precision: field.precision ?? 0,
      scale: field.scale ?? 0,
      createable: field.createable,
      updateable: field.updateable,
      filterable: field.filterable,
      unique: field.unique,
      externalId: field.externalId,
      caseSensitive: field.caseSensitive,
      required: field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean',
      relationshipName: field.relationshipName ?? undefined,
      referenceTo: field.referenceTo ?? [],
    }));
    const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
    return {
      name: described.name,
      createable: described.createable,
      updateable: described.updateable,
      deletable: described.deletable,
      fields,
      field: (wanted) => byName.get(wanted.toLowerCase()),
    };
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.code === 'NOT_FOUND') {
      return undefined;
    }
    throw thrown;
  }
}
