import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRefusals, type Refusal } from '../../../support/deployRefusals.ts';
import { edited, projectText, toldOf, type Changes } from '../../../support/deployment.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const APP = 'applications/Strategic_Accounts.app-meta.xml';
const LAYOUT = 'layouts/Tiering_Run__c-Tiering Run Layout.layout-meta.xml';
const ACCOUNTS = 'objects/Account/listViews/Strategic_Accounts_by_Tier.listView-meta.xml';
const RUNS = 'objects/Tiering_Run__c/listViews/Runs_To_Look_At.listView-meta.xml';
const LEVELS = 'objects/Service_Level__c/listViews/All_Service_Levels.listView-meta.xml';
const COMPACT = 'objects/Tiering_Run__c/compactLayouts/Tiering_Run.compactLayout-meta.xml';
const RUN = 'objects/Tiering_Run__c/Tiering_Run__c.object-meta.xml';
const TAB = 'tabs/Strategic_Portfolio.tab-meta.xml';
const OBJECT_TAB = 'tabs/Tiering_Run__c.tab-meta.xml';
const MANAGER = 'permissionsets/Strategic_Portfolio_Manager.permissionset-meta.xml';
const PERMISSION = 'customPermissions/See_Whole_Portfolio.customPermission-meta.xml';
const LABELS = 'labels/CustomLabels.labels-meta.xml';

function quickAction(body: string): Changes {
  const text = `<QuickAction ${XMLNS}>\n<label>Rate</label>\n<type>Update</type>\n${body}\n</QuickAction>`;
  return { 'quickActions/Account.Rate.quickAction-meta.xml': text };
}

function channel(name: string, fields: string): Changes {
  const text = `<LightningMessageChannel ${XMLNS}>\n<masterLabel>C</masterLabel>\n${fields}</LightningMessageChannel>`;
  return { [`messageChannels/${name}.messageChannel-meta.xml`]: text };
}

function field(name: string): string {
  return `<lightningMessageFields><fieldName>${name}</fieldName></lightningMessageFields>\n`;
}

function resource(contentType: string, content?: string): Changes {
  const text = `<StaticResource ${XMLNS}>\n<cacheControl>Public</cacheControl>\n<contentType>${contentType}</contentType>\n</StaticResource>`;
  return {
    'staticresources/Logo.resource-meta.xml': text,
    ...(content === undefined ? {} : { 'staticresources/Logo.svg': content }),
  };
}

