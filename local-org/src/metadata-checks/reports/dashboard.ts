import type { Finding } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { summaryFindings } from './chart.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_dashboard.htm (DashboardComponentType) */
const CHARTS =
  /^(Bar|BarGrouped|BarStacked|BarStacked100|Column|ColumnGrouped|ColumnStacked|ColumnStacked100|Line|LineGrouped|LineCumulative|LineGroupedCumulative|Pie|Donut|Funnel|Scatter|ScatterGrouped)$/;
const FIGURES = /^(Metric|Gauge)$/;
/** Their contents are no summaries of a report, and are not looked at. */
const OTHERS = /^(Table|FlexTable|ColumnLine|ColumnLineGrouped|ColumnLineStacked|ColumnLineStacked100)$/;
const UNITS = /^(Auto|Integer|Hundreds|Thousands|Millions|Billions|Trillions)$/;
const COLOUR = /^#[0-9A-F]{6}$/i;
const TYPES = /^(SpecifiedUser|LoggedInUser|MyTeamUser)$/;
/** https://help.salesforce.com/s/articleView?id=analytics.dashboards_limits.htm */
const MOST_COMPONENTS = 20;

/** What is wrong with a dashboard. `reports` are by `Folder/Name`. */
export function dashboardFindings(root: XmlElement, reports: ReadonlyMap<string, XmlElement>): Finding[] {
  const grid = root.element('dashboardGridLayout');
  const components = grid?.elements('dashboardGridComponents') ?? [];
  const problems: string[] = [];
  const type = root.text('dashboardType') ?? '';
  if (!TYPES.test(type)) problems.push(`no dashboard type ${type}`);
  if (grid && (components.length === 0 || components.length > MOST_COMPONENTS)) {
    problems.push(`${components.length} components`);
  }
  for (const name of ['backgroundStartColor', 'backgroundEndColor', 'textColor', 'titleColor']) {
    if (!COLOUR.test(root.text(name) ?? '')) problems.push(`no ${name}`);
  }
  return [
    ...problems.map((problem) => ({ problem, at: root })),
    ...(grid ? geometryFindings(grid, components) : []),
    ...components.flatMap((cell) => cell.elements('dashboardComponent')).flatMap((one) => shownFindings(one, reports)),
  ];
}

function shownFindings(component: XmlElement, reports: ReadonlyMap<string, XmlElement>): Finding[] {
  const report = reports.get(component.text('report') ?? '');
  // A component without a report is told as a missing reference.
  return (report ? componentFindings(component, report) : []).map(({ problem, at }) => ({
    problem: `${component.text('header') ?? 'a component without header'}: ${problem}`,
    at: at ?? component,
  }));
}

function geometryFindings(grid: XmlElement, components: readonly XmlElement[]): Finding[] {
  const width = Number(grid.text('numberOfColumns'));
  const findings: Finding[] = [];
  if (width !== 12 && width !== 9) {
    findings.push({ problem: `a grid of ${grid.text('numberOfColumns') ?? 'no'} columns`, at: grid });
  }
  const taken = new Set<string>();
  for (const at of components) {
    const number = (name: string): number => Number(at.text(name));
    if (number('columnIndex') + number('colSpan') > width)
      findings.push({ problem: 'a component leaves the grid', at });
    for (let row = number('rowIndex'); row < number('rowIndex') + number('rowSpan'); row += 1) {
      for (let column = number('columnIndex'); column < number('columnIndex') + number('colSpan'); column += 1) {
        if (taken.has(`${row}/${column}`)) {
          return [...findings, { problem: `two components at row ${row}, column ${column}`, at }];
        }
        taken.add(`${row}/${column}`);
      }
    }
  }
  return findings;
}

function componentFindings(component: XmlElement, report: XmlElement): Finding[] {
  const type = component.text('componentType') ?? '';
  const problems: string[] = [];
  if (OTHERS.test(type)) return [];
  if (!CHARTS.test(type) && !FIGURES.test(type)) problems.push(`no component type ${type}`);
  if (report.text('format') === 'Tabular') problems.push('its report has no groupings');
  if (!UNITS.test(component.text('displayUnits') ?? '')) problems.push('no display units');
  const told = (): Finding[] => problems.map((problem) => ({ problem }));
  if (component.text('useReportChart') === 'true') {
    if (!report.element('chart')) problems.push('its report has no chart to use');
    return told();
  }
  const groupings = [...report.elements('groupingsDown'), ...report.elements('groupingsAcross')];
  const grouped = groupings.map((grouping) => grouping.text('field'));
  for (const name of component.texts('groupingColumn')) {
    if (!grouped.includes(name)) problems.push(`groups by ${name}, which its report does not`);
  }
  const summaries = component.elements('chartSummary');
  if (summaries.length === 0) problems.push('shows nothing');
  if (CHARTS.test(type) && !component.element('groupingColumn')) problems.push('charts without a grouping');
  return [...told(), ...summaries.flatMap((summary) => summaryFindings(report, summary))];
}
