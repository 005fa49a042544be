import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRefusals, type Refusal } from '../../../support/deployRefusals.ts';
import { edited, toldOf } from '../../../support/deployment.ts';

const MOVERS = 'reports/Strategic_Accounts/Movers_Newest_Run_First.report-meta.xml';
const BOTTOM = 'reports/Strategic_Accounts/Bottom_Quartile_with_SAM.report-meta.xml';
const BY_QUARTILE = 'reports/Strategic_Accounts/Customers_by_Quartile.report-meta.xml';
const SHARE = 'reports/Strategic_Accounts/Strategic_Share_by_Owner.report-meta.xml';
const DASHBOARD = 'dashboards/Strategic_Accounts_Dashboards/Portfolio.dashboard-meta.xml';
const HISTORY = 'reportTypes/Accounts_and_Tier_History.reportType-meta.xml';

const REFUSED: readonly Refusal[] = [
  [
    'a field that is missing',
    edited(HISTORY, '<field>Movement__c', '<field>Motion__c'),
    /Tier_Snapshot__c has no report field Motion__c/,
  ],
  ['a lookup by its id', edited(HISTORY, '<field>Owner<', '<field>OwnerId<'), /Account has no report field OwnerId/],
  [
    'a path through no lookup',
    edited(HISTORY, 'Run__c.Status__c', 'Movement__c.Status__c'),
    /no report field Movement__c\.Status__c/,
  ],
  [
    'a relationship that is missing',
    edited(HISTORY, '<relationship>Tier_Snapshots__r', '<relationship>Tiers__r'),
    /no child relationship Account\.Tiers__r/,
  ],
  [
    'a table that is not joined',
    edited(HISTORY, '<table>Account.Tier_Snapshots__r', '<table>Account.Tiers__r'),
    /table Account\.Tiers__r is not joined/,
  ],
  [
    'an object that is missing',
    edited(HISTORY, '<baseObject>Account', '<baseObject>Acount'),
    /In field: baseObject - no CustomObject named Acount found/,
  ],
  ['a column twice', edited(HISTORY, '<field>Parent<', '<field>Owner<'), /column Account\$Owner stands twice/],
  [
    'an inner join after an outer one',
    edited(
      HISTORY,
      '<relationship>Tier_Snapshots__r</relationship>',
      '<relationship>Tier_Snapshots__r</relationship><join><outerJoin>false</outerJoin><relationship>Notes__r</relationship></join>',
    ),
    /inner join .+ follows an outer join/,
  ],
  ['a category that is missing', edited(HISTORY, '<category>accounts', '<category>customers'), /no category customers/],
  [
    'a column that the report type lacks',
    edited(MOVERS, '$Total_Change__c', '$Total_Changes__c'),
    /shows .+\$Total_Changes__c, which/,
  ],
  [
    'a report type without its ending',
    edited(MOVERS, 'History__c</reportType>', 'History</reportType>'),
    /no report type/,
  ],
  [
    'a sum of texts',
    edited(BY_QUARTILE, '<field>Account$Name', '<aggregateTypes>Sum</aggregateTypes><field>Account$Name'),
    /Sum of Account\$Name, which is a text/,
  ],
  [
    'a grouping by a long text',
    edited(
      BOTTOM,
      '<groupingsDown>\n        <field>Account$SAM__c',
      '<groupingsDown>\n        <field>Account$Why_We_Matter_To_Them__c',
    ),
    /groups by .+, which is a long text/,
  ],
  [
    'a date that is grouped by nothing',
    edited(MOVERS, '<dateGranularity>Day</dateGranularity>', ''),
    /groups by the date .+ without a granularity/,
  ],
  [
    'a granularity that is missing',
    edited(MOVERS, '<dateGranularity>Day', '<dateGranularity>Daily'),
    /no date granularity Daily/,
  ],
  [
    'a picklist value that is missing',
    edited(MOVERS, 'New,Up,Down,Left', 'New,Up,Downward,Left'),
    /Movement__c by Downward/,
  ],
  [
    'a checkbox that is neither',
    edited(MOVERS, '<value>1</value>', '<value>yes</value>'),
    /Writes_To_Account__c by yes/,
  ],
  ['a date that is none', edited(MOVERS, 'LAST_N_DAYS:35', 'LAST_DAYS:35'), /As_Of__c by LAST_DAYS:35/],
  ['a number that is none', edited(BY_QUARTILE, '<value>1</value>', '<value>first</value>'), /Quartile__c by first/],
  [
    'an operator that the field does not take',
    edited(BOTTOM, '<operator>notEqual', '<operator>greaterThan'),
    /SAM__c, which is a lookup, by greaterThan/,
  ],
  ['logic that forgets a filter', edited(BOTTOM, '1 AND (2 OR 3)', '1 AND 2'), /filter logic 1 AND 2/],
  ['logic that does not close', edited(BOTTOM, '1 AND (2 OR 3)', '1 AND (2 OR 3'), /filter logic/],
  [
    'a format without its groupings',
    edited(BY_QUARTILE, '<format>Summary', '<format>Matrix'),
    /Matrix with 1 groupings down and 0 across/,
  ],
  [
    'a sort by what is not shown',
    edited(
      MOVERS,
      '<sortColumn>Tiering_Run__c.Tier_Snapshots__r$Total_Change__c',
      '<sortColumn>Tiering_Run__c$As_Of__c',
    ),
    /sorts by/,
  ],
  [
    'a time frame over no date',
    edited(BY_QUARTILE, '<dateColumn>Account$Tiered_On__c', '<dateColumn>Account$Quartile__c'),
    /time frame looks at Quartile__c/,
  ],
  [
    'a name that is too long',
    edited(MOVERS, '<name>Movers, Newest Run First', '<name>Movers of All the Runs There Are, Newest Run First'),
    /Value too long for field: Name maximum length is:40/,
  ],
  [
    'a chart by no grouping',
    edited(BY_QUARTILE, '<groupingColumn>Account$Quartile__c', '<groupingColumn>Account$Designation__c'),
    /chart groups by/,
  ],
  [
    'a chart of what is not summed',
    edited(BY_QUARTILE, '<aggregate>Sum', '<aggregate>Average'),
    /shows Average of .+ does not compute/,
  ],
  [
    'a chart type that is missing',
    edited(BY_QUARTILE, '<chartType>Donut', '<chartType>Doughnut'),
    /no chart type Doughnut/,
  ],
  [
    'stacks of one grouping',
    edited(BY_QUARTILE, '<chartType>Donut', '<chartType>VerticalColumnStacked'),
    /VerticalColumnStacked without a second grouping/,
  ],
  [
    'a second grouping that is not shown',
    edited(SHARE, '<chartType>HorizontalBarStackedTo100', '<chartType>HorizontalBar'),
    /HorizontalBar with a second grouping/,
  ],
  [
    'an element that the API does not have',
    edited(MOVERS, 'showDetails>', 'showDetail>'),
    /Element \{[^}]+\}showDetail invalid at this location in type Report/,
  ],
  ['an element that is missing', edited(MOVERS, '<format>Summary</format>', ''), /Required field is missing: format/],
  [
    'a flag that is none',
    edited(MOVERS, '<showDetails>true', '<showDetails>yes'),
    /'yes' is not valid for the type xsd:boolean/,
  ],
  [
    'a dashboard of a missing report',
    edited(DASHBOARD, 'Strategic_Accounts/Movers_Newest_Run_First', 'Strategic_Accounts/Movers'),
    /Movers: no report/,
  ],
  [
    'a component that is missing',
    edited(DASHBOARD, '<componentType>Donut', '<componentType>Doughnut'),
    /no component type Doughnut/,
  ],
  [
    'a figure that the report does not compute',
    edited(DASHBOARD, '<column>RowCount', '<column>Account$Revenue_Rank__c'),
    /shows no summary of Account\$Revenue_Rank__c/,
  ],
  ['components on one another', edited(DASHBOARD, '<columnIndex>6', '<columnIndex>5'), /two components at row/],
  ['a component beside the grid', edited(DASHBOARD, '<columnIndex>6', '<columnIndex>8'), /leaves the grid/],
  [
    'a folder shared with nobody known',
    edited('reports/Strategic_Accounts.reportFolder-meta.xml', 'AllInternalUsers', 'Everybody'),
    /cannot be shared with Organization Everybody/,
  ],
];

