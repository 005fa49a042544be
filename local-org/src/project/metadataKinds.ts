/** Suffixes, as in `Name.suffix-meta.xml`, of what the org, its pages or its checks work with. */
export const USED: ReadonlySet<string> = new Set([
  ...['object', 'field', 'validationRule', 'recordType', 'businessProcess', 'listView', 'compactLayout', 'layout'],
  ...['md', 'globalValueSet', 'permissionset', 'customPermission', 'labels', 'flexipage', 'tab', 'app', 'js'],
  ...['messageChannel', 'resource', 'duplicateRule', 'group', 'matchingRule', 'sharingRules'],
]);

export interface Kind {
  /** In the plural, as people call them. */
  readonly name: string;
  /** What it means for who works with the org. */
  readonly follows: string;
}

const apex: Kind = { name: 'Apex classes', follows: 'no Apex runs' };
const visualforce: Kind = { name: 'Visualforce pages and components', follows: 'they are not shown' };
const aura: Kind = { name: 'Aura bundles', follows: 'pages show a placeholder in their place' };
const analytics: Kind = {
  name: 'reports, dashboards and their folders',
  follows: 'deploys check them, nobody runs them',
};
const sites: Kind = { name: 'sites', follows: 'nobody visits them' };
const connections: Kind = {
  name: 'connections to other systems',
  follows: 'nothing is called, and logins are those of the users file',
};
const membership: Kind = {
  name: 'queues and roles',
  follows: 'roles are those of the users file, and queues own no records',
};
const translations: Kind = { name: 'translations', follows: 'labels are those of the metadata itself' };
const settings: Kind = { name: 'settings', follows: 'the org keeps its own' };
const screen: Kind = { name: 'parts of screens', follows: 'they are not shown' };

/** Kinds without an effect here that need a word, by suffix. Others are told by their suffix. */
export const WITHOUT_EFFECT: Readonly<Record<string, Kind>> = {
  cls: apex,
  page: visualforce,
  component: visualforce,
  ...Object.fromEntries(['cmp', 'auradoc', 'design', 'evt', 'intf', 'tokens', 'svg'].map((name) => [name, aura])),
  flow: { name: 'flows that start by no record or schedule', follows: 'nobody opens or calls them here' },
  flowDefinition: { name: 'flow definitions', follows: 'flows say themselves whether they are active' },
  ...Object.fromEntries(
    ['report', 'reportFolder', 'reportType', 'dashboard', 'dashboardFolder'].map((name) => [name, analytics]),
  ),
  email: { name: 'email templates', follows: 'nothing is sent' },
  ...Object.fromEntries(
    ['site', 'network', 'communityThemeDefinition', 'digitalExperience', 'navigationMenu'].map((name) => [name, sites]),
  ),
  ...Object.fromEntries(
    [
      ...['connectedApp', 'eca', 'remoteSite', 'namedCredential', 'externalCredential', 'externalServiceRegistration'],
      ...['authprovider', 'samlssoconfig', 'cspTrustedSite', 'corsWhitelistOrigin', 'dataSource', 'crt'],
    ].map((name) => [name, connections]),
  ),
  ...Object.fromEntries(['queue', 'role', 'delegateGroup'].map((name) => [name, membership])),
  ...Object.fromEntries(
    [
      'translation',
      'objectTranslation',
      'fieldTranslation',
      'globalValueSetTranslation',
      'standardValueSetTranslation',
    ].map((name) => [name, translations]),
  ),
  settings,
  ...Object.fromEntries(
    [
      'quickAction',
      'pathAssistant',
      'webLink',
      'fieldSet',
      'homePageLayout',
      'prompt',
      'appMenu',
      'customHelpMenuSection',
    ].map((name) => [name, screen]),
  ),
};
