import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OrgMetadata } from '../../../local-org/src/metadata-checks/OrgMetadata.ts';
import { readReportType } from '../../../local-org/src/metadata-checks/reports/index.ts';
import { projectFiles, projectSchema } from '../../support/deployment.ts';
import { sourceMetadata } from '../../support/sourceMetadata.ts';

const schema = projectSchema();
const components = ['ReportType', 'Report', 'ReportFolder', 'Dashboard', 'DashboardFolder'].flatMap(sourceMetadata);
const reports = components.filter(({ type }) => type === 'Report');
const columns = new OrgMetadata(projectFiles(), schema)
  .ofType('ReportType')
  .flatMap(({ fullName, root }) => [...readReportType(fullName, root, schema).columns.values()]);

describe('reports, dashboards and their folders', () => {
  it('are there', () => {
    const count = (type: string): number => components.filter((component) => component.type === type).length;
    assert.ok(count('ReportType') >= 4 && reports.length >= 10 && count('Dashboard') >= 1);
  });

  it('are shown to users, and every folder to somebody', () => {
    const types = components.filter(({ type }) => type === 'ReportType');
    assert.deepEqual(new Set(types.map(({ content }) => content.text('deployed'))), new Set(['true']));
    const folders = components.filter(({ type }) => type.endsWith('Folder'));
    assert.ok(folders.every(({ content }) => content.elements('folderShares').length > 0));
  });

  it('show a manager every column: one that the viewer may not read is left out, and a filter on it stops the report', () => {
    const manager = schema.permissionSets.find(({ name }) => name === 'Strategic_Portfolio_Manager');
    const readable = new Set(manager?.fieldPermissions.map(({ field }) => field));
    const ours = columns.flatMap(({ reads }) => reads).filter((name) => name.endsWith('__c'));
    const always = ({ fullName, content }: (typeof components)[number]): boolean =>
      ours.includes(fullName) && (content.text('required') === 'true' || content.text('type') === 'MasterDetail');
    const required = sourceMetadata('CustomField').filter(always);
    const needed = new Set(ours.filter((name) => !required.some(({ fullName }) => fullName === name)));
    assert.ok(needed.size > 50);
    assert.deepEqual(
      [...needed].filter((name) => !readable.has(name)),
      [],
    );
  });

  // A field that is added to an object is in no custom report type until somebody adds it there too.
  it('offer every field of ours, but for the texts that only screens read', () => {
    const offered = new Set(columns.flatMap(({ reads }) => reads));
    // The master of a detail stands beside it, as the account does beside its stakeholders.
    const ours = sourceMetadata('CustomField')
      .filter(({ content }) => content.text('type') !== 'MasterDetail')
      .map(({ fullName }) => fullName)
      .filter((name) => /^(Account|Tiering_Run__c|Tier_Snapshot__c|Stakeholder\w*|Team_Role__c)\./.test(name));
    assert.deepEqual(
      ours.filter((name) => !offered.has(name)),
      ['Tiering_Run__c.Benchmarks__c', 'Tiering_Run__c.Curve__c', 'Tiering_Run__c.Policy_Copy__c'],
    );
  });

  it('count no run that was undone, and none that wrote history only', () => {
    const onRuns = reports.filter(({ content }) => /Run|History/.test(content.text('reportType') ?? ''));
    assert.ok(onRuns.length >= 4);
    for (const { fullName, content } of onRuns) {
      const filters = content.elements('filter').flatMap((filter) => filter.elements('criteriaItems'));
      const valueOf = (ending: string): string | undefined =>
        filters.find((item) => item.text('column')?.endsWith(ending))?.text('value');
      assert.equal(valueOf('Status__c'), 'Completed,CompletedWithErrors', fullName);
      assert.equal(valueOf('Writes_To_Account__c'), '1', fullName);
    }
  });

  const people = 'Account.Stakeholders__r$';
  const onPeople = [
    {
      name: 'Key_Players_by_Stance',
      filters: [`${people}Active__c equals 1`, `${people}Key_Player__c equals 1`],
      logic: undefined,
      groupings: ['Account$Name', 'BucketField_Stance'],
      shownAs: 'BarStacked',
    },
    {
      name: 'Single_Threaded_Strategic_Accounts',
      filters: ['Account$Designation__c equals Strategic', 'Account$Single_Threaded__c equals 1'],
      logic: undefined,
      groupings: ['Account$SAM__c'],
      shownAs: 'Metric',
    },
    {
      name: 'Stakeholders_without_Contact',
      // Somebody with whom there never was contact has no day at all.
      filters: [
        `${people}Active__c equals 1`,
        `${people}Last_Contact_On__c lessThan LAST_N_DAYS:60`,
        `${people}Last_Contact_On__c equals `,
      ],
      logic: '1 AND (2 OR 3)',
      groupings: ['Account$SAM__c', 'Account$Name'],
      shownAs: 'Metric',
    },
  ];
  for (const { name, filters, logic, groupings, shownAs } of onPeople) {
    it(`show managers the people they ask for, in the report and on the dashboard: ${name}`, () => {
      const content = reports.find(({ fullName }) => fullName === `Strategic_Accounts/${name}`)?.content;
      const filter = content?.elements('filter')[0];
      const criteria = filter?.elements('criteriaItems') ?? [];
      assert.deepEqual(
        criteria.map((item) => `${item.text('column')} ${item.text('operator')} ${item.text('value')}`),
        filters,
      );
      assert.equal(filter?.text('booleanFilter'), logic);
      assert.deepEqual(
        content?.elements('groupingsDown').map((grouping) => grouping.text('field')),
        groupings,
      );
      // Of all accounts that the manager sees, however long ago the last contact was.
      assert.equal(content?.text('scope'), 'organization');
      assert.equal(content?.elements('timeFrameFilter')[0]?.text('startDate'), undefined);
      const shown = components
        .filter(({ type }) => type === 'Dashboard')
        .flatMap((dashboard) => dashboard.content.elements('dashboardGridLayout'))
        .flatMap((layout) => layout.elements('dashboardGridComponents'))
        .flatMap((place) => place.elements('dashboardComponent'))
        .filter((component) => component.text('report') === `Strategic_Accounts/${name}`);
      assert.deepEqual(
        shown.map((component) => component.text('componentType')),
        [shownAs],
      );
    });
  }

  it('call a stance what the map calls it', () => {
    const content = reports.find(({ fullName }) => fullName === 'Strategic_Accounts/Key_Players_by_Stance')?.content;
    const stances = content
      ?.elements('buckets')
      .find((bucket) => bucket.text('developerName') === 'BucketField_Stance');
    const values = stances?.elements('values').map((value) => {
      const upTo = value.elements('sourceValues').map((source) => source.text('to'));
      return `${value.text('value')} ${upTo.join()}`;
    });
    assert.deepEqual(values, ['Opponent -2', 'Sceptic -1', 'Neutral 0', 'Supporter 1', 'Champion ']);
  });

  // https://help.salesforce.com/s/articleView?id=analytics.dashboards_dynamic_overview.htm: a Developer Edition allows three.
  // One with a running user shows everybody what that one may see: of a user who is not in the org, whoever deploys.
  it('take one of the few dashboards that run as their viewer', () => {
    const dashboards = components.filter(({ type }) => type === 'Dashboard');
    assert.deepEqual(
      dashboards.map(({ content }) => [content.text('dashboardType'), content.text('runningUser')]),
      [['LoggedInUser', undefined]],
    );
  });
});
