import { filterLogicProblem } from '../components/filterLogic.ts';
import type { Finding } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { ColumnKind, ReportColumn } from './reportColumn.ts';

const COMPARISONS = ['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'];
const TEXTS = ['equals', 'notEqual', 'contains', 'notContain', 'startsWith'];
/** Values of `FilterOperation` that a column of a kind takes. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm */
const OPERATORS: Readonly<Record<ColumnKind, readonly string[]>> = {
  number: COMPARISONS,
  date: COMPARISONS,
  boolean: ['equals', 'notEqual'],
  text: [...TEXTS, 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'],
  picklist: [...TEXTS, 'includes', 'excludes'],
  lookup: TEXTS,
  'long text': [],
};
/** https://help.salesforce.com/s/articleView?id=sf.filter_dates_relative.htm */
const RELATIVE_DATE =
  /^(TODAY|YESTERDAY|TOMORROW|(THIS|LAST|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)|(LAST|NEXT)_90_DAYS|(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS):\d+|N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_AGO:\d+)$/;
const DAY = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/;

/** Finds a column of the report's type, and complains at `at` of one that is missing. */
export type FindColumn = (name: string, use: string, at: XmlElement) => ReportColumn | undefined;

/** What is wrong with a report's filter. */
export function filterFindings(report: XmlElement, column: FindColumn): Finding[] {
  const filter = report.element('filter');
  const criteria = filter?.elements('criteriaItems') ?? [];
  const logic = filter?.element('booleanFilter');
  const problem = logic && filterLogicProblem(logic.content, criteria.length);
  return [
    ...criteria.flatMap((item) => {
      const found = column(item.text('column') ?? '', 'filters by', item);
      return found ? criterionProblems(item, found).map((text) => ({ problem: text, at: item })) : [];
    }),
    ...(logic && problem !== undefined ? [{ problem, at: logic }] : []),
  ];
}

function criterionProblems(item: XmlElement, { field, kind }: ReportColumn): string[] {
  const operator = item.text('operator') ?? '';
  if (!OPERATORS[kind].includes(operator)) return [`filters ${field.name}, which is a ${kind}, by ${operator}`];
  if (item.text('columnToColumn') === 'true') return [];
  const isValue: (value: string) => boolean = {
    number: (value: string) => Number.isFinite(Number(value)),
    boolean: (value: string) => /^(0|1|true|false)$/i.test(value),
    date: (value: string) => DAY.test(value) || RELATIVE_DATE.test(value),
    picklist: (value: string) => field.picklist?.values.some((entry) => entry.value === value) ?? false,
    text: () => true,
    lookup: () => true,
    'long text': () => false,
  }[kind];
  const isExact = /^(equals|notEqual|includes|excludes)$/.test(operator) || kind !== 'picklist';
  // A comma means "or"; nothing means "empty".
  return (item.text('value') ?? '')
    .split(',')
    .filter((value) => isExact && value !== '' && !isValue(value))
    .map((value) => `filters ${field.name} by ${value}, which is none of its values`);
}
