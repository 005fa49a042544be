import { ZERO, addDecimals, compareDecimals, formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { CommandError } from '../cli/index.ts';
import { readRuns } from '../runs/index.ts';
import type { TieringRun } from '../runs/index.ts';
import { prepareTiering, rankPolicy, readAccounts } from '../tiering/index.ts';
import type { CheckedPolicy, PolicyChoice, PreparedTiering, RankedPolicy, TieringContext } from '../tiering/index.ts';
import { compareStored, hasEnded } from './compareStored.ts';
import type { NotComparable, StoredComparison } from './compareStored.ts';
import { readContributions } from './contributions.ts';
import type { CustomerContributions } from './contributions.ts';
import type { ExplainReport } from './explainReport.ts';
import { findAccount } from './findAccount.ts';
import type { FoundAccount } from './findAccount.ts';
import { otherPolicy } from './otherPolicy.ts';
import { readMovements } from './readMovements.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** What the command is asked. */
export interface ExplainOptions extends PolicyChoice {
  /** `YYYY-MM-DD`; when undefined, that of the policy's latest run, or today where it has none. */
  readonly asOf: string | undefined;
  /** The metric to look at beside the policy's own; gross profit or amount when undefined. */
  readonly other: string | undefined;
}

/**
 * Explains why a customer stands where it stands: everything is read and ranked anew, and compared with what is stored. Nothing
 * is written.
 * @throws CommandError when the account is unknown or ambiguous, or the job itself could not run.
 */
export async function explain(
  context: TieringContext,
  reference: string,
  options: ExplainOptions,
): Promise<ExplainReport> {
  const { org } = context;
  const prepared = await prepareTiering(context, options);
  const checked = mainPolicy(prepared);
  const other = otherPolicy(prepared, checked, options.other);
  const account = await findAccount(org, reference);
  const runs = await readRuns(org);
  const day = options.asOf ?? latestAsOf(runs, checked.policy, prepared.day);
  const atDay = { ...prepared, day };
  const accounts = await readAccounts(org);
  const ranked = await rankPolicy(atDay, checked, accounts);
  const customerId = ranked.customers.customerOf(account.id);
  const standing = requireStanding(account, standingOf(customerId, ranked));
  const memberIds = [...accounts.keys()].filter((id) => ranked.customers.customerOf(id) === customerId);
  const nameOf = (id: string) => accounts.get(id)?.name ?? '';
  const stored = compareStored({ accountId: account.id, customerId, ranked, accounts, runs });
  const contributions = await readContributions(org, {
    accountIds: memberIds,
    scope: { window: ranked.window, openPotential: checked.policy.openPotential, filter: checked.filter },
    metric: checked.metric,
    rates: prepared.rates,
    totals: { won: totalOf(ranked.revenue.won, memberIds), open: totalOf(ranked.revenue.open, memberIds) },
    since: 'run' in stored ? stored.run.finishedAt : undefined,
  });
  return {
    status: 'Completed',
    account,
    customer: { id: customerId, name: nameOf(customerId) },
    policy: ranked.policy,
    window: ranked.window,
    ...(prepared.currency === undefined || checked.metric.type !== 'currency' ? {} : { currency: prepared.currency }),
    standing,
    ...(ranked.customers.kind === 'account' ? {} : { family: familyOf(memberIds, ranked, nameOf) }),
    ...made(contributions, checked.policy, stored),
    ...(other === undefined
      ? {}
      : {
          other: {
            metric: other.policy.metric,
            standing: requireStanding(account, standingOf(customerId, await rankPolicy(atDay, other, accounts))),
          },
        }),
    history: await readMovements(org, customerId, ranked.key),
    stored,
  };
}

/** The one that writes to Account, unless another one was named. */
function mainPolicy({ policies }: PreparedTiering): CheckedPolicy {
  const [main] = policies;
  if (main === undefined) {
    throw new CommandError('unexpected', 'NO_POLICY', 'There was no policy to explain by.', 'Report this.');
  }
  return main;
}

function latestAsOf(runs: readonly TieringRun[], { name, windowMonths }: TieringPolicy, today: string): string {
  const days = runs
    .filter((run) => run.policy === name && run.window.months === windowMonths && hasEnded(run))
    .map(({ asOf }) => asOf)
    .filter((asOf) => asOf <= today);
  return days.sort().at(-1) ?? today;
}

/** An account that was created between two readings. */
function requireStanding({ id, name }: FoundAccount, standing: Standing | undefined): Standing {
  if (standing === undefined) {
    throw new CommandError(
      'salesforce',
      'ACCOUNT_APPEARED',
      `The account ${name} (${id}) appeared or vanished while the accounts were read.`,
      'Run the command again.',
    );
  }
  return standing;
}

function totalOf(totals: ReadonlyMap<string, Decimal>, accountIds: readonly string[]): Decimal {
  return accountIds.reduce((sum, id) => addDecimals(sum, totals.get(id) ?? ZERO), ZERO);
}

function familyOf(
  memberIds: readonly string[],
  { revenue }: RankedPolicy,
  nameOf: (id: string) => string,
): ExplainReport['family'] {
  const members = memberIds.flatMap((id) => {
    const total = revenue.ranked.get(id);
    return total === undefined ? [] : [{ id, name: nameOf(id), total }];
  });
  members.sort((a, b) => compareDecimals(b.total, a.total) || (a.id < b.id ? -1 : 1));
  return {
    accounts: memberIds.length,
    members: members.map(({ total, ...member }) => ({ ...member, total: formatDecimal(total) })),
  };
}

function made(
  { won, open, changedSince }: CustomerContributions,
  { openPotential }: TieringPolicy,
  stored: StoredComparison | NotComparable,
): Pick<ExplainReport, 'won' | 'open' | 'changedSince'> {
  return {
    won,
    ...(openPotential === 'None' ? {} : { open }),
    ...('run' in stored ? { changedSince } : {}),
  };
}
