import { roundDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { AddedUpQuery, Sum } from '../../scripts/salesforce/index.ts';

/** Sums by account and currency; `groups` names the currencies by their numbers. */
export function sumColumns(): { readonly columns: AddedUpQuery; readonly groups: readonly string[] } {
  const groups: string[] = [];
  const columns: AddedUpQuery = {
    object: 'Opportunity',
    key: 'AccountId',
    amount: 'Amount',
    scale: 2,
    groupBy: ['IsWon', 'CurrencyIsoCode'],
    groupOf: ([, currency = '']) => groups.push(currency) - 1,
  };
  return { columns, groups };
}

/** The sums as `account currency cents`. */
export function linesOf(sums: Iterable<Sum>, groups: readonly string[]): string[] {
  return [...sums].map(
    ({ id, group, total }) =>
      `${id} ${groups[group] ?? ''} ${roundDecimal(total, 2).replace('.', '').replace(/^0+/, '')}`,
  );
}
