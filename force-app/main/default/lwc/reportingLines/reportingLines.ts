import type { StakeholderLink } from 'c/stakeholder';

/** What of a link says who reports to whom. */
type Line = Pick<StakeholderLink, 'fromId' | 'toId' | 'kind'>;

/** The manager of every person who has one. A second manager, which the link's unique key forbids, is not looked at. */
export function managersOf(links: readonly Line[]): Map<string, string> {
  const managers = new Map<string, string>();
  for (const { fromId, toId, kind } of links) {
    if (kind === 'Reports To' && !managers.has(fromId)) {
      managers.set(fromId, toId);
    }
  }
  return managers;
}

/**
 * The circle that would close if a person reported to a manager: the person, then the manager, the manager's manager and so on
 * back to the person. Undefined when none would. Circles that exist already and do not lead to the person are no hindrance.
 */
export function cycleThrough(links: readonly Line[], personId: string, managerId: string): string[] | undefined {
  const managers = managersOf(links);
  const circle = [personId];
  const seen = new Set(circle);
  let next: string | undefined = managerId;
  while (next !== undefined && !seen.has(next)) {
    circle.push(next);
    seen.add(next);
    next = managers.get(next);
  }
  return next === personId ? circle : undefined;
}

/**
 * The circles that exist: data that was loaded, or two people who saved at once, can close one. Each is told once, from its
 * smallest id on, in the order of reporting; the circles in the order of these ids.
 */
export function reportingCycles(links: readonly Line[]): string[][] {
  const managers = managersOf(links);
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of managers.keys()) {
    const path: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id)) {
      done.add(id);
      path.push(id);
      id = managers.get(id);
    }
    const begin = id === undefined ? -1 : path.indexOf(id);
    if (begin >= 0) {
      circles.push(fromSmallest(path.slice(begin)));
    }
  }
  return circles.sort(([first = ''], [second = '']) => (first < second ? -1 : 1));
}

function fromSmallest(circle: readonly string[]): string[] {
  const smallest = circle.reduce((least, id, index) => (id < (circle[least] ?? id) ? index : least), 0);
  return [...circle.slice(smallest), ...circle.slice(0, smallest)];
}
