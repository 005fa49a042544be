import type { MetadataElement } from '../sourceMetadata.ts';
import type { ColumnKind, ReportColumn } from './reportColumn.ts';

const COMPARISONS = ['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'];
const TEXTS = ['equals', 'notEqual', 'contains', 'notContain', 'startsWith'];
/** Values of `FilterOperation` that a column of a kind takes. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm */
const OPERATORS: Readonly<Record<ColumnKind, readonly string[]>> = {
  number: COMPARISONS,
  date: COMPARISONS,
  boolean: ['equals', 'notEqual'],
  text: [...TEXTS, 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'],
  picklist: TEXTS,
  lookup: TEXTS,
  'long text': [],
};
/** https://help.salesforce.com/s/articleView?id=sf.filter_dates_relative.htm */
const RELATIVE_DATE =
  /^(TODAY|YESTERDAY|TOMORROW|(THIS|LAST|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)|(LAST|NEXT)_90_DAYS|(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS):\d+|N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_AGO:\d+)$/;
const DAY = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/;

/** What is wrong with a report's filter, one sentence each; `column` resolves a column, and complains of one that is missing. */
export function filterProblems(
  report: MetadataElement,
  column: (name: string, use: string) => ReportColumn | undefined,
): string[] {
  const filter = report.elements('filter')[0];
  const criteria = filter?.elements('criteriaItems') ?? [];
  return [
    ...criteria.flatMap((item) => {
      const found = column(item.text('column') ?? '', 'filters by');
      return found ? criterionProblems(item, found) : [];
    }),
    ...logicProblems(filter?.text('booleanFilter'), criteria.length),
  ];
}

function criterionProblems(item: MetadataElement, { field, kind }: ReportColumn): string[] {
  const operator = item.text('operator') ?? '';
  if (!OPERATORS[kind].includes(operator)) return [`filters ${field.name}, which is a ${kind}, by ${operator}`];
  if (item.text('columnToColumn') === 'true')
    return [`compares ${field.name} with another column, which is not checked here`];
  const isValue: (value: string) => boolean = {
    number: (value: string) => Number.isFinite(Number(value)),
    boolean: (value: string) => /^[01]$/.test(value),
    date: (value: string) => DAY.test(value) || RELATIVE_DATE.test(value),
    picklist: (value: string) => field.picklist?.values.some((entry) => entry.active && entry.value === value) ?? false,
    text: () => true,
    lookup: () => true,
    'long text': () => false,
  }[kind];
  // A comma means "or"; nothing means "empty".
  return (item.text('value') ?? '')
    .split(',')
    .filter((value) => value !== '' && !isValue(value))
    .map((value) => `filters ${field.name} by ${value}, which is none of its values`);
}

/** `1 AND (2 OR 3)` names every criterion, and no other. */
function logicProblems(logic: string | undefined, criteria: number): string[] {
  if (logic === undefined) return [];
  const named = new Set([...logic.matchAll(/\d+/g)].map(([number]) => Number(number)));
  const wanted = Array.from({ length: criteria }, (_, index) => index + 1);
  const isComplete = named.size === criteria && wanted.every((number) => named.has(number));
  const rest = logic.replaceAll(/\d+|AND|OR|NOT|\s/g, '');
  let open = 0;
  const isBalanced =
    [...rest].every((sign) => (open += sign === '(' ? 1 : -1) >= 0) && open === 0 && /^[()]*$/.test(rest);
  return isComplete && isBalanced ? [] : [`filter logic ${logic} does not fit ${criteria} criteria`];
}
