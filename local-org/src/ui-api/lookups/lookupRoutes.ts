import type { FastifyInstance } from 'fastify';
import { OrgError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import { toId18 } from '../../store/index.ts';
import type { Input } from '../../store/index.ts';
import type { RecentRecords } from '../recentRecords.ts';
import { listed } from '../requestFields.ts';
import { visibleObject } from '../visibleObject.ts';
import { lookupRequest } from './lookupRequest.ts';
import type { LookupQuery, LookupRequest } from './lookupRequest.ts';
import { nameField, suggestions } from './suggestions.ts';
import type { LookupTarget } from './suggestions.ts';

/** The last version with suggestions by GET. Source: "Get Lookup Field Suggestions", available versions 41.0-62.0. */
const LAST_WITH_GET = 62;

interface OfLookup {
  Params: { version: string; object: string; field: string; target: string };
  Querystring: LookupQuery & { targetApiName?: string; dependentFieldBindings?: string };
}

/**
 * What to suggest while somebody fills in a lookup. Source: "Get Lookup Field Suggestions With POST"
 * (ui_api_resources_lookup_post.htm) and, up to API version 62.0, the GET requests (ui_api_resources_lookup_get.htm,
 * ui_api_resources_lookup_object_get.htm), User Interface API Developer Guide.
 */
export function serveLookups(doors: FastifyInstance, org: OrgContext, recent: RecentRecords): void {
  doors.post<OfLookup>('/ui-api/lookups/:object/:field', ({ params, query, body, viewer }) => {
    const wanted = listed(query.targetApiName);
    const targets = targetsOf(org, params, viewer, { wanted, source: sourceRecord(body) });
    return lookupValues(org, recent, targets, lookupRequest(query), viewer);
  });
  doors.get<OfLookup>('/ui-api/lookups/:object/:field', ({ params, query, viewer }) => {
    if (!hasGet(params.version)) {
      throw new OrgError('METHOD_NOT_ALLOWED', "HTTP Method 'GET' not allowed. Allowed are POST", { status: 405 });
    }
    const source = boundFields(query.dependentFieldBindings);
    return lookupValues(
      org,
      recent,
      targetsOf(org, params, viewer, { wanted: [], source }),
      lookupRequest(query),
      viewer,
    );
  });
  doors.get<OfLookup>('/ui-api/lookups/:object/:field/:target', ({ params, query, viewer }) => {
    const source = boundFields(query.dependentFieldBindings);
    const [target] = hasGet(params.version) ? targetsOf(org, params, viewer, { wanted: [params.target], source }) : [];
    if (target) return suggestions(org, recent, target, lookupRequest(query), viewer);
    throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
  });
}

const hasGet = (version: string): boolean => Number(version.slice(1)) <= LAST_WITH_GET;

/** Source: "Lookup Values" and "Lookup Metadata" (ui_api_responses_lookup_values.htm). */
function lookupValues(
  org: OrgContext,
  recent: RecentRecords,
  targets: readonly LookupTarget[],
  request: LookupRequest,
  viewer: Viewer,
): Record<string, unknown> {
  const byTarget = <T>(value: (target: LookupTarget) => T): Record<string, T> =>
    Object.fromEntries(targets.map((target) => [target.target.name, value(target)]));
  return {
    lookupResults: byTarget((target) => suggestions(org, recent, target, request, viewer)),
    metadata: byTarget(({ object, field, target }) => ({
      fieldApiName: field.name,
      objectApiName: object.name,
      secondaryField: null,
      targetInfo: {
        [target.name]: {
          advancedLookupInfo: null,
          errorMessages: [],
          objectApiName: target.name,
          suggestionsInfo: {
            displayLayout: { displayFields: [nameField(target)] },
            matchingInfo: { matchingFields: [nameField(target)] },
          },
        },
      },
    })),
  };
}

/**
 * The objects that a lookup names, as far as the viewer may read them, or the wanted ones of those.
 * @throws OrgError INVALID_FIELD for what is no lookup that the viewer can read
 */
function targetsOf(
  org: OrgContext,
  params: OfLookup['Params'],
  viewer: Viewer,
  { wanted, source }: { readonly wanted: readonly string[]; readonly source: SourceRecord },
): readonly LookupTarget[] {
  const object = visibleObject(org, params.object, viewer);
  const field = object.field(params.field) ?? object.relationship(params.field);
  if (!field?.reference || !viewer.field(object.name, field.name).read) {
    throw new OrgError('INVALID_FIELD', `${object.name} has no lookup ${params.field}, or you have no access to it`);
  }
  const suggests = org.store.suggested(field, { object, ...source }, viewer);
  return field.reference.to.flatMap((name) => {
    const target = org.schema.object(name);
    const isWanted = wanted.length === 0 || wanted.some((one) => one.toLowerCase() === name.toLowerCase());
    return target && isWanted && viewer.object(name).read ? [{ object, field, target, suggests }] : [];
  });
}

/** The record that somebody edits, with the values of the page. */
interface SourceRecord {
  /** Undefined for a new one. */
  readonly id: string | undefined;
  readonly values: Input;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Source: request body of "Get Lookup Field Suggestions With POST": fields with the record's Id, null for a new one. */
function sourceRecord(body: unknown): SourceRecord {
  const record = isObject(body) ? body.sourceRecord : undefined;
  const fields = isObject(record) && isObject(record.fields) ? record.fields : {};
  const { Id: id, ...values } = fields;
  if (id === null) return { id: undefined, values };
  if (typeof id === 'string') return { id: toId18(id), values };
  throw new OrgError('INVALID_INPUT', 'sourceRecord must have fields with the Id of the record, null for a new one.');
}

/** `AccountId=001…,Region__c=West`. Source: dependentFieldBindings of "Get Lookup Field Suggestions". */
function boundFields(bindings: string | undefined): SourceRecord {
  const pairs = listed(bindings).map((binding) => {
    const [name = '', ...value] = binding.split('=');
    return [name, value.join('=')] as const;
  });
  return { id: undefined, values: Object.fromEntries(pairs) };
}
