import type { FieldDescription, ObjectDescription, Org } from '../salesforce/index.ts';
import { inputError } from './csvFile.ts';

export interface Column {
  readonly header: string;
  /** The field the cell is for; for `Parent.External_Key__c` that is the external id on the other object. */
  readonly field: FieldDescription;
  /** It names the parent of a record of the same object, by the key of this file. */
  readonly isParent: boolean;
}

export interface FileColumns {
  readonly columns: readonly Column[];
  readonly keyIndex: number;
  readonly key: FieldDescription;
}

/**
 * Checks a file's header against what the org says of the object.
 * @throws CommandError naming every column that is unknown, cannot be written or is missing.
 */
export async function resolveColumns(
  org: Org,
  object: ObjectDescription,
  file: string,
  header: readonly string[],
  keyField: string,
): Promise<FileColumns> {
  const key = keyOf(object, keyField);
  const columns: Column[] = [];
  const problems: string[] = [];
  for (const name of header) {
    const found = name.includes('.') ? await referenceColumn(org, object, name, key) : plainColumn(object, name);
    if (typeof found === 'string') {
      problems.push(found);
    } else {
      columns.push(found);
    }
  }
  const present = new Set(columns.map(({ header: name, field }) => (name.includes('.') ? name : field.name)));
  const missing = object.fields
    .filter((field) => field.required || field === key)
    .filter((field) => !present.has(field.name))
    .map((field) => `the column ${field.name} is missing`);
  if (problems.length + missing.length > 0) {
    throw inputError(
      'BAD_COLUMNS',
      `${file} does not fit ${object.name}: ${[...problems, ...missing].join('; ')}.`,
      separatorHint(header) ??
        'Correct the header line: columns are field API names, and other records are named by external id (Account.External_Key__c).',
    );
  }
  return {
    columns,
    key,
    keyIndex: columns.findIndex(({ field, header: name }) => field === key && !name.includes('.')),
  };
}

function keyOf(object: ObjectDescription, keyField: string): FieldDescription {
  const key = object.field(keyField);
  if (key === undefined) {
    throw inputError(
      'UNKNOWN_KEY_FIELD',
      `${object.name} has no field ${keyField} that this user can see.`,
      'Deploy force-app and assign a permission set that shows it, or name your own key with --key-field.',
    );
  }
  // An upsert on an external id that is not unique needs View All Data and may match several records.
  if (!key.externalId || !key.unique) {
    throw inputError(
      'BAD_KEY_FIELD',
      `${object.name}.${key.name} is not a unique external id.`,
      'Name a field that is marked both External ID and Unique with --key-field.',
    );
  }
  return key;
}

function plainColumn(object: ObjectDescription, header: string): Column | string {
  const field = object.field(header);
  if (field === undefined) {
    return `"${header}" is not a field of ${object.name} that this user can see`;
  }
  return field.createable || field.updateable
    ? { header, field, isParent: false }
    : `"${header}" cannot be written by this user`;
}

async function referenceColumn(
  org: Org,
  object: ObjectDescription,
  header: string,
  key: FieldDescription,
): Promise<Column | string> {
  const [relationship = '', externalId = ''] = header.split('.');
  const lookup = object.fields.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  if (lookup === undefined) {
    return `"${header}": ${object.name} has no relationship ${relationship}`;
  }
  const [target, ...others] = lookup.referenceTo;
  const field = target === undefined || others.length > 0 ? undefined : (await org.describe(target))?.field(externalId);
  if (!field?.externalId) {
    return `"${header}": ${externalId} is not an external id of ${lookup.referenceTo.join(' or ')}`;
  }
  if (!lookup.createable && !lookup.updateable) {
    return `"${header}": ${lookup.name} cannot be written by this user`;
  }
  const isParent = target === object.name;
  return isParent && field.name !== key.name
    ? `"${header}": parents are put before children by the key of the file, so name them by ${relationship}.${key.name}`
    : { header, field: { ...field, required: lookup.required }, isParent };
}

function separatorHint(header: readonly string[]): string | undefined {
  return header.length === 1 && /[;\t]/.test(header[0] ?? '')
    ? 'The columns seem to be separated by semicolons or tabs: save the file with commas.'
    : undefined;
}
