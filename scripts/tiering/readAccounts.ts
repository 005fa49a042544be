import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { ACCOUNT_FIGURES, canonicalCell } from './figures.ts';
import type { Figures } from './figures.ts';
import type { Revenue } from './readRevenue.ts';

export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  /** Undefined where there is none, or it was not asked for. */
  readonly parentId: string | undefined;
  readonly figures: Figures;
}

/**
 * All accounts with the figures they carry now, by 18-character id, with their parents if wanted. As CSV, since JSON loses the
 * cents of large numbers.
 */
export async function readAccounts(org: Org, withParents: boolean): Promise<ReadonlyMap<string, StoredAccount>> {
  const accounts = new Map<string, StoredAccount>();
  const columns = ['Id', 'Name', ...ACCOUNT_FIGURES, ...(withParents ? ['ParentId'] : [])];
  await org.stream({ object: 'Account', columns }, ([id = '', name = '', ...cells]) => {
    const figures = ACCOUNT_FIGURES.map((field, index) => canonicalCell(field, cells[index] ?? ''));
    const parent = cells[ACCOUNT_FIGURES.length];
    accounts.set(toLongId(id), { id: toLongId(id), name, parentId: parent ? toLongId(parent) : undefined, figures });
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
  const missing = [...revenue.totals.keys()].filter((id) => !accounts.has(id));
  if (missing.length > 0) {
    throw new CommandError(
      'orgNotReady',
      'HIDDEN_ACCOUNTS',
      `${missing.length} accounts with won opportunities cannot be read by ${username}, such as ${missing[0] ?? ''}.`,
      'Give the user "View All" on Account; if the accounts were deleted this minute, just run the command again.',
    );
  }
}
