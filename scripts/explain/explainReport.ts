import type { TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { NotComparable, StoredComparison } from './compareStored.ts';
import type { Contributions } from './contributions.ts';
import type { FoundAccount } from './findAccount.ts';
import type { Movement } from './readMovements.ts';
import type { Standing } from './standing.ts';

/** An account of the customer's family, with what it brings itself; canonical decimal text. */
export interface FamilyMember {
  readonly id: string;
  readonly name: string;
  readonly total: string;
}

/** What another metric says under the same rules. */
export interface OtherMetric {
  readonly metric: string;
  readonly standing: Standing;
}

/** What `--json` prints. Money is canonical decimal text, shares are percent with six decimals, ids have 18 characters. */
export interface ExplainReport {
  readonly status: 'Completed';
  readonly account: FoundAccount;
  /** The account itself, or the ultimate parent where those are customers. */
  readonly customer: { readonly id: string; readonly name: string };
  readonly policy: TieringPolicy;
  readonly window: TieringWindow;
  /** ISO code of the totals, where the org tells it and the metric is money. */
  readonly currency?: string;
  /** By the opportunities as they are now. */
  readonly standing: Standing;
  /** The accounts that bring something, largest first; absent where every account is a customer for itself. */
  readonly family?: { readonly accounts: number; readonly members: readonly FamilyMember[] };
  readonly won: Contributions;
  /** Only where the policy counts open opportunities. */
  readonly open?: Contributions;
  /** Opportunities that count and were saved after the run that is compared with. */
  readonly changedSince?: number;
  /** Absent where there is no other metric to look at. */
  readonly other?: OtherMetric;
  /** The snapshots of the customer, the latest first. */
  readonly history: readonly Movement[];
  readonly stored: StoredComparison | NotComparable;
}
