import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startLocalOrg } from '../../local-org/index.ts';
import { fieldXml, metadata, objectXml } from '../support/local-org/sfdxProject.ts';
import { startOrgProcess } from '../support/orgProcess.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { sfdxProject } from '../support/sfdxProject.ts';

// Projects as other people write them: what they have and this org has not.

const ADMIN = {
  username: 'admin@other.test',
  password: 'other',
  firstName: 'Ona',
  lastName: 'Other',
  profile: 'System Administrator',
};

const usersFile = (...permissionSets: readonly string[]): Record<string, string> => ({
  'config/local-org-users.json': JSON.stringify({ users: [{ ...ADMIN, permissionSets }] }),
});

const projectFile = (version: string, ...paths: readonly string[]): Record<string, string> => ({
  'sfdx-project.json': JSON.stringify({
    packageDirectories: paths.map((path, index) => ({ path, default: index === 0 })),
    namespace: paths.length > 1 ? 'depots' : '',
    ...(version === '' ? {} : { sourceApiVersion: version }),
  }),
});

const empty = (root: string): string => metadata(root, '');

const grantsObject = (object: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead>
    <modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>\n`;
const grantsField = (field: string): string =>
  `<fieldPermissions><editable>true</editable><field>${field}</field><readable>true</readable></fieldPermissions>\n`;

async function start(projectDir: string, allowUnsupported = false): Promise<TestOrg & AsyncDisposable> {
  const org = await startTestOrg({ projectDir, allowUnsupported });
  return { ...org, [Symbol.asyncDispose]: () => org.close() };
}

/** Creates a record and reads it back as the administrator. */
async function saved(org: TestOrg, object: string, values: Record<string, unknown>): Promise<unknown> {
  const token = await org.token(ADMIN.username, ADMIN.password);
  const path = `/services/data/v66.0/sobjects/${object}`;
  const { id } = (await jsonOf(org.fetch(path, token, { method: 'POST', body: JSON.stringify(values) }), 201)) as {
    id: string;
  };
  const read = (await jsonOf(org.fetch(`${path}/${id}?fields=${Object.keys(values).join()}`, token))) as object;
  return Object.fromEntries(Object.entries(read).filter(([name]) => name in values));
}

/** As list views of cases are retrieved, with the fields that they mean. */
const CASE_COLUMNS = [
  ['CASES.CASE_NUMBER', 'CaseNumber'],
  ['CASES.SUBJECT', 'Subject'],
  ['CASES.STATUS', 'Status'],
  ['CASES.PRIORITY', 'Priority'],
  ['CASES.ORIGIN', 'Origin'],
  ['CASES.CREATED_DATE', 'CreatedDate'],
  ['NAME', 'Contact.Name'],
  ['ACCOUNT.NAME', 'Account.Name'],
  ['CORE.USERS.ALIAS', 'Owner.Alias'],
  ['LAST_UPDATE', 'LastModifiedDate'],
] as const;

describe('a project with code and screens that this org does not run', () => {
  const CORE = 'core/main/default';
  const project = (): string =>
    sfdxProject({
      ...projectFile('58.0', 'core', 'features/depots'),
      ...usersFile('Depot_Manager'),
      '.forceignore': '**/README.md\n*.profile-meta.xml\n# a trigger for later\ncore/main/later/\n',
      [`${CORE}/README.md`]: 'How we work',
      [`${CORE}/profiles/Admin.profile-meta.xml`]: empty('Profile'),
      'core/main/later/triggers/Depot.trigger': 'trigger Depot on Depot__c (before insert) {}',
      'unpackaged/triggers/Never.trigger': 'trigger Never on Depot__c (before insert) {}',
      [`${CORE}/classes/Depots.cls`]: 'public class Depots {}',
      [`${CORE}/classes/Depots.cls-meta.xml`]: empty('ApexClass'),
      [`${CORE}/classes/tests/DepotsTest.cls`]: '@IsTest private class DepotsTest {}',
      [`${CORE}/classes/tests/DepotsTest.cls-meta.xml`]: empty('ApexClass'),
      [`${CORE}/pages/Depot.page-meta.xml`]: empty('ApexPage'),
      [`${CORE}/aura/depotMap/depotMap.cmp`]: '<aura:component/>',
      [`${CORE}/aura/depotMap/depotMap.cmp-meta.xml`]: empty('AuraDefinitionBundle'),
      [`${CORE}/aura/depotMap/depotMap.design-meta.xml`]: empty('AuraDefinitionBundle'),
      [`${CORE}/flows/Draft.flow-meta.xml`]: metadata('Flow', '<status>Draft</status>'),
      [`${CORE}/flows/Guide.flow-meta.xml`]: metadata(
        'Flow',
        '<processType>Flow</processType><start><locationX>0</locationX><locationY>0</locationY></start><status>Active</status>',
      ),
      [`${CORE}/flows/Sum.flow-meta.xml`]: metadata(
        'Flow',
        '<processType>AutoLaunchedFlow</processType><status>Active</status>',
      ),
      [`${CORE}/email/Depots/Hello.email-meta.xml`]: empty('EmailTemplate'),
      [`${CORE}/settings/Account.settings-meta.xml`]: empty('AccountSettings'),
      [`${CORE}/queues/Depots.queue-meta.xml`]: empty('Queue'),
      [`${CORE}/connectedApps/Depots.connectedApp-meta.xml`]: empty('ConnectedApp'),
      [`${CORE}/translations/de.translation-meta.xml`]: empty('Translations'),
      [`${CORE}/globalValueSets/Region.globalValueSet-meta.xml`]: metadata(
        'GlobalValueSet',
        '<masterLabel>Region</masterLabel><sorted>false</sorted><customValue><fullName>North</fullName><default>false</default><label>North</label></customValue>',
      ),
      [`${CORE}/globalValueSetTranslations/Region-de.globalValueSetTranslation-meta.xml`]:
        empty('GlobalValueSetTranslation'),
      [`${CORE}/blueprints/Depots.blueprint-meta.xml`]: empty('Blueprint'),
      [`${CORE}/objects/Contact/fields/ContactSource.field-meta.xml`]: metadata(
        'CustomField',
        '<fullName>ContactSource</fullName><trackFeedHistory>false</trackFeedHistory>',
      ),
      [`${CORE}/objects/Contact/fields/Birthdate.field-meta.xml`]: metadata(
        'CustomField',
        '<fullName>Birthdate</fullName><securityClassification>Confidential</securityClassification>',
      ),
      [`${CORE}/objects/Case/listViews/Mine.listView-meta.xml`]: metadata(
        'ListView',
        `<fullName>Mine</fullName>${CASE_COLUMNS.map(([column]) => `<columns>${column}</columns>`).join('')}
        <filterScope>Everything</filterScope><label>Mine</label>`,
      ),
      [`${CORE}/objects/Depot_Moved__e/Depot_Moved__e.object-meta.xml`]: metadata(
        'CustomObject',
        '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Depot Moved</label>',
      ),
      [`${CORE}/objects/Depot_Moved__e/fields/To__c.field-meta.xml`]: fieldXml('To__c', 'Text', '<length>80</length>'),
      [`${CORE}/objects/Depot_Log__b/Depot_Log__b.object-meta.xml`]: metadata('CustomObject', '<label>Log</label>'),
      [`${CORE}/objects/Depot_Options__c/Depot_Options__c.object-meta.xml`]: metadata(
        'CustomObject',
        '<customSettingsType>Hierarchy</customSettingsType><label>Depot Options</label><visibility>Public</visibility>',
      ),
      [`${CORE}/objects/Depot_Options__c/fields/On__c.field-meta.xml`]: fieldXml('On__c', 'Checkbox'),
      'features/depots/objects/Depot__c/Depot__c.object-meta.xml': objectXml('Depot'),
      'features/depots/objects/Depot__c/fields/Region__c.field-meta.xml': fieldXml(
        'Region__c',
        'Picklist',
        '<valueSet><restricted>true</restricted><valueSetName>Region</valueSetName></valueSet>',
      ),
      'features/depots/objects/Depot__c/recordTypes/Closed.recordType-meta.xml': metadata(
        'RecordType',
        `<fullName>Closed</fullName><active>true</active><label>Closed</label>
        <picklistValues><picklist>Region__c</picklist><values><fullName>North</fullName><default>false</default></values></picklistValues>`,
      ),
      'features/depots/objects/Depot__c/validationRules/Closed.validationRule-meta.xml': metadata(
        'ValidationRule',
        `<fullName>Closed</fullName><active>true</active><errorMessage>Closed depots have no region.</errorMessage>
        <errorConditionFormula>$RecordType.DeveloperName = "Closed" &amp;&amp; NOT(ISPICKVAL(Region__c, "")) &amp;&amp; ISBLANK($UserRole.Name)</errorConditionFormula>`,
      ),
      'features/depots/access/permissionsets/Depot_Manager.permissionset-meta.xml': metadata(
        'PermissionSet',
        `<label>Depot Manager</label>
    <customSettingAccesses><enabled>true</enabled><name>Depot_Options__c</name></customSettingAccesses>
    ${grantsField('Depot__c.Region__c')}${grantsField('Depot_Moved__e.To__c')}${grantsObject('Depot__c')}${grantsObject('Depot_Moved__e')}
    <recordTypeVisibilities><recordType>Depot__c.Closed</recordType><visible>true</visible></recordTypeVisibilities>`,
      ),
    });

  it('starts, keeps its records, and says what it leaves alone', async () => {
    await using org = await start(project());
    assert.deepEqual(org.leftOut, []);
    assert.deepEqual([...org.notices].sort(), [
      `Apex classes (2, such as ${CORE}/classes/Depots.cls-meta.xml): no Apex runs.`,
      `Aura bundles (1, such as ${CORE}/aura/depotMap): pages show a placeholder in their place.`,
      `Visualforce pages and components (1, such as ${CORE}/pages/Depot.page-meta.xml): they are not shown.`,
      'big objects (Depot_Log__b): the org does not have these objects.',
      `connections to other systems (1, such as ${CORE}/connectedApps/Depots.connectedApp-meta.xml): nothing is called, and logins are those of the users file.`,
      'custom settings (Depot_Options__c): the org does not have these objects.',
      `email templates (1, such as ${CORE}/email/Depots/Hello.email-meta.xml): nothing is sent.`,
      `flows that start by no record or schedule (3, such as ${CORE}/flows/Draft.flow-meta.xml): nobody opens or calls them here.`,
      `metadata of the kind blueprint (1, such as ${CORE}/blueprints/Depots.blueprint-meta.xml): nothing comes of it.`,
      'platform events (Depot_Moved__e): the org does not have these objects.',
      `queues and roles (1, such as ${CORE}/queues/Depots.queue-meta.xml): roles are those of the users file, and queues own no records.`,
      `settings (1, such as ${CORE}/settings/Account.settings-meta.xml): the org keeps its own.`,
      'standard fields (Contact.ContactSource): the org does not have these fields.',
      'the namespace depots: names are as in the files, without depots__ before them.',
      `translations (2, such as ${CORE}/globalValueSetTranslations/Region-de.globalValueSetTranslation-meta.xml): labels are those of the metadata itself.`,
    ]);
    const depot = { Name: 'One', Region__c: 'North' };
    assert.deepEqual(await saved(org, 'Depot__c', depot), depot);
    const admin = await org.login(ADMIN.username, ADMIN.password);
    const { records } = await admin.query("SELECT Id FROM RecordType WHERE SobjectType = 'Depot__c'");
    await assert.rejects(
      admin.sobject('Depot__c').create({ ...depot, RecordTypeId: String(records[0]?.Id) }),
      /Closed depots have no region\./,
    );
    const token = await org.token(ADMIN.username, ADMIN.password);
    const list = await jsonOf(org.fetch('/services/data/v66.0/ui-api/list-info/Case/Mine', token));
    assert.deepEqual(
      (list as { displayColumns: { fieldApiName: string }[] }).displayColumns.map(({ fieldApiName }) => fieldApiName),
      CASE_COLUMNS.map(([, field]) => field),
    );
    const [refused] = (await jsonOf(
      org.fetch(`/services/data/v66.0/query?q=${encodeURIComponent('SELECT Id FROM Depot_Options__c')}`, token),
      400,
    )) as { errorCode: string }[];
    assert.equal(refused?.errorCode, 'INVALID_TYPE');
  });
});

describe('a project with what decides about records', () => {
  const MAIN = 'force-app/main/default';
  const files = {
    ...projectFile('', 'force-app'),
    ...usersFile('Visits'),
    [`${MAIN}/objects/Visit__c/Visit__c.object-meta.xml`]: objectXml('Visit'),
    [`${MAIN}/objects/Visit__c/fields/Note__c.field-meta.xml`]: fieldXml('Note__c', 'Text', '<length>80</length>'),
    [`${MAIN}/permissionsets/Visits.permissionset-meta.xml`]: metadata(
      'PermissionSet',
      `<label>Visits</label>${grantsField('Visit__c.Note__c')}${grantsField('Visit__c.Topics__c')}${grantsField('Lead.Site__c')}
      ${grantsObject('Visit__c')}${grantsObject('Lead')}`,
    ),
  };
  const unsupported: Readonly<Record<string, string>> = {
    [`${MAIN}/triggers/Visit.trigger`]: 'trigger Visit on Visit__c (before insert) {}',
    [`${MAIN}/triggers/Visit.trigger-meta.xml`]: empty('ApexTrigger'),
    [`${MAIN}/flows/Remind.flow-meta.xml`]: metadata('Flow', '<status>Active</status>'),
    [`${MAIN}/profiles/Admin.profile-meta.xml`]: empty('Profile'),
    [`${MAIN}/sharingRules/Visit__c.sharingRules-meta.xml`]: metadata('SharingRules', '<sharingGuestRules/>'),
    [`${MAIN}/objects/Visit__c/fields/Topics__c.field-meta.xml`]: fieldXml('Topics__c', 'File'),
    [`${MAIN}/objects/Visit__c/fields/Where__c.field-meta.xml`]: fieldXml('Where__c', 'ExternalLookup'),
    [`${MAIN}/objects/Visit__c/fields/Gift__c.field-meta.xml`]: fieldXml(
      'Gift__c',
      'Lookup',
      '<referenceTo>gifts__Gift__c</referenceTo><relationshipName>Visits</relationshipName>',
    ),
    [`${MAIN}/objects/Visit__c/validationRules/Topics.validationRule-meta.xml`]: metadata(
      'ValidationRule',
      '<fullName>Topics</fullName><active>true</active><errorConditionFormula>ISBLANK(Gift__c)</errorConditionFormula><errorMessage>Say what you brought.</errorMessage>',
    ),
    [`${MAIN}/objects/Visit__c/fields/Reason__c.field-meta.xml`]: fieldXml(
      'Reason__c',
      'Text',
      '<length>9</length>',
    ).replace('<label>', '<label>Wine & dine, '),
    [`${MAIN}/objects/Lead/fields/Site__c.field-meta.xml`]: fieldXml('Site__c', 'Text', '<length>80</length>'),
    [`${MAIN}/objects/Lead/fields/Floor__c.field-meta.xml`]: fieldXml('Floor__c', 'Text', '<length>8</length>'),
  };

  for (const [path, content] of Object.entries(unsupported)) {
    if (path.endsWith('.trigger-meta.xml') || path.includes('/validationRules/')) continue;
    it(`does not start with ${path.slice(MAIN.length + 1)}, and names it`, async () => {
      const project = sfdxProject({
        ...files,
        [path]: content,
        [`${MAIN}/permissionsets/Visits.permissionset-meta.xml`]: metadata('PermissionSet', '<label>Visits</label>'),
      });
      const outcome: unknown = await startLocalOrg({ projectDir: project, port: 0, database: ':memory:' }).catch(
        (error: unknown) => error,
      );
      assert.ok(outcome instanceof Error, 'it started');
      assert.ok(outcome.message.startsWith(`${project}/${path}: `), outcome.message);
    });
  }

  it('starts without it when that is asked for, and lists it loudly', async () => {
    const project = sfdxProject({ ...files, ...unsupported });
    await using org = await start(project, true);
    assert.deepEqual(
      org.leftOut.map((line) => line.slice(0, line.indexOf(': '))).sort(),
      [
        ...['flows/Remind.flow-meta.xml', 'objects/Lead/fields/Floor__c.field-meta.xml'],
        ...['Gift__c', 'Reason__c', 'Topics__c', 'Where__c'].map(
          (name) => `objects/Visit__c/fields/${name}.field-meta.xml`,
        ),
        'objects/Visit__c/validationRules/Topics.validationRule-meta.xml',
        ...['permissionsets/Visits.permissionset-meta.xml', 'profiles/Admin.profile-meta.xml'],
        ...['sharingRules/Visit__c.sharingRules-meta.xml', 'triggers/Visit.trigger'],
      ].map((path) => `${MAIN}/${path}`),
    );
    assert.ok(
      org.leftOut.some((line) =>
        line.endsWith(
          'Visits.permissionset-meta.xml: permissions on what the org does not have (Visit__c.Topics__c, Lead.Site__c, Lead).',
        ),
      ),
    );
    const visit = { Name: 'One', Note__c: 'The rest of the permission set holds' };
    assert.deepEqual(await saved(org, 'Visit__c', visit), visit);
  });

  it('takes refused permissions out of permission sets, and what depends on them, and leaves the others', async () => {
    const project = sfdxProject({
      ...files,
      [`${MAIN}/objects/Visit__c/fields/Loud__c.field-meta.xml`]: fieldXml(
        'Loud__c',
        'Text',
        '<formula>UPPER(Note__c)</formula>',
      ),
      [`${MAIN}/objects/Stop__c/Stop__c.object-meta.xml`]: objectXml('Stop').replace('ReadWrite', 'ControlledByParent'),
      [`${MAIN}/objects/Stop__c/fields/Visit__c.field-meta.xml`]: fieldXml(
        'Visit__c',
        'MasterDetail',
        '<referenceTo>Visit__c</referenceTo><relationshipName>Stops</relationshipName><relationshipLabel>Stops</relationshipLabel>',
      ),
      [`${MAIN}/permissionsets/Visits.permissionset-meta.xml`]: metadata(
        'PermissionSet',
        `<label>Visits</label>${grantsField('Visit__c.Note__c')}${grantsField('Visit__c.Loud__c')}${grantsField('Stop__c.Visit__c')}
        ${grantsObject('Visit__c')}${grantsObject('Stop__c')}`,
      ),
      [`${MAIN}/permissionsets/Stops.permissionset-meta.xml`]: metadata(
        'PermissionSet',
        `<label>Stops</label>${grantsObject('Visit__c').replace('<allowRead>true', '<allowRead>false')}${grantsObject('Stop__c')}`,
      ),
    });
    await assert.rejects(
      startLocalOrg({ projectDir: project, port: 0, database: ':memory:' }),
      /permissionset-meta\.xml: /,
    );
    await using org = await start(project, true);
    const SETS = `${MAIN}/permissionsets`;
    assert.deepEqual([...org.leftOut].sort(), [
      `${SETS}/Stops.permissionset-meta.xml: Permission Read Stop__c depends on permission(s): Read Visit__c`,
      `${SETS}/Stops.permissionset-meta.xml: allowCreate on Visit__c depends on allowRead; grant it too.`,
      `${SETS}/Stops.permissionset-meta.xml: allowEdit on Visit__c depends on allowRead; grant it too.`,
      `${SETS}/Visits.permissionset-meta.xml: You cannot deploy to a required field: Stop__c.Visit__c`,
      `${SETS}/Visits.permissionset-meta.xml: cannot make Visit__c.Loud__c editable: the platform calculates it; set editable to false.`,
    ]);
    const admin = await org.login(ADMIN.username, ADMIN.password);
    await admin.sobject('Visit__c').create({ Name: 'One', Note__c: 'ah' });
    const { records } = await admin.query('SELECT Loud__c FROM Visit__c');
    assert.equal(records[0]?.Loud__c, 'AH');
  });

  it('says so on the terminal too', async () => {
    const process = await startOrgProcess([
      '--project',
      sfdxProject({ ...files, ...unsupported }),
      '--allow-unsupported',
    ]);
    await process.stop();
    assert.match(process.complaints(), /^local-org: ATTENTION: --allow-unsupported leaves out 11 things that decide/m);
    assert.match(
      process.complaints(),
      /left out: force-app.*Visit\.trigger: the embedded org does not support Apex triggers\.\n/,
    );
  });
});
