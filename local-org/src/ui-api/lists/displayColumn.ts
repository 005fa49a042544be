import { OrgError } from '../../errors.ts';
import { isSortable } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { addPath, emptyTree } from '../fieldPaths.ts';

/** A column of a list. Source: "List Column", User Interface API Developer Guide (ui_api_responses_list_column.htm). */
export interface DisplayColumn {
  readonly fieldApiName: string;
  readonly label: string;
  /** Path to the id of the record that the cell links to; null where it links to none. */
  readonly lookupId: string | null;
  readonly sortable: boolean;
}

/** The field at the end of a path, and the lookup before it. */
function fieldsOfPath(
  schema: Schema,
  object: ObjectSchema,
  path: string,
): { readonly field: FieldSchema | undefined; readonly lookup: FieldSchema | undefined } {
  const names = path.split('.');
  let current: ObjectSchema | undefined = object;
  let lookup: FieldSchema | undefined;
  for (const name of names.slice(0, -1)) {
    lookup = current?.relationship(name);
    current = schema.object(lookup?.reference?.to[0] ?? '');
  }
  return { field: current?.field(names.at(-1) ?? ''), lookup };
}

/** Labels of standard fields in lists, where they differ from those that describe tells. */
const LIST_LABELS: Readonly<Record<string, string>> = {
  'Account.Phone': 'Phone',
  'Account.Type': 'Type',
  'Account.BillingState': 'Billing State/Province',
  'Contact.Name': 'Name',
  'Contact.Phone': 'Phone',
  'Opportunity.Name': 'Opportunity Name',
};

/** Labels that the platform gives to lookups in lists: `Account Name`, `Account Owner`, `Account Owner Alias`. */
function labelOf(object: ObjectSchema, field: FieldSchema, lookup: FieldSchema | undefined): string {
  if (lookup === undefined) return LIST_LABELS[`${object.name}.${field.name}`] ?? field.label;
  const label = lookup.label.replace(/ ID$/, '');
  if (lookup.name === 'OwnerId') {
    if (object.custom) return field.nameField ? 'Owner Name' : `Owner ${field.label}`;
    return field.nameField ? `${object.label} Owner` : `${object.label} Owner ${field.label}`;
  }
  return lookup.custom || !field.nameField || label.includes(' ') ? label : `${label} Name`;
}

/** The columns of a list that this viewer can read; the others are left out, as on the platform. */
export function displayColumns(
  schema: Schema,
  object: ObjectSchema,
  paths: readonly string[],
  viewer: Viewer,
): readonly DisplayColumn[] {
  return paths.flatMap((path) => {
    if (!isReadable(schema, object, path, viewer)) return [];
    const { field, lookup } = fieldsOfPath(schema, object, path);
    if (field === undefined) return [];
    const prefix = path.split('.').slice(0, -1).join('.');
    const own = prefix === '' ? 'Id' : `${prefix}.Id`;
    return [
      {
        fieldApiName: path,
        label: labelOf(object, field, lookup),
        lookupId: field.nameField || lookup !== undefined ? own : null,
        sortable: isSortable(field),
      },
    ];
  });
}

function isReadable(schema: Schema, object: ObjectSchema, path: string, viewer: Viewer): boolean {
  try {
    addPath(emptyTree(), `${object.name}.${path}`, object, schema, viewer);
    return true;
  } catch (error) {
    if (error instanceof OrgError) return false;
    throw error;
  }
}
