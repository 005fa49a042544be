/** Texts that the WSDL restricts to a list, which it gives a name. */
interface Enumeration {
  readonly name: string;
  readonly values: readonly string[];
}

const SHARING_MODEL: Enumeration = {
  name: 'SharingModel',
  values: [
    ...['Private', 'Read', 'ReadSelect', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess'],
    ...['ControlledByParent', 'ControlledByCampaign', 'ControlledByLeadOrContact'],
  ],
};
const FILTER_OPERATION: Enumeration = {
  name: 'FilterOperation',
  values: [
    ...['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'],
    ...['contains', 'notContain', 'startsWith', 'includes', 'excludes', 'within'],
  ],
};
const ACTION_OVERRIDE_TYPE: Enumeration = {
  name: 'ActionOverrideType',
  values: ['Default', 'Standard', 'Scontrol', 'Visualforce', 'Flexipage', 'LightningComponent'],
};
const FORM_FACTOR: Enumeration = { name: 'FormFactor', values: ['Small', 'Medium', 'Large'] };
const SORT_ORDER: Enumeration = { name: 'SortOrder', values: ['Asc', 'Desc'] };

/**
 * By `Type.element`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm: each type's page lists its values
 */
const ENUMERATIONS: Readonly<Record<string, Enumeration>> = {
  'ActionOverride.formFactor': FORM_FACTOR,
  'ActionOverride.type': ACTION_OVERRIDE_TYPE,
  'AppActionOverride.formFactor': FORM_FACTOR,
  'AppActionOverride.type': ACTION_OVERRIDE_TYPE,
  'CustomApplication.formFactors': FORM_FACTOR,
  'CustomApplication.navType': { name: 'NavType', values: ['Standard', 'Console'] },
  'CustomApplication.uiType': { name: 'UiType', values: ['Aloha', 'Lightning'] },
  'CustomField.deleteConstraint': { name: 'DeleteConstraint', values: ['Cascade', 'Restrict', 'SetNull'] },
  'CustomField.formulaTreatBlanksAs': { name: 'TreatBlanksAs', values: ['BlankAsBlank', 'BlankAsZero'] },
  'CustomField.summaryOperation': { name: 'SummaryOperations', values: ['count', 'max', 'min', 'sum'] },
  'CustomField.type': {
    name: 'FieldType',
    values: [
      ...[
        'Array',
        'AutoNumber',
        'Checkbox',
        'Currency',
        'Date',
        'DateTime',
        'Email',
        'EncryptedText',
        'ExternalLookup',
      ],
      ...['File', 'Hierarchy', 'Html', 'IndirectLookup', 'Location', 'LongTextArea', 'Lookup', 'MasterDetail'],
      ...['MetadataRelationship', 'MultiselectPicklist', 'Number', 'Percent', 'Phone', 'Picklist', 'Summary', 'Text'],
      ...['TextArea', 'Time', 'Url'],
    ],
  },
  'CustomObject.customSettingsType': { name: 'CustomSettingsType', values: ['Hierarchy', 'List'] },
  'CustomObject.deploymentStatus': { name: 'DeploymentStatus', values: ['Deployed', 'InDevelopment'] },
  'CustomObject.externalSharingModel': SHARING_MODEL,
  'CustomObject.sharingModel': SHARING_MODEL,
  'CustomObject.visibility': { name: 'SetupObjectVisibility', values: ['PackageProtected', 'Protected', 'Public'] },
  'FilterItem.operation': FILTER_OPERATION,
  'FlexiPageRegion.mode': { name: 'FlexiPageRegionMode', values: ['Append', 'Prepend', 'Replace'] },
  'FlexiPageRegion.type': { name: 'FlexiPageRegionType', values: ['Background', 'Facet', 'Region'] },
  'LayoutItem.behavior': { name: 'UiBehavior', values: ['Edit', 'Readonly', 'Required'] },
  'LayoutSection.style': {
    name: 'LayoutSectionStyle',
    values: ['CustomLinks', 'OneColumn', 'TwoColumnsLeftToRight', 'TwoColumnsTopToBottom'],
  },
  'ListView.filterScope': {
    name: 'FilterScope',
    values: [
      ...['AssignedToMe', 'Delegated', 'Everything', 'Mine', 'MineAndMyGroups', 'MyTeamTerritory', 'MyTerritory'],
      ...['Queue', 'SalesTeam', 'ScopingRule', 'Team'],
    ],
  },
  'ListViewFilter.operation': FILTER_OPERATION,
  'PermissionSetTabSetting.visibility': {
    name: 'PermissionSetTabVisibility',
    values: ['Available', 'None', 'Visible'],
  },
  'QuickActionLayoutItem.uiBehavior': { name: 'UiBehavior', values: ['Edit', 'Readonly', 'Required'] },
  'RelatedListItem.sortOrder': SORT_ORDER,
  'StaticResource.cacheControl': { name: 'StaticResourceCacheControl', values: ['Private', 'Public'] },
};

export function enumerationOf(type: string, element: string): Enumeration | undefined {
  return ENUMERATIONS[`${type}.${element}`];
}
