/** The regions of the page templates that are known here, as retrieved pages name them. Pages of other templates may have any. */
export const TEMPLATE_REGIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'flexipage:appHomeTemplateHeaderTwoColumns': ['region1', 'region2', 'region3'],
    'flexipage:appHomeTemplateHeaderTwoColumnsLeftSidebar': ['region1', 'region2', 'region3'],
    'flexipage:appHomeTemplateThreeColumns': ['region1', 'region2', 'region3'],
    'flexipage:defaultAppHomeTemplate': ['main'],
    'flexipage:recordHomeLeftSidebarTemplateDesktop': ['header', 'sidebar', 'main'],
    'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
    'flexipage:recordHomeThreeColTemplateDesktop': ['header', 'leftsidebar', 'main', 'rightsidebar'],
    'flexipage:recordHomeWithSubheaderTemplateDesktop': ['header', 'subheader', 'main', 'sidebar'],
    'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar'],
    'one:utilityBarTemplateDesktop': ['utilityItems', 'backgroundComponents'],
  }),
);

/**
 * What a Lightning web component must offer itself to, by the type of the page.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html
 */
export const PAGE_TARGETS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AppPage: 'lightning__AppPage',
    HomePage: 'lightning__HomePage',
    RecordPage: 'lightning__RecordPage',
    UtilityBar: 'lightning__UtilityBar',
  }),
);
