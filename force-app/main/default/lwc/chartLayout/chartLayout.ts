import { lastResult } from 'c/lastResult';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { unobserved } from 'c/unobserved';
import { branchesOf } from './branches.ts';
import type { Branch } from './branches.ts';
import { shelved } from './shelves.ts';
import type { Placement, Shelves } from './shelves.ts';
import { forestOf } from './reportingForest.ts';
import type { ReportingForest } from './reportingForest.ts';
import { groundPlan } from './tidyTree.ts';

export type { Branch } from './branches.ts';
export { CARD } from './measures.ts';
export { outlinesOf, shapesAt } from './outlines.ts';
export { relationLine, relationLines } from './relationLines.ts';
export type { RelationKind, RelationLine } from './relationLines.ts';

/** A stakeholder's place on the chart: the card's left upper corner, and what a tree widget tells of its branch. */
export interface PlacedPerson {
  readonly person: Stakeholder;
  readonly x: number;
  readonly y: number;
  readonly managerId?: string;
  /** 1 for whoever reports to nobody. */
  readonly level: number;
  /** Among those who report to the same manager, from 1 on. */
  readonly position: number;
  readonly siblings: number;
  /** Who report to this person, and all below them. */
  readonly reports: number;
  readonly below: number;
  /** Whether those below are left out, as the user wished. */
  readonly isCollapsed: boolean;
}

/** The name of an account above its people, where people of several are shown. */
export interface AccountHeading {
  readonly accountId: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Names of accounts by id. */
export type AccountNames = Readonly<Record<string, string>>;

/** Where everybody stands, in units that are pixels at the drawing's own size. */
export interface ChartLayout {
  /** In the order of the tree: each manager before those who report to them. */
  readonly people: readonly PlacedPerson[];
  readonly headings: readonly AccountHeading[];
  /** The lines from managers to their reports. */
  readonly branches: readonly Branch[];
  /** Who report to themselves through others, each with the next and the last with the first; the line of the first is not drawn as a branch. */
  readonly circles: readonly (readonly string[])[];
  /** Of people who are out of sight below a collapsed manager, that manager. */
  readonly shownAs: ReadonlyMap<string, string>;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays charts out as `chartLayout` does, in parts that are done anew only where what they come from has changed. Each can be asked for by itself, the
 * later ones with what the earlier ones have found: of thousands of people, all of them at once would hold a page up.
 */
export class ChartLayouter {
  private readonly forestOf = lastResult(forestOf);
  private readonly planOf = lastResult(planOf);
  private readonly layoutOf = lastResult(layoutOf);

  /** Who reports to whom. */
  forest(people: readonly Stakeholder[], links: readonly StakeholderLink[]): ReportingForest {
    return this.forestOf(people, links);
  }

  /** Where everybody stands. */
  plan(
    people: readonly Stakeholder[],
    links: readonly StakeholderLink[],
    collapsed: ReadonlySet<string>,
    accounts?: AccountNames,
  ): Shelves {
    return this.planOf(people, this.forest(people, links), collapsed, accounts);
  }

  layout(
    people: readonly Stakeholder[],
    links: readonly StakeholderLink[],
    collapsed: ReadonlySet<string>,
    accounts?: AccountNames,
  ): ChartLayout {
    return this.layoutOf(this.forest(people, links), this.plan(people, links, collapsed, accounts), collapsed);
  }
}

/**
 * Lays the chart out: trees of who reports to whom side by side, in rows as wide as they are readable, then those without any line. The same
 * people always get the same places. Cards never overlap, and nobody stands above their manager.
 * @param collapsed managers whose reports are not to be shown
 * @param accounts where people of several accounts are shown: each gets a part of its own, in this order
 */
export function chartLayout(
  people: readonly Stakeholder[],
  links: readonly StakeholderLink[],
  collapsed: ReadonlySet<string>,
  accounts?: AccountNames,
): ChartLayout {
  return new ChartLayouter().layout(people, links, collapsed, accounts);
}

function planOf(
  people: readonly Stakeholder[],
  forest: ReportingForest,
  collapsed: ReadonlySet<string>,
  accounts: AccountNames | undefined,
): Shelves {
  const parts = partsOf(people, accounts).map(({ accountId, name }) => ({
    ...{ accountId, name },
    roots: forest.roots.filter((root) => accountId === undefined || root.accountId === accountId),
  }));
  return shelved(parts, (root) => groundPlan(root, forest, collapsed));
}

function layoutOf(forest: ReportingForest, plan: Shelves, collapsed: ReadonlySet<string>): ChartLayout {
  const placed = inTreeOrder(forest, plan.places, collapsed);
  return unobserved({
    people: placed,
    headings: plan.headings,
    branches: branchesOf(placed, plan.places),
    circles: forest.circles,
    shownAs: hiddenBelow(forest, placed),
    width: plan.width,
    height: plan.height,
  });
}

interface Part {
  readonly accountId: string | undefined;
  readonly name: string;
}

function partsOf(people: readonly Stakeholder[], accounts: AccountNames | undefined): readonly Part[] {
  const present = new Map(people.map(({ accountId, accountName }) => [accountId, accountName]));
  if (accounts === undefined || present.size < 2) {
    return [{ accountId: undefined, name: '' }];
  }
  const named = Object.keys(accounts).filter((accountId) => present.has(accountId));
  const others = [...present.keys()].filter((accountId) => !(accountId in accounts)).sort();
  return [...named, ...others].map((accountId) => ({
    accountId,
    name: accounts[accountId] ?? present.get(accountId) ?? '',
  }));
}

function inTreeOrder(
  forest: ReportingForest,
  places: ReadonlyMap<string, Placement>,
  collapsed: ReadonlySet<string>,
): readonly PlacedPerson[] {
  const placed: PlacedPerson[] = [];
  const add = (person: Stakeholder, level: number, position: number, siblings: number): void => {
    const place = places.get(person.id);
    if (place !== undefined) {
      const reports = forest.reportsOf(person.id).length;
      placed.push({
        ...{
          person,
          x: place.x,
          y: place.y,
          managerId: forest.managerOf(person.id),
          level,
          position,
          siblings,
          reports,
        },
        below: forest.countBelow(person.id),
        isCollapsed: reports > 0 && collapsed.has(person.id),
      });
    }
  };
  forest.inOrder(add);
  return placed.sort(byPart(places));
}

/** Parts are below each other; within a part the order of the tree stays, for sorting is stable. */
function byPart(places: ReadonlyMap<string, Placement>): (a: PlacedPerson, b: PlacedPerson) => number {
  const part = ({ person }: PlacedPerson): number => places.get(person.id)?.part ?? 0;
  return (a, b) => part(a) - part(b);
}

function hiddenBelow(forest: ReportingForest, placed: readonly PlacedPerson[]): ReadonlyMap<string, string> {
  const shown = new Set(placed.map(({ person }) => person.id));
  const shownAs = new Map<string, string>();
  forest.inOrder(({ id }) => {
    const managerId = forest.managerOf(id);
    if (!shown.has(id) && managerId !== undefined) {
      shownAs.set(id, shownAs.get(managerId) ?? managerId);
    }
  });
  return shownAs;
}
