import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { CommandError } from '../../cli/index.ts';

/** What flags may change in a policy. */
export type PolicyOverrides = Partial<Omit<TieringPolicy, 'name' | 'label' | 'writesToAccount' | 'pool'>>;

/** `Policy__c` of run and snapshot holds it; with date, months and account id it also fits into their keys. */
const LONGEST_NAME = 120;

/**
 * A policy with some of its rules changed. Whatever changes the ranking shows in its name (`Default/Gross_Profit__c`), so that
 * a trial has a history of its own. The window is not in the name: as-of date and length stand in the key of every run.
 * @throws CommandError when the name grows too long for its field.
 */
export function overridePolicy(policy: TieringPolicy, overrides: PolicyOverrides): TieringPolicy {
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const changed: TieringPolicy = { ...policy, ...given };
  const suffixes = namedDifferences(policy, changed);
  const name = [policy.name, ...suffixes].join('/');
  if (name.length > LONGEST_NAME) {
    throw new CommandError(
      'usage',
      'NAME_TOO_LONG',
      `The changed policy would be called ${name}, which is longer than the ${LONGEST_NAME} characters that a run can hold.`,
      'Make it a policy of its own: a record of Tiering Policy in Setup, Custom Metadata Types; then name it with --policy.',
    );
  }
  return { ...changed, name, label: suffixes.length === 0 ? policy.label : `${policy.label} (${suffixes.join(', ')})` };
}

/** In a fixed order, so that the same changes give the same name whatever the order of the flags. */
function namedDifferences(from: TieringPolicy, to: TieringPolicy): string[] {
  const names: readonly (readonly [changed: boolean, name: string])[] = [
    // No field can have one of the other names, since none contains a hyphen or is all lower case by itself.
    [to.metric !== from.metric, to.metric],
    [to.openPotential !== from.openPotential, `potential-${to.openPotential.toLowerCase()}`],
    [to.filter?.field !== from.filter?.field || to.filter?.value !== from.filter?.value, filterName(to)],
    [to.customer !== from.customer, to.customer === 'UltimateParent' ? 'families' : 'accounts'],
    [to.method !== from.method, METHOD_NAMES[to.method]],
    [to.topSharePercent !== from.topSharePercent, `top-${to.topSharePercent}`],
    [to.ties !== from.ties, to.ties === 'Split' ? 'split-ties' : 'shared-ties'],
    [to.zeroTotals !== from.zeroTotals, to.zeroTotals === 'Ranked' ? 'ranked-zeros' : 'unranked-zeros'],
    [to.dampingPercent !== from.dampingPercent, `damping-${to.dampingPercent}`],
  ];
  return names.flatMap(([changed, name]) => (changed ? [name] : []));
}

const METHOD_NAMES = {
  EqualCount: 'equal-count',
  EqualRevenue: 'equal-revenue',
  TopShare: 'top-share',
} as const satisfies Record<TieringPolicy['method'], string>;

/** A slash in the value would end it, and what follows would be another change. */
function filterName({ filter }: TieringPolicy): string {
  return filter === undefined ? 'unfiltered' : `${filter.field}=${filter.value.replace(/[%/]/g, encodeURIComponent)}`;
}
