import type { MetadataElement } from '../sourceMetadata.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm (ReportChart) */
const CHART_TYPES =
  /^(None|Scatter|ScatterGrouped|Bubble|HorizontalBar|HorizontalBarGrouped|HorizontalBarStacked|HorizontalBarStackedTo100|VerticalColumn|VerticalColumnGrouped|VerticalColumnStacked|VerticalColumnStackedTo100|Line|LineGrouped|LineCumulative|LineCumulativeGrouped|Pie|Donut|Funnel|VerticalColumnLine|VerticalColumnGroupedLine|VerticalColumnStackedLine)$/;
/** Those that compare a second grouping, and need it. */
const BY_TWO_GROUPINGS = /(Grouped|Stacked|StackedTo100)$/;
const ENUMERATIONS: Readonly<Record<string, RegExp>> = {
  backgroundFadeDir: /^(Diagonal|LeftToRight|TopToBottom)$/,
  legendPosition: /^(Right|Bottom|OnChart)$/,
  location: /^CHART_(TOP|BOTTOM)$/,
  size: /^(Tiny|Small|Medium|Large|Huge)$/,
  summaryAxisRange: /^(Auto|Manual)$/,
};
/** "You can add up to four values" to a chart of a report. */
const MOST_SUMMARIES = 4;

/** What is wrong with a report's chart, one sentence each. */
export function chartProblems(report: MetadataElement, groupings: readonly string[]): string[] {
  const chart = report.elements('chart')[0];
  if (!chart) return [];
  const problems: string[] = [];
  const type = chart.text('chartType') ?? '';
  const second = chart.text('secondaryGroupingColumn');
  if (!CHART_TYPES.test(type)) problems.push(`no chart type ${type}`);
  if (BY_TWO_GROUPINGS.test(type) !== (second !== undefined)) {
    problems.push(`chart ${type} ${second === undefined ? 'without a' : 'with a'} second grouping`);
  }
  for (const name of [chart.text('groupingColumn') ?? '', ...chart.texts('secondaryGroupingColumn')]) {
    if (!groupings.includes(name)) problems.push(`chart groups by ${name}, which the report does not`);
  }
  const summaries = chart.elements('chartSummaries');
  if (summaries.length === 0 || summaries.length > MOST_SUMMARIES) problems.push(`chart of ${summaries.length} values`);
  for (const summary of summaries) problems.push(...summaryProblems(report, summary));
  for (const [name, allowed] of Object.entries(ENUMERATIONS)) {
    if (!allowed.test(chart.text(name) ?? '')) problems.push(`chart with ${name} ${chart.text(name) ?? ''}`);
  }
  return problems;
}

/** A chart, or a component of a dashboard, shows a column only as the report summarizes it. */
export function summaryProblems(report: MetadataElement, summary: MetadataElement): string[] {
  const [name = '', aggregate] = [summary.text('column'), summary.text('aggregate')];
  if (name === 'RowCount') return aggregate === undefined ? [] : ['RowCount takes no aggregate'];
  const column = report.elements('columns').find((element) => element.text('field') === name);
  return column?.texts('aggregateTypes').includes(aggregate ?? '')
    ? []
    : [`shows ${aggregate ?? 'no summary'} of ${name}, which the report does not compute`];
}
