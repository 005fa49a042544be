import { text } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import { systemFields } from '../systemFields.ts';
import type { FieldSchema } from '../types.ts';
import { autoNumber } from './customField.ts';
import type { MetadataNode } from './metadataNode.ts';

/** Elements that are read here, or that change no record. */
const knownElements = new Set([
  ...['fullName', 'label', 'pluralLabel', 'description', 'nameField', 'sharingModel', 'externalSharingModel'],
  ...['deploymentStatus', 'visibility', 'gender', 'startsWith', 'enableActivities', 'enableBulkApi', 'enableFeeds'],
  ...['enableHistory', 'enableLicensing', 'enableReports', 'enableSearch', 'enableSharing', 'enableStreamingApi'],
  ...['enableEnhancedLookup', 'allowInChatterGroups', 'compactLayoutAssignment', 'actionOverrides', 'searchLayouts'],
  ...['customHelp', 'customHelpPage', 'recordTypeTrackHistory', 'recordTypeTrackFeedHistory', 'listViews'],
]);

const sharingModels = ['Private', 'Read', 'ReadWrite', 'ControlledByParent'] as const;

/**
 * A custom object from its `object-meta.xml` and its fields.
 * Source of the elements: "CustomObject" in the Metadata API Developer Guide.
 */
export function customObject(
  name: string,
  node: MetadataNode,
  fields: readonly FieldSchema[],
  keyPrefix: string,
): ObjectDraft {
  node.refuseOthers(knownElements);
  const label = node.required('label');
  const isDetail = fields.some((field) => field.reference?.masterDetail);
  const sharingModel = node.oneOf('sharingModel', sharingModels);
  if (isDetail !== (sharingModel === 'ControlledByParent')) {
    throw node.error('<sharingModel> must be ControlledByParent exactly when the object has a master');
  }
  return {
    name,
    label,
    labelPlural: node.text('pluralLabel') ?? label,
    custom: true,
    description: node.text('description'),
    keyPrefix,
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    // Source: "CustomObject", enableSearch, in the Metadata API Developer Guide.
    searchable: node.flag('enableSearch'),
    sharingModel,
    fields: [...systemFields(name, { recycleBin: true, owner: !isDetail }), nameField(node), ...fields],
  };
}

function nameField(node: MetadataNode): FieldSchema {
  const field = node.child('nameField');
  if (!field) throw node.error('<nameField> is missing');
  const label = field.required('label');
  const name = { nameField: true, idLookup: true, trackHistory: field.flag('trackHistory') } as const;
  return field.oneOf('type', ['Text', 'AutoNumber']) === 'AutoNumber'
    ? text('Name', label, 80, { ...autoNumber(field), ...name })
    : // A text name left empty becomes the record id, as the platform does.
      text('Name', label, 80, { ...name, defaultedOnCreate: true });
}