describeRefusals('an org refuses', REFUSED);

describe('a change of one of them', () => {
  it('is told of the reports and dashboards that it breaks', async () => {
    const reports = await toldOf(edited(HISTORY, '<field>Movement__c', '<field>Movement_Of_Old__c'));
    assert.ok(
      reports.some((line) => /^Report:\d+:\d+ .+: shows .+\$Movement__c, which/.test(line)),
      reports.join('\n'),
    );
    const dashboards = await toldOf(edited(BY_QUARTILE, 'chart>', 'charts>'));
    assert.match(dashboards.join('\n'), /^Dashboard:\d+:\d+ .+: Revenue by quartile: its report has no chart to use$/m);
  });

  it('is a folder that is removed while reports lie in it', async () => {
    const told = await toldOf({ 'reports/Strategic_Accounts.reportFolder-meta.xml': undefined });
    assert.match(told.join('\n'), /^Report:2:57 .+: Cannot find folder:Strategic_Accounts$/m);
  });

  it('is a report in a folder that nobody described', async () => {
    const [path = '', text] = Object.entries(edited(MOVERS, '<name>', '<name>'))[0] ?? [];
    const told = await toldOf({ [path.replace('Strategic_Accounts/', 'Elsewhere/')]: text });
    // https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js (Can not find folder)
    assert.deepEqual(told, ['Report:2:57 Elsewhere/Movers_Newest_Run_First: Cannot find folder:Elsewhere']);
  });
});
