import { joinedByLogic, type Condition } from './filterLogic.ts';

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker, "Specify a Filter" */
export interface RecordFilter {
  readonly criteria?: readonly {
    readonly fieldPath: string;
    readonly operator: string;
    readonly value: unknown;
  }[];
  readonly filterLogic?: string;
}

/** "Specify Display Information": the field that names a record, and one more below it. */
export interface DisplayInfo {
  readonly primaryField?: string;
  readonly additionalFields?: readonly string[];
}

interface MatchingField {
  readonly fieldPath: string;
  readonly mode?: 'contains' | 'startsWith';
}

/** "Specify Matching Information": the fields that are searched. */
export interface MatchingInfo {
  readonly primaryField?: MatchingField;
  readonly additionalFields?: readonly MatchingField[];
}

/** What a picker asks for, all defaults filled in. */
export interface PickerQuery {
  readonly objectApiName: string;
  readonly primaryField: string;
  readonly additionalField: string | undefined;
}

export interface GraphQLRequest {
  readonly query: string;
  readonly variables: { readonly where: Condition };
}

const PATH = /^\w+(?:\.\w+)*$/;

/** `{ Owner: { Name: condition } }` for `Owner.Name`. @throws TypeError for what is no path of fields */
function at(path: string, condition: unknown): Condition {
  if (!PATH.test(path)) throw new TypeError(`lightning-record-picker: ${path} is no field.`);
  return path.split('.').reduceRight((inner, name) => ({ [name]: inner }), condition) as Condition;
}

/** A field of the answer: `Owner { Name { value displayValue } }`. */
const selected = (path: string): string =>
  path.split('.').reduceRight((inner, name) => `${name} { ${inner} }`, 'value displayValue');

/** Records that match, the first of them by name. */
export function recordsQuery(
  { objectApiName, primaryField, additionalField }: PickerQuery,
  where: Condition,
  first: number,
): GraphQLRequest {
  const fields = [primaryField, additionalField].filter((path) => path !== undefined);
  for (const path of [objectApiName, ...fields]) at(path, undefined);
  const query = `query records($where: ${objectApiName}_Filter) { uiapi { query { ${objectApiName}(
    where: $where, orderBy: ${orderOf(primaryField)}, first: ${first}
  ) { edges { node { Id ${[...new Set(fields)].map(selected).join(' ')} } } pageInfo { hasNextPage } } } } }`;
  return { query, variables: { where } };
}

const orderOf = (path: string): string =>
  path.split('.').reduceRight((inner, name) => `{ ${name}: ${inner} }`, '{ order: ASC }');

/** What matches the entered text in one of the searched fields, and the filter. */
export function matching(term: string, fields: MatchingInfo, filter: RecordFilter): Condition {
  const searched = [fields.primaryField, ...(fields.additionalFields ?? [])].filter((field) => field !== undefined);
  const matches = searched.map(({ fieldPath, mode }) =>
    at(fieldPath, { like: mode === 'startsWith' ? `${term}%` : `%${term}%` }),
  );
  const criteria = filter.criteria ?? [];
  const conditions = criteria.map(({ fieldPath, operator, value }) => at(fieldPath, { [operator]: value }));
  const filtered = conditions.length === 0 ? [] : [joinedByLogic(conditions, filter.filterLogic)];
  return { and: [{ or: matches }, ...filtered] };
}
