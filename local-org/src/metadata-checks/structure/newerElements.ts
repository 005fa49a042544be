type Elements = Readonly<Record<string, string | readonly string[]>>;

/**
 * Elements that Salesforce added after the WSDL that jsforce ships, up to API 66.0, and types of theirs.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm and the pages of the other types
 */
export const NEWER_ELEMENTS: Readonly<Record<string, Elements>> = {
  ComponentInstance: { componentInstanceProperties: ['ComponentInstanceProperty'], identifier: '?string' },
  ComponentInstanceProperty: { valueList: '?ComponentInstancePropertyList' },
  ComponentInstancePropertyList: { valueListItems: ['ComponentInstancePropertyListItem'] },
  ComponentInstancePropertyListItem: { value: '?string', visibilityRule: '?UiFormulaRule' },
  CustomApplication: { isNavTabPersistenceDisabled: '?boolean', isOmniPinnedViewEnabled: '?boolean' },
  CustomField: {
    displayLocationInDecimal: '?boolean',
    externalId: '?boolean',
    mktDataLakeFieldAttributes: '?MktDataLakeFieldAttributes',
    mktDataModelFieldAttributes: '?MktDataModelFieldAttributes',
  },
  CustomObject: {
    mktDataLakeAttributes: '?MktDataLakeAttributes',
    mktDataModelAttributes: '?MktDataModelAttributes',
  },
  CustomPermission: { isLicensed: '?boolean' },
  CustomTab: { customObject: '?boolean', mobileReady: '?boolean' },
  FieldInstance: {
    fieldInstanceProperties: ['FieldInstanceProperty'],
    fieldItem: 'string',
    identifier: '?string',
    visibilityRule: '?UiFormulaRule',
  },
  FieldInstanceProperty: { name: 'string', value: '?string' },
  FlexiPage: { events: ['FlexiPageEvent'] },
  FlexiPageRegion: { itemInstances: ['ItemInstance'] },
  Group: { description: '?string' },
  ItemInstance: { componentInstance: '?ComponentInstance', fieldInstance: '?FieldInstance' },
  // In the WSDL the configuration is a string of Base64; in a file it is XML, which has a check of its own.
  LightningComponentBundle: { capabilities: '?LightningCapabilities', targetConfigs: '?LightningTargetConfigs' },
  LightningCapabilities: { capability: ['string'] },
  LightningMessageField: { description: '?string', fieldName: 'string' },
  PermissionSet: {
    agentAccesses: ['PermissionSetAgentAccess'],
    customSettingAccesses: ['PermissionSetCustomSettingAccess'],
    emailRoutingAddressAccesses: ['PermissionSetEmailRoutingAddressAccess'],
    externalCredentialPrincipalAccesses: ['PermissionSetExternalCredentialPrincipalAccess'],
  },
  PermissionSetAgentAccess: { agentName: 'string', enabled: 'boolean' },
  PermissionSetCustomSettingAccess: { enabled: 'boolean', name: 'string' },
  PermissionSetEmailRoutingAddressAccess: { enabled: 'boolean', name: 'string' },
  PermissionSetExternalCredentialPrincipalAccess: { enabled: 'boolean', externalCredentialPrincipal: 'string' },
  PermissionSetObjectPermissions: { viewAllFields: '?boolean' },
  QuickAction: { actionType: '?string', lightningWebComponent: '?string', optionsCreateFeedItem: '?boolean' },
  SharingCriteriaRule: { includeRecordsOwnedByAll: 'boolean' },
  SharingGuestRule: { includeHVUOwnedRecords: 'boolean' },
};
