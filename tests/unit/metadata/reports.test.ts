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
