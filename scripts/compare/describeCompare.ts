import { figures, moneyWriter, table, texts } from '../cli/index.ts';
import type { CompareReport } from './compare.ts';
import type { Place } from './compareRankings.ts';

/** A few screens; `--json` lists all. */
const CUSTOMERS_SHOWN = 50;
const QUARTILES = [1, 2, 3, 4];

type Differing = CompareReport['customers'][number];

/** The comparison for people: how many customers stand where by both metrics, then those that differ. */
export function describeCompare(report: CompareReport): string {
  const { first, second, window, customers } = report;
  const heading = `${first.metric} beside ${second.metric}, ${window.start} to ${window.end} (${window.months} months). Nothing was written.`;
  const empty = [first, second].filter(({ population }) => population === 0).map(({ metric }) => metric);
  if (empty.length > 0) {
    return [heading, '', `Nobody has a positive total by ${empty.join(' or ')}, so there is nothing to compare.`].join(
      '\n',
    );
  }
  return [
    heading,
    '',
    ...matrixLines(report),
    '',
    customers.length === 0
      ? 'Every customer is in the same quartile by both.'
      : `${customers.length} customers are not in the same quartile, A by ${first.metric} and B by ${second.metric}:`,
    ...(customers.length === 0 ? [] : customerLines(customers)),
  ].join('\n');
}

function matrixLines({ first, second, matrix, onlyFirst, onlySecond }: CompareReport): string[] {
  const hasOnlyFirst = onlyFirst.some((count) => count > 0);
  const hasOnlySecond = onlySecond.some((count) => count > 0);
  const rows = QUARTILES.map((quartile, index) => [
    `${first.metric} quartile ${quartile}`,
    ...(matrix[index] ?? []).map(String),
    ...(hasOnlyFirst ? [String(onlyFirst[index] ?? 0)] : []),
  ]);
  const last = [`${first.metric} not ranked`, ...onlySecond.map(String)];
  return [
    `Customers by ${second.metric} quartile (across)`,
    ...table(
      [...texts(''), ...figures(...QUARTILES.map(String), ...(hasOnlyFirst ? ['not ranked'] : []))],
      hasOnlySecond ? [...rows, last] : rows,
    ),
  ];
}

function customerLines(customers: readonly Differing[]): string[] {
  const shown = customers.slice(0, CUSTOMERS_SHOWN);
  const writer = (side: 'first' | 'second') =>
    moneyWriter(shown.flatMap((customer) => [customer[side]?.total ?? '0', customer[side]?.borderGap ?? '0']));
  const [moneyFirst, moneySecond] = [writer('first'), writer('second')];
  const rest = customers.length - shown.length;
  return [
    ...table(
      [...texts('Customer'), ...figures(...['A', 'B'].flatMap((side) => [side, 'Rank', 'Total', 'To the border']))],
      shown.map(({ name, first, second }) => [name, ...cells(first, moneyFirst), ...cells(second, moneySecond)]),
    ),
    ...(rest === 0 ? [] : [`  … and ${rest} more; --json lists them all.`]),
    'To the border: what is missing to the quartile above, or with a minus, what may be lost to the one below.',
  ];
}

function cells(place: Place | undefined, money: (canonical: string) => string): string[] {
  if (place === undefined) {
    return ['-', '', '', ''];
  }
  const { quartile, rank, total, borderGap } = place;
  return [String(quartile), String(rank), money(total), borderGap === undefined ? '' : money(borderGap)];
}
