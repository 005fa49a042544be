import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { managersOf, reportingCycles } from 'c/reportingLines';

/** One for all users, so that a chart that was sent around looks like the one on the screen. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

type Visit = (person: Stakeholder, level: number, position: number, siblings: number) => void;

/** Who reports to whom, as trees: nobody is twice in it, and everybody is in it. */
export interface ReportingForest {
  /** Those who report to nobody on the chart, by name; those to whom somebody reports come first. */
  readonly roots: readonly Stakeholder[];
  /** Circles in the data, each cut open above its first person, who is then a root. */
  readonly circles: readonly (readonly string[])[];
  readonly reportsOf: (id: string) => readonly Stakeholder[];
  readonly managerOf: (id: string) => string | undefined;
  readonly countBelow: (id: string) => number;
  /** Calls for each person before those who report to them. */
  readonly inOrder: (visit: Visit) => void;
}

/** The forest of the people given: a manager who is not among them (filtered out, off the map) leaves the report a root. */
export function forestOf(people: readonly Stakeholder[], links: readonly StakeholderLink[]): ReportingForest {
  const present = new Map(people.map((person) => [person.id, person]));
  const lines = links.filter(({ fromId, toId }) => present.has(fromId) && present.has(toId));
  const circles = reportingCycles(lines);
  const managers = new Map(managersOf(lines));
  circles.forEach(([first = '']) => managers.delete(first));
  const reports = groupedReports(people, managers);
  const reportsOf = (id: string): readonly Stakeholder[] => reports.get(id) ?? [];
  const roots = arranged(
    people.filter(({ id }) => !managers.has(id)),
    reports,
  );
  return {
    ...{ roots, circles, reportsOf },
    managerOf: (id) => managers.get(id),
    countBelow: countsBelow(roots, reportsOf),
    inOrder: (visit) => {
      walk(roots, reportsOf, visit);
    },
  };
}

function groupedReports(
  people: readonly Stakeholder[],
  managers: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Stakeholder[]> {
  const groups = new Map<string, Stakeholder[]>();
  for (const person of people) {
    const manager = managers.get(person.id);
    if (manager !== undefined) {
      const group = groups.get(manager) ?? [];
      groups.set(manager, group);
      group.push(person);
    }
  }
  return new Map([...groups].map(([manager, reports]) => [manager, arranged(reports, groups)]));
}

/** Managers first, so that the others can stand in columns beside them; then by name, as people look for them. */
function arranged(
  people: readonly Stakeholder[],
  reports: ReadonlyMap<string, readonly Stakeholder[]>,
): readonly Stakeholder[] {
  const isManager = ({ id }: Stakeholder): number => (reports.has(id) ? 0 : 1);
  return [...people].sort(
    (a, b) => isManager(a) - isManager(b) || BY_NAME.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  );
}

/** Without recursion: data may chain thousands of people. */
function walk(roots: readonly Stakeholder[], reportsOf: ReportingForest['reportsOf'], visit: Visit): void {
  const open = entries(roots, 1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    visit(next.person, next.level, next.position, next.siblings);
    open.push(...entries(reportsOf(next.person.id), next.level + 1));
  }
}

interface Entry {
  readonly person: Stakeholder;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
}

/** Last first, for they are taken from the end. */
function entries(people: readonly Stakeholder[], level: number): Entry[] {
  return people.map((person, index) => ({ person, level, position: index + 1, siblings: people.length })).reverse();
}

function countsBelow(
  roots: readonly Stakeholder[],
  reportsOf: ReportingForest['reportsOf'],
): ReportingForest['countBelow'] {
  const order: string[] = [];
  walk(roots, reportsOf, ({ id }) => order.push(id));
  const counts = new Map<string, number>();
  for (const id of order.reverse()) {
    counts.set(
      id,
      reportsOf(id).reduce((sum, report) => sum + 1 + (counts.get(report.id) ?? 0), 0),
    );
  }
  return (id) => counts.get(id) ?? 0;
}
