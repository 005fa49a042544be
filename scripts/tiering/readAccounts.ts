import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS, canonicalCell } from './figures.ts';
import type { Figures } from './figures.ts';
import type { Revenue } from './revenue/index.ts';

export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  /** Undefined where there is none. */
  readonly parentId: string | undefined;
  readonly figures: Figures;
  /** When and by which run the figures were written, as Salesforce sends it; '' where they never were. */
  readonly stamps: readonly string[];
}

/**
 * All accounts with their parents and the figures they carry now, by 18-character id. Streamed, since the JSON of a plain query loses the
 * cents of large numbers.
 */
export async function readAccounts(org: Org): Promise<ReadonlyMap<string, StoredAccount>> {
  const accounts = new Map<string, StoredAccount>();
  const columns = ['Id', 'Name', 'ParentId', ...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS];
  const query = { object: 'Account', columns, moments: ['Tiered_On__c'], onRestart: () => accounts.clear() };
  await org.stream(query, ([idCell = '', name = '', parent = '', ...cells]) => {
    const id = toLongId(idCell);
    accounts.set(id, {
      id,
      name,
      parentId: parent === '' ? undefined : toLongId(parent),
      figures: ACCOUNT_FIGURES.map((field, index) => canonicalCell(field, cells[index] ?? '')),
      stamps: cells.slice(ACCOUNT_FIGURES.length),
    });
  });
  return accounts;
}

/**
 * Revenue of an account that cannot be read would silently be left out of every share.
 * @throws CommandError with the number of such accounts and one of them.
 */
export function requireAccounts(
  revenue: Revenue,
  accounts: ReadonlyMap<string, StoredAccount>,
  username: string,
): void {
  const missing = [...revenue.ranked.keys()].filter((id) => !accounts.has(id)).sort();
  if (missing.length > 0) {
    throw new CommandError(
      'orgNotReady',
      'HIDDEN_ACCOUNTS',
      `${missing.length} accounts with opportunities that count cannot be read by ${username}, such as ${missing[0] ?? ''}.`,
      'Give the user "View All" on Account; if the accounts were deleted this minute, just run the command again.',
    );
  }
}
