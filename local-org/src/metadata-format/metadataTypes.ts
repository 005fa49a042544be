/** How a component lies in files. */
export type MetadataForm =
  /** One XML file. */
  | 'file'
  /** One XML file in a folder that is a component too. */
  | 'filed'
  /** A folder of files with its description among them. */
  | 'bundle'
  /** A file of any kind, and an XML file that describes it. */
  | 'content'
  /** An XML file with other components in it. */
  | 'object';

export interface MetadataType {
  readonly name: string;
  readonly directory: string;
  /** Without the dot; in source form `-meta.xml` follows. */
  readonly suffix: string;
  readonly form: MetadataForm;
}

/**
 * The types of metadata that this org keeps. Source: "Metadata Types", Metadata API Developer Guide
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm).
 */
export const metadataTypes: readonly MetadataType[] = [
  { name: 'CustomApplication', directory: 'applications', suffix: 'app', form: 'file' },
  { name: 'CustomLabels', directory: 'labels', suffix: 'labels', form: 'file' },
  { name: 'CustomMetadata', directory: 'customMetadata', suffix: 'md', form: 'file' },
  { name: 'CustomObject', directory: 'objects', suffix: 'object', form: 'object' },
  { name: 'CustomPermission', directory: 'customPermissions', suffix: 'customPermission', form: 'file' },
  { name: 'CustomTab', directory: 'tabs', suffix: 'tab', form: 'file' },
  { name: 'Dashboard', directory: 'dashboards', suffix: 'dashboard', form: 'filed' },
  { name: 'DuplicateRule', directory: 'duplicateRules', suffix: 'duplicateRule', form: 'file' },
  { name: 'FlexiPage', directory: 'flexipages', suffix: 'flexipage', form: 'file' },
  { name: 'Group', directory: 'groups', suffix: 'group', form: 'file' },
  { name: 'GlobalValueSet', directory: 'globalValueSets', suffix: 'globalValueSet', form: 'file' },
  { name: 'Layout', directory: 'layouts', suffix: 'layout', form: 'file' },
  { name: 'LightningComponentBundle', directory: 'lwc', suffix: 'js', form: 'bundle' },
  { name: 'LightningMessageChannel', directory: 'messageChannels', suffix: 'messageChannel', form: 'file' },
  { name: 'MatchingRules', directory: 'matchingRules', suffix: 'matchingRule', form: 'file' },
  { name: 'PermissionSet', directory: 'permissionsets', suffix: 'permissionset', form: 'file' },
  { name: 'QuickAction', directory: 'quickActions', suffix: 'quickAction', form: 'file' },
  { name: 'Report', directory: 'reports', suffix: 'report', form: 'filed' },
  { name: 'ReportType', directory: 'reportTypes', suffix: 'reportType', form: 'file' },
  { name: 'SharingRules', directory: 'sharingRules', suffix: 'sharingRules', form: 'file' },
  { name: 'StaticResource', directory: 'staticresources', suffix: 'resource', form: 'content' },
];

/** A component that is part of an object's file in metadata form, and a file of its own in source form. */
export interface ObjectPart {
  readonly name: string;
  /** The element in the object's file, and the folder of the files in source form. */
  readonly element: string;
  readonly suffix: string;
}

/** Source: "CustomObject", Metadata API Developer Guide; the folders are those of "Salesforce DX Project Structure and Source Format". */
export const objectParts: readonly ObjectPart[] = [
  { name: 'BusinessProcess', element: 'businessProcesses', suffix: 'businessProcess' },
  { name: 'CompactLayout', element: 'compactLayouts', suffix: 'compactLayout' },
  { name: 'CustomField', element: 'fields', suffix: 'field' },
  { name: 'FieldSet', element: 'fieldSets', suffix: 'fieldSet' },
  { name: 'Index', element: 'indexes', suffix: 'index' },
  { name: 'ListView', element: 'listViews', suffix: 'listView' },
  { name: 'RecordType', element: 'recordTypes', suffix: 'recordType' },
  { name: 'SharingReason', element: 'sharingReasons', suffix: 'sharingReason' },
  { name: 'ValidationRule', element: 'validationRules', suffix: 'validationRule' },
  { name: 'WebLink', element: 'webLinks', suffix: 'webLink' },
];

/** A component that is an element of a file beside others, and that package.xml can name by itself. */
export interface FileElement {
  readonly name: string;
  /** The type of the file. */
  readonly of: string;
  readonly element: string;
  /** Whether the name of the file comes before its own: `Account.Same_Name`. */
  readonly namedByFile: boolean;
}

/** Source: "CustomLabels", "MatchingRule" and "SharingRules", Metadata API Developer Guide. */
export const fileElements: readonly FileElement[] = [
  { name: 'CustomLabel', of: 'CustomLabels', element: 'labels', namedByFile: false },
  { name: 'MatchingRule', of: 'MatchingRules', element: 'matchingRules', namedByFile: true },
  { name: 'SharingCriteriaRule', of: 'SharingRules', element: 'sharingCriteriaRules', namedByFile: true },
  { name: 'SharingGuestRule', of: 'SharingRules', element: 'sharingGuestRules', namedByFile: true },
  { name: 'SharingOwnerRule', of: 'SharingRules', element: 'sharingOwnerRules', namedByFile: true },
  { name: 'SharingTerritoryRule', of: 'SharingRules', element: 'sharingTerritoryRules', namedByFile: true },
];

export function metadataType(name: string): MetadataType | undefined {
  return metadataTypes.find((type) => type.name === name);
}

/** Whether package.xml may name a type here: one of its own, or a part of another. */
export function isKnownType(name: string): boolean {
  return metadataType(name) !== undefined || [...fileElements, ...objectParts].some((part) => part.name === name);
}

/** `reportFolder`: the suffix of a folder's own file in source form. */
export function folderSuffix({ suffix }: MetadataType): string {
  return `${suffix}Folder`;
}
