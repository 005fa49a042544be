import { createHash } from 'node:crypto';
import type { OrgContext } from '../../http/index.ts';
import { isFilterable } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { displayColumns } from './displayColumn.ts';
import type { DisplayColumn } from './displayColumn.ts';
import type { ListView } from './listView.ts';

export interface ListInfo {
  readonly displayColumns: readonly DisplayColumn[];
  readonly eTag: string;
  readonly listReference: object;
  readonly [other: string]: unknown;
}

/** A list view as this viewer may see it. Source: "List Info" (ui_api_responses_list_metadata.htm), User Interface API Developer Guide. */
export function listInfo(org: OrgContext, object: ObjectSchema, view: ListView, viewer: Viewer): ListInfo {
  const columns = displayColumns(org.schema, object, view.columns, viewer);
  const info = {
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: columns,
    filterLogicString: view.booleanFilter ?? null,
    filteredByInfo: view.filters.map(({ field, operation, value }) => ({
      fieldApiName: field,
      label: displayColumns(org.schema, object, [field], viewer)[0]?.label ?? field,
      operandLabels: value.split(','),
      operator: operation,
    })),
    label: view.label,
    listReference: listReference(object, view),
    orderedByInfo: orderedBy(columns),
    updateable: false,
    userPreferences: preferences(columns),
    visibility: 'Public',
    visibilityEditable: false,
  };
  return { ...info, eTag: tagOf(info) };
}

/** How wide and in which order this viewer sees a list: as everybody does. Source: "Get List View Preferences" (ui_api_resources_list_preferences_get.htm). */
export function listPreferences(org: OrgContext, object: ObjectSchema, view: ListView, viewer: Viewer): object {
  const columns = displayColumns(org.schema, object, view.columns, viewer);
  const answer = {
    ...preferences(columns),
    listReference: listReference(object, view),
    orderedBy: orderedBy(columns),
  };
  return { ...answer, eTag: tagOf(answer) };
}

/** What lists of an object can show. List views come as metadata, so nobody makes one here. Source: "List Object Info" (ui_api_responses_list_object_info.htm). */
export function listObjectInfo(org: OrgContext, object: ObjectSchema, viewer: Viewer): object {
  const plural = object.labelPlural.toLowerCase();
  const paths = object.fields.filter(isFilterable).map(({ name }) => name);
  const info = {
    availableScopes: [
      { apiName: 'everything', availableEntities: [], label: `All ${plural}` },
      ...(object.field('OwnerId') ? [{ apiName: 'mine', availableEntities: [], label: `My ${plural}` }] : []),
    ],
    columns: displayColumns(org.schema, object, paths, viewer).map(({ fieldApiName, label }) => ({
      fieldApiName,
      label,
    })),
    createable: false,
    objectApiName: object.name,
    publicOrSharedCreatable: false,
    relatedEntityApiName: null,
  };
  return { ...info, eTag: tagOf(info) };
}

function listReference(object: ObjectSchema, { apiName }: ListView): object {
  return { id: null, listViewApiName: apiName, objectApiName: object.name, type: 'listView' };
}

/** A width of -1 is the default one. Source: "List User Preference Input" (ui_api_requests_list_user_preference_input.htm). */
function preferences(columns: readonly DisplayColumn[]): { columnWidths: object; columnWrap: object } {
  return {
    columnWidths: Object.fromEntries(columns.map(({ fieldApiName }) => [fieldApiName, -1])),
    columnWrap: Object.fromEntries(columns.map(({ fieldApiName }) => [fieldApiName, false])),
  };
}

function orderedBy(columns: readonly DisplayColumn[]): readonly object[] {
  return columns.slice(0, 1).map(({ fieldApiName, label }) => ({ fieldApiName, isAscending: true, label }));
}

function tagOf(answer: object): string {
  return createHash('md5').update(JSON.stringify(answer)).digest('hex');
}
