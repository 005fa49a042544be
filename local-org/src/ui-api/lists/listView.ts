import type { ObjectSchema } from '../../schema/index.ts';

export interface ListFilter {
  readonly field: string;
  readonly operation: string;
  readonly value: string;
}

/** A list view. */
export interface ListView {
  readonly apiName: string;
  readonly label: string;
  /** Field paths. */
  readonly columns: readonly string[];
  /** `Everything` shows all records that the viewer may see, `Mine` those that the viewer owns. */
  readonly scope: 'Everything' | 'Mine';
  readonly filters: readonly ListFilter[];
  /** `1 AND (2 OR 3)`; all filters must hold where it is undefined. */
  readonly booleanFilter: string | undefined;
}

/** Columns of the list views that every org has, without the name. */
const STANDARD_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Account: ['BillingState', 'Phone', 'Type', 'Owner.Alias'],
  Contact: ['Account.Name', 'Phone', 'Email', 'Owner.Alias'],
  Opportunity: ['Account.Name', 'Amount', 'CloseDate', 'StageName', 'Owner.Alias'],
};

/** Names of the objects in the API names of their standard list views: `AllAccounts`. */
const STANDARD_NAMES: Readonly<Record<string, string>> = {
  Account: 'Accounts',
  Contact: 'Contacts',
  Opportunity: 'Opportunities',
};

/**
 * The list view that every org has: all records of the object. Custom objects have `All`, with the name alone unless the
 * project's compact layout says which other fields matter.
 */
export function allRecords(object: ObjectSchema, compactFields: readonly string[]): ListView {
  const name = object.fields.find((field) => field.nameField)?.name ?? 'Id';
  const columns = [name, ...(STANDARD_COLUMNS[object.name] ?? compactFields)];
  const plural = STANDARD_NAMES[object.name];
  return {
    apiName: plural === undefined ? 'All' : `All${plural}`,
    label: plural === undefined ? 'All' : `All ${object.labelPlural}`,
    columns: [...new Set(columns)],
    scope: 'Everything',
    filters: [],
    booleanFilter: undefined,
  };
}
