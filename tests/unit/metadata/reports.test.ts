import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loadSchema } from '../../../local-org/src/schema/index.ts';
import { ANALYTICS, analyticsProblems, reportTypes } from '../../support/reports/index.ts';
import { ROOT, metadataElement, sourceMetadata } from '../../support/sourceMetadata.ts';

const schema = loadSchema(ROOT);
const components = ANALYTICS.flatMap((type) => sourceMetadata(type));
const reports = components.filter(({ type }) => type === 'Report');

/** What is wrong once a text of one file is another. */
function problemsWith(fullName: string, from: string, to: string): string {
  const changed = components.find((component) => component.fullName === fullName);
  assert.ok(changed, `no component ${fullName}`);
  const xml = readFileSync(changed.file, 'utf8');
  assert.ok(xml.includes(from), `${fullName} does not say ${from}`);
  const content = metadataElement(xml.replaceAll(from, to), changed.type);
  const others = components.filter((component) => component !== changed);
  return analyticsProblems([...others, { ...changed, content }], schema).join('\n');
}

describe('reports, dashboards and their folders', () => {
  it('are there', () => {
    const count = (type: string): number => components.filter((component) => component.type === type).length;
    assert.ok(count('ReportType') >= 4 && reports.length >= 10 && count('Dashboard') >= 1);
  });

  it('hold nothing that an org would refuse', () => {
    assert.deepEqual(analyticsProblems(components, schema), []);
  });

  it('show a manager every column: one that the viewer may not read is left out, and a filter on it stops the report', () => {
    const manager = schema.permissionSets.find(({ name }) => name === 'Strategic_Portfolio_Manager');
    const readable = new Set(manager?.fieldPermissions.map(({ field }) => field));
    const columns = reportTypes(components, schema).flatMap((type) => [...type.columns.values()]);
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
    const offered = new Set(
      reportTypes(components, schema).flatMap((type) => [...type.columns.values()].flatMap(({ reads }) => reads)),
    );
    const ours = sourceMetadata('CustomField')
      .map(({ fullName }) => fullName)
      .filter((name) => /^(Account|Tiering_Run__c|Tier_Snapshot__c)\./.test(name));
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
  it('take one of the few dashboards that run as their viewer', () => {
    const dynamic = components.filter(({ content }) => content.text('dashboardType') === 'LoggedInUser');
    assert.equal(dynamic.length, 1);
  });
});

describe('what is checked of them', () => {
  const MOVERS = 'Strategic_Accounts/Movers_Newest_Run_First';
  const BOTTOM = 'Strategic_Accounts/Bottom_Quartile_with_SAM';
  const BY_QUARTILE = 'Strategic_Accounts/Customers_by_Quartile';
  const SHARE = 'Strategic_Accounts/Strategic_Share_by_Owner';
  const DASHBOARD = 'Strategic_Accounts_Dashboards/Portfolio';
  const HISTORY = 'Accounts_and_Tier_History';

  const MUTATIONS: readonly (readonly [what: string, component: string, from: string, to: string, found: RegExp])[] = [
    [
      'a field that is missing',
      HISTORY,
      '<field>Movement__c',
      '<field>Motion__c',
      /Tier_Snapshot__c has no report field Motion__c/,
    ],
    ['a report that shows it', HISTORY, '<field>Movement__c', '<field>Motion__c', /Account: shows .+\$Movement__c/],
    ['a lookup by its id', HISTORY, '<field>Owner<', '<field>OwnerId<', /Account has no report field OwnerId/],
    [
      'a path through no lookup',
      HISTORY,
      'Run__c.Status__c',
      'Movement__c.Status__c',
      /no report field Movement__c\.Status__c/,
    ],
    [
      'a relationship that is missing',
      HISTORY,
      '<relationship>Tier_Snapshots__r',
      '<relationship>Tiers__r',
      /no child relationship Account\.Tiers__r/,
    ],
    [
      'a table that is not joined',
      HISTORY,
      '<table>Account.Tier_Snapshots__r',
      '<table>Account.Tiers__r',
      /table Account\.Tiers__r is not joined/,
    ],
    ['an object that is missing', HISTORY, '<baseObject>Account', '<baseObject>Acount', /no object Acount/],
    ['a column twice', HISTORY, '<field>Parent<', '<field>Owner<', /column Account\$Owner stands twice/],
    [
      'an inner join after an outer one',
      HISTORY,
      '<relationship>Tier_Snapshots__r</relationship>',
      '<relationship>Tier_Snapshots__r</relationship><join><outerJoin>false</outerJoin><relationship>Notes__r</relationship></join>',
      /inner join .+ follows an outer join/,
    ],
    ['a category that is missing', HISTORY, '<category>accounts', '<category>customers', /no category customers/],
    ['a report type that users do not see', HISTORY, '<deployed>true', '<deployed>false', /hidden from users/],
    [
      'a column that the report type lacks',
      MOVERS,
      '$Total_Change__c',
      '$Total_Changes__c',
      /shows .+\$Total_Changes__c, which/,
    ],
    ['a report type without its ending', MOVERS, 'History__c</reportType>', 'History</reportType>', /no report type/],
    [
      'a sum of texts',
      BY_QUARTILE,
      '<field>Account$Name',
      '<aggregateTypes>Sum</aggregateTypes><field>Account$Name',
      /Sum of Account\$Name, which is a text/,
    ],
    [
      'a grouping by a long text',
      BOTTOM,
      '<groupingsDown>\n        <field>Account$SAM__c',
      '<groupingsDown>\n        <field>Account$Why_We_Matter_To_Them__c',
      /groups by .+, which is a long text/,
    ],
    [
      'a date that is grouped by nothing',
      MOVERS,
      '<dateGranularity>Day</dateGranularity>',
      '',
      /groups by the date .+ without a granularity/,
    ],
    [
      'a granularity that is missing',
      MOVERS,
      '<dateGranularity>Day',
      '<dateGranularity>Daily',
      /no date granularity Daily/,
    ],
    ['a picklist value that is missing', MOVERS, 'New,Up,Down,Left', 'New,Up,Downward,Left', /Movement__c by Downward/],
    ['a checkbox that is neither', MOVERS, '<value>1</value>', '<value>yes</value>', /Writes_To_Account__c by yes/],
    ['a date that is none', MOVERS, 'LAST_N_DAYS:35', 'LAST_DAYS:35', /As_Of__c by LAST_DAYS:35/],
    ['a number that is none', BY_QUARTILE, '<value>1</value>', '<value>first</value>', /Quartile__c by first/],
    [
      'an operator that the field does not take',
      BOTTOM,
      '<operator>notEqual',
      '<operator>greaterThan',
      /SAM__c, which is a lookup, by greaterThan/,
    ],
    ['logic that forgets a filter', BOTTOM, '1 AND (2 OR 3)', '1 AND 2', /filter logic 1 AND 2/],
    ['logic that does not close', BOTTOM, '1 AND (2 OR 3)', '1 AND (2 OR 3', /filter logic/],
    [
      'a format without its groupings',
      BY_QUARTILE,
      '<format>Summary',
      '<format>Matrix',
      /Matrix with 1 groupings down and 0 across/,
    ],
    [
      'a sort by what is not shown',
      MOVERS,
      '<sortColumn>Tiering_Run__c.Tier_Snapshots__r$Total_Change__c',
      '<sortColumn>Tiering_Run__c$As_Of__c',
      /sorts by/,
    ],
    [
      'a time frame over no date',
      BY_QUARTILE,
      '<dateColumn>Account$Tiered_On__c',
      '<dateColumn>Account$Quartile__c',
      /time frame looks at Quartile__c/,
    ],
    [
      'a name that is too long',
      MOVERS,
      '<name>Movers, Newest Run First',
      '<name>Movers of All the Runs There Are, Newest Run First',
      /name longer than 40/,
    ],
    [
      'a chart by no grouping',
      BY_QUARTILE,
      '<groupingColumn>Account$Quartile__c',
      '<groupingColumn>Account$Designation__c',
      /chart groups by/,
    ],
    [
      'a chart of what is not summed',
      BY_QUARTILE,
      '<aggregate>Sum',
      '<aggregate>Average',
      /shows Average of .+ does not compute/,
    ],
    ['a chart type that is missing', BY_QUARTILE, '<chartType>Donut', '<chartType>Doughnut', /no chart type Doughnut/],
    [
      'stacks of one grouping',
      BY_QUARTILE,
      '<chartType>Donut',
      '<chartType>VerticalColumnStacked',
      /VerticalColumnStacked without a second grouping/,
    ],
    [
      'a second grouping that is not shown',
      SHARE,
      '<chartType>HorizontalBarStackedTo100',
      '<chartType>HorizontalBar',
      /HorizontalBar with a second grouping/,
    ],
    [
      'an element that the API does not have',
      MOVERS,
      'showDetails>',
      'showDetail>',
      /Report has no element showDetail/,
    ],
    ['an element that is missing', MOVERS, '<format>Summary</format>', '', /Report\/format is missing/],
    ['a flag that is none', MOVERS, '<showDetails>true', '<showDetails>yes', /Report\/showDetails is no boolean/],
    [
      'a dashboard of a missing report',
      DASHBOARD,
      'Strategic_Accounts/Movers_Newest_Run_First',
      'Strategic_Accounts/Movers',
      /Movers: no report/,
    ],
    [
      'a component that is missing',
      DASHBOARD,
      '<componentType>Donut',
      '<componentType>Doughnut',
      /no component type Doughnut/,
    ],
    [
      'a figure that the report does not compute',
      DASHBOARD,
      '<column>RowCount',
      '<column>Account$Revenue_Rank__c',
      /shows no summary of Account\$Revenue_Rank__c/,
    ],
    [
      'a chart that the report does not have',
      'Strategic_Accounts/Customers_by_Quartile',
      'chart>',
      'charts>',
      /Revenue by quartile: its report has no chart/,
    ],
    ['components on one another', DASHBOARD, '<columnIndex>6', '<columnIndex>5', /two components at row/],
    ['a component beside the grid', DASHBOARD, '<columnIndex>6', '<columnIndex>8', /leaves the grid/],
    [
      'a running user of one org',
      DASHBOARD,
      '<dashboardType>LoggedInUser',
      '<runningUser>me@example.com</runningUser><dashboardType>LoggedInUser',
      /runs as its viewer and names me@example\.com/,
    ],
    [
      'a dashboard that runs as somebody',
      DASHBOARD,
      'LoggedInUser',
      'SpecifiedUser',
      /shows everybody what whoever deploys it may see/,
    ],
    ['a folder that nobody sees', 'Strategic_Accounts_Dashboards', 'folderShares>', 'shares>', /is shared with nobody/],
    [
      'a folder shared with nobody known',
      'Strategic_Accounts',
      'AllInternalUsers',
      'Everybody',
      /cannot be shared with Organization Everybody/,
    ],
  ];

  for (const [what, component, from, to, found] of MUTATIONS) {
    it(`finds ${what}`, () => {
      assert.match(problemsWith(component, from, to), found);
    });
  }

  it('finds a report whose folder is not described', () => {
    const without = components.filter(({ type }) => type !== 'ReportFolder');
    assert.match(analyticsProblems(without, schema).join('\n'), /lies in a folder that is not described/);
  });
});
