import type { Finding } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';

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

/** What is wrong with a report's chart. */
export function chartFindings(report: XmlElement, groupings: readonly string[]): Finding[] {
  const chart = report.element('chart');
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
  for (const [name, allowed] of Object.entries(ENUMERATIONS)) {
    const value = chart.text(name);
    if (value !== undefined && !allowed.test(value)) problems.push(`chart with ${name} ${value}`);
  }
  return [
    ...problems.map((problem) => ({ problem, at: chart })),
    ...summaries.flatMap((summary) => summaryFindings(report, summary)),
  ];
}

/** A chart, or a component of a dashboard, shows a column only as the report summarizes it. */
export function summaryFindings(report: XmlElement, summary: XmlElement): Finding[] {
  const [name = '', aggregate] = [summary.text('column'), summary.text('aggregate')];
  if (name === 'RowCount')
    return aggregate === undefined ? [] : [{ problem: 'RowCount takes no aggregate', at: summary }];
  // Summary formulas of the report itself.
  if (report.elements('aggregates').some((formula) => formula.text('developerName') === name)) return [];
  const column = report.elements('columns').find((element) => element.text('field') === name);
  return column?.texts('aggregateTypes').includes(aggregate ?? '')
    ? []
    : [{ problem: `shows ${aggregate ?? 'no summary'} of ${name}, which the report does not compute`, at: summary }];
}
