import type { Finding } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { chartFindings } from './chart.ts';
import { filterFindings, type FindColumn } from './filter.ts';
import type { ColumnKind } from './reportColumn.ts';
import type { ReportType } from './reportType.ts';

/** Values of `ReportSummaryType` that a column of a kind takes. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm */
const SUMMARIES: Readonly<Record<ColumnKind, readonly string[]>> = {
  number: ['Sum', 'Average', 'Maximum', 'Minimum', 'Median', 'Unique'],
  boolean: ['Sum', 'Average', 'Maximum', 'Minimum'],
  date: ['Maximum', 'Minimum'],
  text: ['Unique'],
  picklist: ['Unique'],
  lookup: ['Unique'],
  'long text': [],
};
const GRANULARITIES =
  /^(None|Day|Week|Month|Quarter|Year|FiscalQuarter|FiscalYear|MonthInYear|DayInMonth|FiscalPeriod|FiscalWeek)$/;
const SCOPES = /^(organization|user|team)$/;
const INTERVALS =
  /^INTERVAL_(CUSTOM|(CUR|PREV|LAST|NEXT)(Y|Q|FY|FQ)|LAST(7|30|60|90|120)|(LAST|THIS|NEXT)(MONTH|WEEK)|TODAY|YESTERDAY|TOMORROW)$/;
const MOST_GROUPINGS = { Tabular: [0, 0], Summary: [3, 0], Matrix: [2, 2] } as const;

/** What is wrong with a report on a custom report type. */
export function reportFindings(root: XmlElement, type: ReportType): Finding[] {
  const findings: Finding[] = [];
  const own = ownColumns(root);
  const column: FindColumn = (name, use, at) => {
    const found = type.columns.get(name);
    if (!found && !own.has(name)) findings.push({ problem: `${use} ${name}, which ${type.name} does not have`, at });
    return found;
  };
  columnFindings(root, column, findings);
  const grouped = groupingFindings(root, column, findings);
  findings.push(...formatFindings(root), ...sortFindings(root, grouped));
  findings.push(...filterFindings(root, column), ...chartFindings(root, grouped));
  findings.push(...frameFindings(root, column));
  const scope = root.element('scope');
  if (scope && !SCOPES.test(scope.content)) findings.push({ problem: `no scope ${scope.content}`, at: scope });
  return findings;
}

/** Buckets and formulas that the report makes for itself. */
function ownColumns(root: XmlElement): ReadonlySet<string> {
  const makers = ['buckets', 'customDetailFormulas', 'aggregates'].flatMap((name) => root.elements(name));
  return new Set(makers.flatMap((maker) => maker.texts('developerName')));
}

function columnFindings(root: XmlElement, column: FindColumn, findings: Finding[]): void {
  for (const at of root.elements('columns')) {
    const name = at.text('field') ?? '';
    const kind = column(name, 'shows', at)?.kind;
    for (const summary of kind ? at.texts('aggregateTypes') : []) {
      if (kind && !SUMMARIES[kind].includes(summary)) {
        findings.push({ problem: `${summary} of ${name}, which is a ${kind}`, at });
      }
    }
  }
}

/** The columns that the report groups by. */
function groupingFindings(root: XmlElement, column: FindColumn, findings: Finding[]): string[] {
  const groupings = [...root.elements('groupingsDown'), ...root.elements('groupingsAcross')];
  for (const at of groupings) {
    const name = at.text('field') ?? '';
    const kind = column(name, 'groups by', at)?.kind;
    const granularity = at.text('dateGranularity');
    const problems: string[] = [];
    if (kind === 'long text') problems.push(`groups by ${name}, which is a long text`);
    if (granularity !== undefined && !GRANULARITIES.test(granularity)) {
      problems.push(`no date granularity ${granularity}`);
    }
    if (kind === 'date' && granularity === undefined) problems.push(`groups by the date ${name} without a granularity`);
    if (!/^(Asc|Desc)$/.test(at.text('sortOrder') ?? '')) problems.push(`no sort order of ${name}`);
    findings.push(...problems.map((problem) => ({ problem, at })));
  }
  return groupings.map((grouping) => grouping.text('field') ?? '');
}

function formatFindings(root: XmlElement): Finding[] {
  const at = root.element('format') ?? root;
  const format = root.text('format') ?? '';
  const [down, across] = [root.elements('groupingsDown').length, root.elements('groupingsAcross').length];
  if (!Object.hasOwn(MOST_GROUPINGS, format)) return [{ problem: `no format ${format}`, at }];
  const most = MOST_GROUPINGS[format as keyof typeof MOST_GROUPINGS];
  const fits = [down, across].every((count, index) => {
    const limit = most[index] ?? 0;
    return count <= limit && (limit === 0 || count > 0);
  });
  return fits ? [] : [{ problem: `${format} with ${down} groupings down and ${across} across`, at }];
}

function sortFindings(root: XmlElement, grouped: readonly string[]): Finding[] {
  const columns = root.elements('columns').map((element) => element.text('field') ?? '');
  const all = [...columns, ...grouped];
  const sort = root.element('sortColumn');
  return [
    ...all
      .filter((name, index) => all.indexOf(name) !== index)
      .map((name) => ({ problem: `${name} stands twice among columns and groupings`, at: root })),
    ...(sort && !columns.includes(sort.content)
      ? [{ problem: `sorts by ${sort.content}, which it does not show`, at: sort }]
      : []),
  ];
}

function frameFindings(root: XmlElement, column: FindColumn): Finding[] {
  const at = root.element('timeFrameFilter');
  if (!at) return [];
  const date = column(at.text('dateColumn') ?? '', 'looks at dates of', at);
  const interval = at.text('interval') ?? '';
  return [
    ...(date && date.kind !== 'date'
      ? [{ problem: `the time frame looks at ${date.field.name}, which is a ${date.kind}`, at }]
      : []),
    ...(INTERVALS.test(interval) ? [] : [{ problem: `no interval ${interval}`, at }]),
  ];
}
