/** Where a metadata type lies in a project in source form. */
interface MetadataType {
  readonly type: string;
  readonly folder: string;
  readonly suffix: string;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm, the types that are checked here. */
const TYPES: readonly MetadataType[] = [
  { type: 'CustomApplication', folder: 'applications', suffix: 'app' },
  { type: 'CustomLabels', folder: 'labels', suffix: 'labels' },
  { type: 'CustomMetadata', folder: 'customMetadata', suffix: 'md' },
  { type: 'CustomPermission', folder: 'customPermissions', suffix: 'customPermission' },
  { type: 'CustomTab', folder: 'tabs', suffix: 'tab' },
  { type: 'Dashboard', folder: 'dashboards', suffix: 'dashboard' },
  { type: 'DashboardFolder', folder: 'dashboards', suffix: 'dashboardFolder' },
  { type: 'FlexiPage', folder: 'flexipages', suffix: 'flexipage' },
  { type: 'GlobalValueSet', folder: 'globalValueSets', suffix: 'globalValueSet' },
  { type: 'Layout', folder: 'layouts', suffix: 'layout' },
  { type: 'LightningComponentBundle', folder: 'lwc', suffix: 'js' },
  { type: 'LightningMessageChannel', folder: 'messageChannels', suffix: 'messageChannel' },
  { type: 'PermissionSet', folder: 'permissionsets', suffix: 'permissionset' },
  { type: 'QuickAction', folder: 'quickActions', suffix: 'quickAction' },
  { type: 'Report', folder: 'reports', suffix: 'report' },
  { type: 'ReportFolder', folder: 'reports', suffix: 'reportFolder' },
  { type: 'ReportType', folder: 'reportTypes', suffix: 'reportType' },
  { type: 'StaticResource', folder: 'staticresources', suffix: 'resource' },
];

/** Parts of an object, each a component of its own, named `Object.Part`. */
const OBJECT_PARTS: readonly MetadataType[] = [
  { type: 'CompactLayout', folder: 'compactLayouts', suffix: 'compactLayout' },
  { type: 'CustomField', folder: 'fields', suffix: 'field' },
  { type: 'ListView', folder: 'listViews', suffix: 'listView' },
  { type: 'RecordType', folder: 'recordTypes', suffix: 'recordType' },
  { type: 'ValidationRule', folder: 'validationRules', suffix: 'validationRule' },
];

export interface ComponentName {
  readonly type: string;
  readonly fullName: string;
}

/**
 * The component that a file describes, or undefined when it describes none, or one of a type that is not checked here. A path may
 * have folders above the type's own (`main/default/layouts/…`).
 */
export function componentOf(path: string): ComponentName | undefined {
  const segments = path.split('/');
  const [name = '', suffix] = splitName(segments.at(-1) ?? '');
  if (suffix === undefined) return undefined;
  const [object = '', folder = ''] = segments.slice(-3, -1);
  if (suffix === 'object') return { type: 'CustomObject', fullName: name };
  const part = OBJECT_PARTS.find((one) => one.suffix === suffix && one.folder === folder);
  if (part) return { type: part.type, fullName: `${object}.${name}` };
  const type = TYPES.find((one) => one.suffix === suffix && segments.slice(0, -1).includes(one.folder));
  if (!type) return undefined;
  const folders = segments.slice(segments.indexOf(type.folder) + 1, -1);
  const isFiled = type.folder === 'reports' || type.folder === 'dashboards';
  return { type: type.type, fullName: isFiled ? [...folders, name].join('/') : name };
}

function splitName(file: string): [name: string, suffix: string | undefined] {
  const match = /^(?<name>.+)\.(?<suffix>[^.]+)-meta\.xml$/.exec(file);
  return [match?.groups?.name ?? '', match?.groups?.suffix];
}

/** The folder of the Lightning web component that a file belongs to, `lwc/tierCard`, whatever the file is. */
export function bundleFolderOf(path: string): string | undefined {
  return /^(?:.*\/)?lwc\/[^/]+(?=\/)/.exec(path)?.[0];
}
