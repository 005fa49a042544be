import type { MetadataElement, SourceMetadata } from '../sourceMetadata.ts';
import { summaryProblems } from './chart.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_dashboard.htm (DashboardComponentType), the ones that show a report. */
const CHARTS =
  /^(Bar|BarGrouped|BarStacked|BarStacked100|Column|ColumnGrouped|ColumnStacked|ColumnStacked100|Line|LineGrouped|LineCumulative|LineGroupedCumulative|Pie|Donut|Funnel|Scatter|ScatterGrouped)$/;
const FIGURES = /^(Metric|Gauge)$/;
const UNITS = /^(Auto|Integer|Hundreds|Thousands|Millions|Billions|Trillions)$/;
const COLOUR = /^#[0-9A-F]{6}$/i;
/** https://help.salesforce.com/s/articleView?id=analytics.dashboards_limits.htm */
const MOST_COMPONENTS = 20;

/** What is wrong with a dashboard, one sentence each. `reports` are by `Folder/Name`. */
export function dashboardProblems({ content }: SourceMetadata, reports: ReadonlyMap<string, SourceMetadata>): string[] {
  const grid = content.elements('dashboardGridLayout')[0];
  const components = grid?.elements('dashboardGridComponents') ?? [];
  const problems = [...runningUserProblems(content), ...geometryProblems(grid, components)];
  if (components.length === 0 || components.length > MOST_COMPONENTS) problems.push(`${components.length} components`);
  for (const name of ['backgroundStartColor', 'backgroundEndColor', 'textColor', 'titleColor']) {
    if (!COLOUR.test(content.text(name) ?? '')) problems.push(`no ${name}`);
  }
  for (const component of components.flatMap((cell) => cell.elements('dashboardComponent'))) {
    const name = component.text('report') ?? '';
    const report = reports.get(name);
    problems.push(
      ...(report ? componentProblems(component, report.content) : [`no report ${name}`]).map(
        (problem) => `${component.text('header') ?? 'a component without header'}: ${problem}`,
      ),
    );
  }
  return problems;
}

/**
 * A dashboard with a running user shows everybody what that one may see: a user who does not exist in the org becomes whoever deploys,
 * mostly an administrator. One that runs as its viewer names nobody.
 */
function runningUserProblems(content: MetadataElement): string[] {
  const [type = '', user] = [content.text('dashboardType'), content.text('runningUser')];
  if (!/^(SpecifiedUser|LoggedInUser|MyTeamUser)$/.test(type)) return [`no dashboard type ${type}`];
  if (type === 'SpecifiedUser') return [`shows everybody what ${user ?? 'whoever deploys it'} may see`];
  return user === undefined ? [] : [`runs as its viewer and names ${user}`];
}

function geometryProblems(grid: MetadataElement | undefined, components: readonly MetadataElement[]): string[] {
  const width = Number(grid?.text('numberOfColumns'));
  const problems = width === 12 || width === 9 ? [] : [`a grid of ${grid?.text('numberOfColumns') ?? 'no'} columns`];
  const taken = new Set<string>();
  for (const cell of components) {
    const number = (name: string): number => Number(cell.text(name));
    if (number('columnIndex') + number('colSpan') > width) problems.push('a component leaves the grid');
    for (let row = number('rowIndex'); row < number('rowIndex') + number('rowSpan'); row += 1) {
      for (let column = number('columnIndex'); column < number('columnIndex') + number('colSpan'); column += 1) {
        if (taken.has(`${row}/${column}`)) return [...problems, `two components at row ${row}, column ${column}`];
        taken.add(`${row}/${column}`);
      }
    }
  }
  return problems;
}

function componentProblems(component: MetadataElement, report: MetadataElement): string[] {
  const type = component.text('componentType') ?? '';
  const problems: string[] = [];
  if (!CHARTS.test(type) && !FIGURES.test(type))
    problems.push(`no component type ${type}, or none that is checked here`);
  if (report.text('format') === 'Tabular') problems.push('its report has no groupings');
  if (!UNITS.test(component.text('displayUnits') ?? '')) problems.push('no display units');
  if (component.text('useReportChart') === 'true') {
    return report.elements('chart').length > 0 ? problems : [...problems, 'its report has no chart to use'];
  }
  const groupings = [...report.elements('groupingsDown'), ...report.elements('groupingsAcross')];
  const grouped = groupings.map((grouping) => grouping.text('field'));
  for (const name of component.texts('groupingColumn')) {
    if (!grouped.includes(name)) problems.push(`groups by ${name}, which its report does not`);
  }
  const summaries = component.elements('chartSummary');
  if (summaries.length === 0) problems.push('shows nothing');
  if (CHARTS.test(type) && component.texts('groupingColumn').length === 0) problems.push('charts without a grouping');
  return [...problems, ...summaries.flatMap((summary) => summaryProblems(report, summary))];
}
