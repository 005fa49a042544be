import { ZERO, addDecimals, parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, RankingOptions } from '#lwc/tieringMethod/tieringMethod.ts';
import { families, singleAccounts } from '../../../scripts/tiering/customers.ts';
import type { CustomerKind } from '../../../scripts/tiering/customers.ts';
import { NO_FIGURES, snapshotFigure } from '../../../scripts/tiering/figures.ts';
import type { Figures } from '../../../scripts/tiering/figures.ts';
import { planRun } from '../../../scripts/tiering/planRun.ts';
import type { Findings, Holdings, Plan } from '../../../scripts/tiering/planRun.ts';
import type { StoredAccount } from '../../../scripts/tiering/readAccounts.ts';
import { earlierStanding } from '../../../scripts/tiering/readSnapshots.ts';
import type { AccountHistory } from '../../../scripts/tiering/readSnapshots.ts';

export const EIGHT = { A: '80', B: '70', C: '60', D: '50', E: '40', F: '30', G: '20', H: '10' };

export const NOTHING: Plan = { accounts: [], snapshots: [], foreign: [] };

export interface World {
  readonly accounts: Map<string, StoredAccount>;
  readonly history: Map<string, AccountHistory>;
}

export function world(ids: readonly string[]): World {
  return {
    accounts: new Map(
      ids.map((id) => [id, { id, name: `Name of ${id}`, parentId: undefined, figures: NO_FIGURES, stamps: [] }]),
    ),
    history: new Map(),
  };
}

export interface Rules extends RankingOptions {
  readonly kind?: CustomerKind;
  readonly policy?: Partial<Findings['policy']>;
  /** Open potential by account; it is ranked with the won total. */
  readonly open?: Readonly<Record<string, string>>;
}

export function decimals(totals: Readonly<Record<string, string>>): Map<string, Decimal> {
  return new Map(Object.entries(totals).map(([id, total]) => [id, parseDecimal(total)]));
}

export function plan(totals: Readonly<Record<string, string>>, holdings: Holdings, rules: Rules = {}): Plan {
  const { kind = 'account', open: potential = {}, policy, ...options } = rules;
  const [won, open, ranked] = [decimals(totals), decimals(potential), decimals(totals)];
  for (const [id, amount] of open) {
    ranked.set(id, addDecimals(ranked.get(id) ?? ZERO, amount));
  }
  const parents = new Map([...holdings.accounts].map(([id, { parentId }]) => [id, parentId]));
  const customers = kind === 'account' ? singleAccounts(parents.keys(), ranked) : families(parents, ranked);
  const entries = customers.totals.map((customer) => ({
    ...customer,
    earlier: earlierStanding(holdings.history.get(customer.id)),
  }));
  const findings = {
    policy: { writesToAccount: true, history: 'MoversAndTop', ...policy },
    ranking: rankCustomers(entries, options),
    customers,
    revenue: { won, open },
  } as const;
  return planRun(findings, holdings);
}

/** Carries a plan out, as the org would. */
export function carryOut({ accounts, snapshots }: Plan, { accounts: stored, history }: World, asOf: string): void {
  for (const { id, figures } of accounts) {
    stored.set(id, { id, name: id, parentId: stored.get(id)?.parentId, figures, stamps: [] });
  }
  for (const { accountId, id, figures } of snapshots) {
    const past = history.get(accountId);
    history.set(accountId, { earlier: past?.earlier, own: { id: id ?? `${accountId}@${asOf}`, figures } });
  }
}

/** A later as-of date begins: what was the run's own snapshot is now an earlier one. */
export function nextAsOf({ history }: World, asOf: string): void {
  for (const [id, { own, earlier }] of history) {
    history.set(id, { own: undefined, earlier: own ? { asOf, figures: own.figures } : earlier });
  }
}

export function named(fields: readonly string[], figures: Figures | undefined): Record<string, string> {
  return Object.fromEntries(fields.map((field, index) => [field, figures?.[index] ?? 'none']));
}

/** Of each snapshot, the account and some of its figures. */
export function told({ snapshots }: Plan, ...fields: Parameters<typeof snapshotFigure>[1][]): string[][] {
  return snapshots.map(({ accountId, figures }) => [
    accountId,
    ...fields.map((field) => snapshotFigure(figures, field)),
  ]);
}

export function filled(fields: readonly string[], figures: Figures): Record<string, string> {
  return Object.fromEntries(Object.entries(named(fields, figures)).filter(([, cell]) => cell !== ''));
}
