import type { SourceMetadata } from '../sourceMetadata.ts';
import { chartProblems } from './chart.ts';
import { filterProblems } from './filter.ts';
import type { ColumnKind, ReportColumn } from './reportColumn.ts';
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
const LONGEST_NAME = 40;
const LONGEST_DESCRIPTION = 255;
const MOST_GROUPINGS = { Tabular: [0, 0], Summary: [3, 0], Matrix: [2, 2] } as const;

/** What is wrong with a report on a custom report type, one sentence each. */
export function reportProblems({ content }: SourceMetadata, types: readonly ReportType[]): string[] {
  const type = types.find(({ name }) => name === content.text('reportType'));
  if (!type) return [`no report type ${content.text('reportType') ?? ''}`];
  const problems: string[] = [];
  const column = (name: string, use: string): ReportColumn | undefined => {
    const found = type.columns.get(name);
    if (!found) problems.push(`${use} ${name}, which ${type.name} does not have`);
    return found;
  };

  const columns = content.elements('columns').map((element) => element.text('field') ?? '');
  const groupings = [...content.elements('groupingsDown'), ...content.elements('groupingsAcross')];
  const grouped = groupings.map((element) => element.text('field') ?? '');
  for (const element of content.elements('columns')) {
    const name = element.text('field') ?? '';
    const kind = column(name, 'shows')?.kind;
    for (const summary of kind ? element.texts('aggregateTypes') : []) {
      if (kind && !SUMMARIES[kind].includes(summary)) problems.push(`${summary} of ${name}, which is a ${kind}`);
    }
  }
  for (const grouping of groupings) {
    const name = grouping.text('field') ?? '';
    const kind = column(name, 'groups by')?.kind;
    const granularity = grouping.text('dateGranularity');
    if (kind === 'long text') problems.push(`groups by ${name}, which is a long text`);
    if (granularity !== undefined && !GRANULARITIES.test(granularity))
      problems.push(`no date granularity ${granularity}`);
    if (kind === 'date' && granularity === undefined) problems.push(`groups by the date ${name} without a granularity`);
    if (!/^(Asc|Desc)$/.test(grouping.text('sortOrder') ?? '')) problems.push(`no sort order of ${name}`);
  }
  problems.push(
    ...formatProblems(content.text('format') ?? '', [
      content.elements('groupingsDown').length,
      content.elements('groupingsAcross').length,
    ]),
  );
  for (const name of [...columns, ...grouped].filter((each, index, all) => all.indexOf(each) !== index)) {
    problems.push(`${name} stands twice among columns and groupings`);
  }
  const sort = content.text('sortColumn');
  if (sort !== undefined && !columns.includes(sort)) problems.push(`sorts by ${sort}, which it does not show`);

  problems.push(...filterProblems(content, column), ...chartProblems(content, grouped));
  const frame = content.elements('timeFrameFilter')[0];
  const date = frame && column(frame.text('dateColumn') ?? '', 'looks at dates of');
  if (date && date.kind !== 'date')
    problems.push(`the time frame looks at ${date.field.name}, which is a ${date.kind}`);
  if (!INTERVALS.test(frame?.text('interval') ?? '')) problems.push(`no interval ${frame?.text('interval') ?? ''}`);
  if (!SCOPES.test(content.text('scope') ?? '')) problems.push(`no scope ${content.text('scope') ?? ''}`);
  if ((content.text('name') ?? '').length > LONGEST_NAME) problems.push(`name longer than ${LONGEST_NAME}`);
  if ((content.text('description') ?? '').length > LONGEST_DESCRIPTION) {
    problems.push(`description longer than ${LONGEST_DESCRIPTION}`);
  }
  return problems;
}

function formatProblems(format: string, counts: readonly [down: number, across: number]): string[] {
  if (!Object.hasOwn(MOST_GROUPINGS, format)) return [`no format ${format}`];
  const most = MOST_GROUPINGS[format as keyof typeof MOST_GROUPINGS];
  const fits = counts.every((count, index) => count <= (most[index] ?? 0) && (most[index] === 0 || count > 0));
  return fits ? [] : [`${format} with ${counts[0]} groupings down and ${counts[1]} across`];
}
