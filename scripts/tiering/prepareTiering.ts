import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import { checkOrg } from './checkOrg.ts';
import type { CheckedOrg } from './checkOrg.ts';
import { checkPolicies } from './checkPolicies.ts';
import type { CheckedPolicy } from './checkPolicies.ts';
import { checkVisibility } from './checkVisibility.ts';
import type { PolicyChoice } from './options.ts';
import { readOrgFacts } from './orgFacts.ts';
import { readRates } from './revenue/index.ts';
import type { Rates } from './revenue/index.ts';

export interface TieringContext {
  readonly org: Org;
  readonly terminal: Terminal;
}

/** An org in which the job can be done, and the rules to do it by. */
export interface PreparedTiering extends TieringContext {
  readonly checked: CheckedOrg;
  /** The one that writes to Account first; never empty. */
  readonly policies: readonly CheckedPolicy[];
  /** The day to look back from, `YYYY-MM-DD`. */
  readonly day: string;
  /** Undefined where the org has one currency. */
  readonly rates: Rates | undefined;
  /** ISO code that money is in, where the org tells it. */
  readonly currency: string | undefined;
}

/**
 * Checks org, user, policies and flags before any opportunity is read.
 * @throws CommandError for whatever keeps the job from being done or its rules from being clear.
 */
export async function prepareTiering(
  context: TieringContext,
  choice: PolicyChoice & { readonly asOf: string | undefined },
): Promise<PreparedTiering> {
  const { org, terminal } = context;
  const checked = await checkOrg(org);
  await checkVisibility(org, terminal);
  const { today, currency } = await readOrgFacts(org, new Date());
  const { asOf: day = today } = choice;
  if (day > today) {
    throw new CommandError(
      'usage',
      'AS_OF_IN_FUTURE',
      `The as-of date ${day} is in the future: in the org's time zone it is ${today}.`,
      `Choose ${today} or an earlier day with --as-of.`,
    );
  }
  const policies = await checkPolicies(org, checked.opportunity, choice);
  const rates = await readRates(org, checked.opportunity.field('CurrencyIsoCode') !== undefined);
  return { ...context, checked, policies, day, rates, currency: rates?.corporate ?? currency };
}
