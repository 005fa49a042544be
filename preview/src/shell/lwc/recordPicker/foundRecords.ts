import { readMetadata } from '../../../platform/metadataCache.ts';
import { sendToApi } from '../../../platform/uiApi.ts';
import type { ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import {
  matching,
  recordsQuery,
  type DisplayInfo,
  type GraphQLRequest,
  type MatchingInfo,
  type PickerQuery,
  type RecordFilter,
} from './recordQuery.ts';

export interface FoundRecord {
  readonly id: string;
  readonly name: string;
  /** The additional field, where one is shown. */
  readonly detail: string;
}

export interface FoundRecords {
  readonly records: readonly FoundRecord[];
  readonly hasMore: boolean;
}

/** What a component tells a picker. */
export interface PickerConfig {
  readonly objectApiName: string;
  readonly displayInfo: DisplayInfo | undefined;
  readonly matchingInfo: MatchingInfo | undefined;
  readonly filter: RecordFilter | undefined;
}

interface Value {
  readonly value?: unknown;
  readonly displayValue?: string | null;
}

type Node = Readonly<Record<string, Value | undefined>> & { readonly Id: string };

interface Answer {
  readonly data?: {
    readonly uiapi: {
      readonly query: Readonly<
        Record<
          string,
          { readonly edges: readonly { readonly node: Node }[]; readonly pageInfo: { readonly hasNextPage: boolean } }
        >
      >;
    };
  };
  readonly errors?: readonly { readonly message: string }[];
}

/** How many records are offered at once. */
const OFFERED = 5;

/** Fills in the field that names the object's records. */
async function queryOf({ objectApiName, displayInfo }: PickerConfig): Promise<PickerQuery> {
  const additionalField = displayInfo?.additionalFields?.[0];
  if (displayInfo?.primaryField !== undefined) {
    return { objectApiName, primaryField: displayInfo.primaryField, additionalField };
  }
  const info = await readMetadata<ObjectInfo>(`/object-info/${encodeURIComponent(objectApiName)}`);
  if (!info.ok) throw new Error(info.error.body.message);
  return { objectApiName, primaryField: info.data.nameFields[0] ?? 'Name', additionalField };
}

function textAt(node: Node, path: string | undefined): string {
  let found: unknown = node;
  for (const name of path?.split('.') ?? [])
    found = (found as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  const { value, displayValue } = (path === undefined ? {} : (found ?? {})) as Value;
  if (displayValue !== null && displayValue !== undefined) return displayValue;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

async function ask(picker: PickerQuery, body: GraphQLRequest): Promise<FoundRecords> {
  const answer = await sendToApi<Answer>('/graphql', { method: 'POST', body });
  if (!answer.ok) throw new Error(answer.error.body.message);
  const [error] = answer.data.errors ?? [];
  if (error !== undefined) throw new Error(error.message);
  const found = answer.data.data?.uiapi.query[picker.objectApiName];
  const records = (found?.edges ?? []).map(({ node }) => ({
    id: node.Id,
    name: textAt(node, picker.primaryField),
    detail: textAt(node, picker.additionalField),
  }));
  return { records, hasMore: found?.pageInfo.hasNextPage ?? false };
}

/** Records that match the entered text and the filter, the first of them by name. Rejects when the org refuses the query. */
export async function findRecords(config: PickerConfig, term: string): Promise<FoundRecords> {
  const picker = await queryOf(config);
  const searched = { primaryField: { fieldPath: picker.primaryField }, ...config.matchingInfo };
  return ask(picker, recordsQuery(picker, matching(term, searched, config.filter ?? {}), OFFERED));
}

/** The record of an id; undefined when this user sees none. */
export async function findRecord(config: PickerConfig, id: string): Promise<FoundRecord | undefined> {
  const picker = await queryOf(config);
  const { records } = await ask(picker, recordsQuery(picker, { Id: { eq: id } }, 1));
  return records[0];
}