const REFERENCES: readonly Refusal[] = [
  // https://github.com/apex-enterprise-patterns/fflib-apex-common-samplecode/issues/58
  [
    'a field on a layout',
    edited(LAYOUT, '<field>Status__c', '<field>State__c'),
    /^Layout:\d+:24 .+: In field: field - no CustomField named Tiering_Run__c\.State__c found$/,
  ],
  [
    'an object of a layout',
    { 'layouts/Plan__c-Plan.layout-meta.xml': projectText(LAYOUT) },
    /no CustomObject named Plan__c found/,
  ],
  [
    'a column of a related list',
    edited(
      LAYOUT,
      '</Layout>',
      '<relatedLists><fields>Gone__c</fields><relatedList>Tier_Snapshot__c.Run__c</relatedList></relatedLists></Layout>',
    ),
    /no CustomField named Tier_Snapshot__c\.Gone__c found/,
  ],
  [
    'a lookup behind a related list',
    edited(
      LAYOUT,
      '</Layout>',
      '<relatedLists><relatedList>Tier_Snapshot__c.Gone__c</relatedList></relatedLists></Layout>',
    ),
    /In field: relatedList - no CustomField named Tier_Snapshot__c\.Gone__c found/,
  ],
  // https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (Missing Quick Action)
  [
    'a quick action on a layout',
    edited(
      LAYOUT,
      '</Layout>',
      '<quickActionList><quickActionListItems><quickActionName>Tiering_Run__c.Again</quickActionName></quickActionListItems></quickActionList></Layout>',
    ),
    /In field: QuickAction - no QuickAction named Tiering_Run__c\.Again found/,
  ],
  [
    'a column of a list view',
    edited(ACCOUNTS, '<columns>Quartile__c', '<columns>Quarter__c'),
    /^ListView:\d+:14 .+: Could not resolve list view column: Quarter__c$/,
  ],
  [
    'a filter of a list view',
    edited(ACCOUNTS, '<field>Quartile__c', '<field>Quarter__c'),
    /Could not resolve list view column: Quarter__c/,
  ],
  [
    'a standard column by its API name',
    edited(LEVELS, '<columns>NAME', '<columns>CreatedDate'),
    /Could not resolve list view column: CreatedDate/,
  ],
  [
    'a value of a list view’s filter',
    edited(RUNS, 'Failed', 'Fallen'),
    /Picklist value: Fallen in picklist: Status__c not found/,
  ],
  [
    'a field of a compact layout',
    edited(COMPACT, '<fields>As_Of__c', '<fields>As_For__c'),
    /^CompactLayout:\d+:13 .+: In field: fields - no CustomField named Tiering_Run__c\.As_For__c found$/,
  ],
  [
    'the compact layout of an object',
    edited(RUN, '<compactLayoutAssignment>', '<compactLayoutAssignment>No_'),
    /In field: compactLayoutAssignment - no CompactLayout named Tiering_Run__c\.No_\w+ found/,
  ],
  // https://salesforce.stackexchange.com/questions/305221
  [
    'a tab of an app',
    edited(APP, '<tabs>Service_Level__c', '<tabs>Hello'),
    /In field: tab - no CustomTab named Hello found/,
  ],
  ['a standard tab', edited(APP, 'standard-home', 'standard-hoem'), /no CustomTab named standard-hoem found/],
  [
    'the page of a tab',
    edited(TAB, '<flexiPage>Strategic_Portfolio', '<flexiPage>Wire'),
    /In field: flexiPage - no FlexiPage named Wire found/,
  ],
  [
    'the object of a tab',
    { 'tabs/Plan__c.tab-meta.xml': projectText(OBJECT_TAB) },
    /In field: customObject - no CustomObject named Plan__c found/,
  ],
  [
    'the page that an app activates',
    edited(APP, '<content>Strategic_', '<content>No_'),
    /In field: content - no FlexiPage named No_Account_Record_Page found/,
  ],
  [
    'the object that it is activated for',
    edited(APP, '<pageOrSobjectType>Account', '<pageOrSobjectType>Plan__c'),
    /In field: pageOrSobjectType - no CustomObject named Plan__c found/,
  ],
  [
    'an app in a permission set',
    edited(MANAGER, '<application>Strategic_Accounts', '<application>Plans'),
    /In field: application - no CustomApplication named Plans found/,
  ],
  [
    'a tab in a permission set',
    edited(MANAGER, '<tab>Strategic_Portfolio', '<tab>Plans'),
    /In field: tab - no CustomTab named Plans found/,
  ],
  [
    'a custom permission in a permission set',
    edited(MANAGER, '<name>See_Whole_Portfolio', '<name>See_All'),
    /In field: name - no CustomPermission named See_All found/,
  ],
  [
    'an Apex class in a permission set',
    edited(
      MANAGER,
      '<description>',
      '<classAccesses><apexClass>Job</apexClass><enabled>true</enabled></classAccesses>\n<description>',
    ),
    /In field: apexClass - no ApexClass named Job found/,
  ],
  [
    'the object of a quick action',
    quickAction('<targetObject>Plan__c</targetObject>'),
    /QuickAction:4:15 .+no CustomObject named Plan__c/,
  ],
  [
    'the record type of a quick action',
    quickAction('<targetRecordType>Account.Plan</targetRecordType>'),
    /no RecordType named Account\.Plan found/,
  ],
  [
    'a field of a quick action',
    quickAction('<fieldOverrides><field>Gone__c</field></fieldOverrides>'),
    /no CustomField named Account\.Gone__c found/,
  ],
  [
    'the component of a quick action',
    quickAction('<lightningWebComponent>timeline</lightningWebComponent>'),
    /Unable to retrieve lightning web component by namespace\/developer name : timeline/,
  ],
  [
    'a field of a field set',
    fieldSet('Quartile__c', 'Parent.Gone__c'),
    /^FieldSet:4:\d+ Account\.Ranking: In field: field - no CustomField named Account\.Gone__c found$/,
  ],
  [
    'a permission that a custom permission requires',
    edited(
      PERMISSION,
      '</CustomPermission>',
      '<requiredPermission><customPermission>Gone</customPermission><dependency>true</dependency></requiredPermission></CustomPermission>',
    ),
    /In field: customPermission - no CustomPermission named Gone found/,
  ],
];

/** A set of two fields: a field of the object, and one behind its lookup. */
function fieldSet(...fields: readonly string[]): Changes {
  const items = fields.map((name) => `<displayedFields><field>${name}</field></displayedFields>`).join('\n');
  const text = `<FieldSet ${XMLNS}>\n<fullName>Ranking</fullName><description>d</description><label>Ranking</label>\n${items}</FieldSet>`;
  return { 'objects/Account/fieldSets/Ranking.fieldSet-meta.xml': text };
}

