import { createHash } from 'node:crypto';
import { versionPath } from '../../http/index.ts';
import type { OrgContext } from '../../http/index.ts';
import type { Viewer } from '../../security/index.ts';
import { displayColumns } from './displayColumn.ts';
import type { DisplayColumn } from './displayColumn.ts';
import type { RelatedList } from './relatedLists.ts';

/** What the platform's answers call a list. Source: "Related List Reference" (ui_api_responses_related_list_reference.htm). */
export function listReference({ parent, relatedListId }: RelatedList, recordId: string | null): object {
  return {
    id: null,
    inContextOfRecordId: recordId,
    listViewApiName: null,
    objectApiName: null,
    parentObjectApiName: parent.name,
    recordTypeId: null,
    relatedListId,
    type: 'relatedList',
  };
}

/** `Child Accounts` for accounts of an account, else the child's plural. */
function labelOf({ parent, child, relatedListId }: RelatedList): string {
  if (parent !== child) return child.labelPlural;
  return relatedListId
    .replace(/__r$/, '')
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** Source: "Related List Info Summary" (ui_api_responses_related_list_info_summary.htm). */
export function relatedListSummary(org: OrgContext, list: RelatedList): object {
  const { parent, child, field, relatedListId } = list;
  const base = `${versionPath(org.schema.apiVersion)}/ui-api/related-list-info`;
  return {
    entityLabel: child.label,
    entityLabelPlural: child.labelPlural,
    fieldName: field,
    keyPrefix: child.keyPrefix,
    label: labelOf(list),
    objectApiName: child.name,
    relatedListId,
    relatedListInfoUrl: `${base}/${parent.name}/${relatedListId}`,
    themeInfo: null,
  };
}

export interface RelatedListInfo {
  readonly displayColumns: readonly DisplayColumn[];
  readonly eTag: string;
  readonly [other: string]: unknown;
}

/** Source: "Related List Info" (ui_api_responses_related_list_info.htm). */
export function relatedListInfo(org: OrgContext, list: RelatedList, viewer: Viewer): RelatedListInfo {
  const { child, field, columns, sortBy } = list;
  const shown = displayColumns(org.schema, child, columns, viewer);
  const sorted = sortBy.replace(/^-/, '');
  const info = {
    cloneable: false,
    createable: viewer.object(child.name).create,
    deletable: false,
    displayColumns: shown,
    fieldApiName: field,
    filterLogicString: '',
    filteredByInfo: [],
    label: labelOf(list),
    listReference: listReference(list, null),
    objectApiNames: [child.name],
    orderedByInfo: displayColumns(org.schema, child, [sorted], viewer).map(({ fieldApiName, label }) => ({
      fieldApiName,
      isAscending: !sortBy.startsWith('-'),
      label,
    })),
    parentFieldApiName: field,
    relatedListTypeName: null,
    updateable: false,
    userPreferences: {
      columnWidths: Object.fromEntries(shown.map(({ fieldApiName }) => [fieldApiName, -1])),
      columnWrap: Object.fromEntries(shown.map(({ fieldApiName }) => [fieldApiName, false])),
    },
    visibility: 'Public',
    visibilityEditable: false,
  };
  return { ...info, eTag: createHash('md5').update(JSON.stringify(info)).digest('hex') };
}
