import CIRCLES from '@salesforce/label/c.Stakeholder_Chart_Circles';
import NO_LINES from '@salesforce/label/c.Stakeholder_Chart_No_Lines';
import type { ChartLayout, PlacedPerson, RelationKind } from 'c/chartLayout';
import { labelText } from 'c/labelText';
import { managersOf } from 'c/reportingLines';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import type { KindSwitch } from 'c/stakeholderChartTools';
import { circleText } from './managerMove.ts';

const RELATIONS: readonly RelationKind[] = ['Influences', 'Conflicts With', 'Mentors'];

/** A sentence above the chart. */
export interface Notice {
  readonly key: string;
  readonly text: string;
}

export function namesOf(people: readonly Stakeholder[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** The kinds that are drawn when some are switched off. */
export function kindsWithout(hidden: ReadonlySet<RelationKind>): ReadonlySet<RelationKind> {
  return new Set(RELATIONS.filter((kind) => !hidden.has(kind)));
}

export function kindSwitches(
  links: readonly StakeholderLink[],
  shown: ReadonlySet<RelationKind>,
): readonly KindSwitch[] {
  return RELATIONS.map((kind) => ({
    kind,
    count: links.filter((link) => link.kind === kind).length,
    isShown: shown.has(kind),
  }));
}

/**
 * The circles that the data has; else how to begin, where there is no line yet.
 *
 * @param isReadingLinks whether lines are not known, so that none being there says nothing
 */
export function noticesOf(
  layout: ChartLayout,
  names: ReadonlyMap<string, string>,
  isReadingLinks: boolean,
): readonly Notice[] {
  const circles = layout.circles.map((circle) => ({
    key: circle[0] ?? '',
    text: labelText(CIRCLES, circleText(circle, names)),
  }));
  const hasNoLine = !isReadingLinks && layout.people.length > 1 && layout.people.every(({ reports }) => reports === 0);
  return circles.length === 0 && hasNoLine ? [{ key: 'none', text: NO_LINES }] : circles;
}

/** A person on the chart, or whoever stands for them there; the first one for nobody. */
export function shownPerson({ people, shownAs }: ChartLayout, id = ''): PlacedPerson | undefined {
  const shownId = shownAs.get(id) ?? id;
  return people.find(({ person }) => person.id === shownId) ?? people[0];
}

/** Which branches stay closed when a person is to be seen. */
export function openedTo(
  id: string,
  collapsed: ReadonlySet<string>,
  links: readonly StakeholderLink[],
): ReadonlySet<string> {
  const managers = managersOf(links);
  const above = new Set<string>();
  for (let next = managers.get(id); next !== undefined && !above.has(next); next = managers.get(next)) {
    above.add(next);
  }
  return [...collapsed].some((closed) => above.has(closed))
    ? new Set([...collapsed].filter((closed) => !above.has(closed)))
    : collapsed;
}

/** The members with one more, or without it where it was among them. */
export function switched<Member>(members: ReadonlySet<Member>, member: Member): ReadonlySet<Member> {
  const next = new Set(members);
  if (!next.delete(member)) {
    next.add(member);
  }
  return next;
}