const RULES: readonly Refusal[] = [
  // https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (Formula picklist field issue)
  [
    'a required field that the platform fills',
    edited(
      LAYOUT,
      '<behavior>Readonly</behavior>\n                <field>Name',
      '<behavior>Required</behavior>\n                <field>Name',
    ),
    /Field:Name must not be Required/,
  ],
  [
    'a field twice on a layout',
    edited(LAYOUT, '<field>Status__c', '<field>Run_Key__c'),
    /The layout contains a duplicate item: Run_Key__c/,
  ],
  [
    'a field twice on a compact layout',
    edited(COMPACT, '<fields>As_Of__c', '<fields>Status__c'),
    /contains a duplicate field: Status__c/,
  ],
  [
    'sixteen columns',
    edited(ACCOUNTS, '<columns>Quartile__c</columns>', '<columns>Quartile__c</columns>'.repeat(11)),
    /A list view shows at most 15 columns/,
  ],
  [
    'filter logic that names no filter',
    edited(ACCOUNTS, '<filterScope>', '<booleanFilter>1 AND 2</booleanFilter><filterScope>'),
    /filter logic 1 AND 2 does not fit 1 criteria/,
  ],
  // https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (Invalid scope:Mine, not allowed)
  [
    'one’s own records of a detail',
    {
      'objects/Tier_Snapshot__c/listViews/My.listView-meta.xml': `<ListView ${XMLNS}>\n<fullName>My</fullName><columns>NAME</columns><filterScope>Mine</filterScope><label>My</label></ListView>`,
    },
    /Invalid scope:Mine, not allowed/,
  ],
  [
    'an object without a label',
    edited(RUN, '<label>Tiering Run</label>', ''),
    /Must specify a non-empty label for the CustomObject/,
  ],
  [
    'a label on an object’s tab',
    edited(OBJECT_TAB, '<motif>', '<label>Runs</label><motif>'),
    /Cannot specify a label for a custom object tab/,
  ],
  [
    'a tab of two things',
    edited(TAB, '<label>', '<url>https://example.com</url><label>'),
    /A tab shows one of .+, not 2/,
  ],
  ['a tab without a label', edited(TAB, '<label>Portfolio</label>', ''), /Required field is missing: label/],
  [
    'a tab of a component that is not for tabs',
    edited(TAB, '<flexiPage>Strategic_Portfolio</flexiPage>', '<lwcComponent>tierCard</lwcComponent>'),
    /tierCard does not have the target lightning__Tab/,
  ],
  [
    'an entry twice in a permission set',
    edited(
      MANAGER,
      '<customPermissions>',
      '<customPermissions><enabled>true</enabled><name>See_Whole_Portfolio</name></customPermissions><customPermissions>',
    ),
    /Duplicate customPermissions specified: See_Whole_Portfolio/,
  ],
  [
    'a label twice',
    edited(LABELS, '<fullName>Account_Table_Place<', '<fullName>Account_Table_Next<'),
    /Duplicate name 'Account_Table_Next' specified/,
  ],
  [
    'a component twice',
    { [PERMISSION.replace('Whole', 'whole')]: projectText(PERMISSION) },
    /Duplicate name 'See_whole_Portfolio' specified/,
  ],
  ['a field name of a message channel', channel('Chosen', field('account id')), /Invalid field name: account id/],
  [
    'a field twice in a message channel',
    channel('Chosen', field('id') + field('id')),
    /LightningMessageChannel:4:\d+ .+Duplicate field name: id/,
  ],
  ['a static resource without a file', resource('image/svg+xml'), /needs a file with its content/],
  ['a static resource of no MIME type', resource('svg', '<svg/>'), /svg is no content type/],
  ['a static resource that is too large', resource('image/svg+xml', ' '.repeat(5 * 1024 * 1024 + 1)), /5 MB/],
];

const CORRECT: readonly (readonly [what: string, changes: Changes])[] = [
  [
    'a quick action',
    quickAction('<targetObject>Account</targetObject><fieldOverrides><field>SAM__c</field></fieldOverrides>'),
  ],
  ['a field set', fieldSet('Quartile__c', 'Owner.Name')],
  ['a message channel', channel('Chosen', field('id') + field('name'))],
  ['a static resource', resource('image/svg+xml', '<svg/>')],
  [
    'an address on a layout',
    {
      'layouts/Account-Account Layout.layout-meta.xml': projectText(LAYOUT).replace(
        /<layoutSections>[^]*<\/layoutSections>/,
        '<layoutSections><layoutColumns><layoutItems><behavior>Edit</behavior><field>BillingAddress</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>',
      ),
    },
  ],
];

describeRefusals('a deploy that names what the org does not have:', REFERENCES);
describeRefusals('a component with', RULES);

describe('a component that is as it should be:', () => {
  for (const [what, changes] of CORRECT) {
    it(what, async () => {
      assert.deepEqual(await toldOf(changes), []);
    });
  }
});
