import type { Random } from '../Random.ts';

/** Where somebody stands in a customer's organisation. */
export interface Position {
  readonly title: string;
  readonly department: string;
  /** 0 leads the company, 4 leads nobody. */
  readonly seniority: number;
  /** Whether the person speaks for the whole company or for one site. */
  readonly level: 'Corporate' | 'Local';
}

const BOARD: readonly (readonly [title: string, department: string])[] = [
  ['Chief Executive Officer', 'Management'],
  ['Chief Operating Officer', 'Operations'],
  ['Chief Financial Officer', 'Finance'],
  ['Chief Procurement Officer', 'Purchasing'],
  ['Chief Technology Officer', 'Engineering'],
  ['Chief Sustainability Officer', 'Sustainability'],
];

/** Head, manager and specialist of each department. */
const DEPARTMENTS: readonly (readonly [department: string, ...titles: readonly [string, string, string]])[] = [
  ['Purchasing', 'Head of Purchasing', 'Purchasing Manager', 'Strategic Buyer'],
  ['Operations', 'Head of Production', 'Plant Manager', 'Shift Supervisor'],
  ['Maintenance', 'Head of Maintenance', 'Maintenance Manager', 'Maintenance Planner'],
  ['Engineering', 'Head of Engineering', 'Project Manager', 'Process Engineer'],
  ['Quality', 'Head of Quality', 'Quality Manager', 'Quality Engineer'],
  ['Logistics', 'Head of Logistics', 'Warehouse Manager', 'Logistics Coordinator'],
  ['Finance', 'Head of Controlling', 'Finance Manager', 'Controller'],
  ['Sustainability', 'Head of Sustainability', 'Energy Manager', 'Environmental Engineer'],
  ['Information Technology', 'Head of IT', 'Applications Manager', 'Systems Engineer'],
];

/** Of the people below the board, how many lead a department, and how many a team. */
const HEADS = 0.1;
const MANAGERS = 0.25;

/** The positions of so many people of a large company, from the top down; managers and specialists work at its sites. */
export function organisation(people: number, sites: readonly string[], random: Random): readonly Position[] {
  const board = BOARD.slice(0, people).map(([title, department], index): Position => {
    return { title, department, seniority: Math.min(index, 1), level: 'Corporate' };
  });
  const below = people - board.length;
  const heads = Math.min(DEPARTMENTS.length, Math.ceil(below * HEADS));
  const managers = Math.ceil(below * MANAGERS);
  return [
    ...board,
    ...Array.from({ length: below }, (_, index): Position => {
      const layer = index < heads ? 0 : index < heads + managers ? 1 : 2;
      const [department, ...titles] = DEPARTMENTS[index % DEPARTMENTS.length] ?? ['', '', '', ''];
      const site = layer === 0 ? '' : `, ${random.pick(sites)}`;
      return {
        title: `${titles[layer] ?? ''}${site}`,
        department,
        seniority: 2 + layer,
        level: layer === 0 ? 'Corporate' : 'Local',
      };
    }),
  ];
}

/** The seniority that a title tells; contacts have no more than that. */
export function positionOf({ title, department }: { title: string; department: string }): Position {
  const seniority = /^(Managing Director|Chief Executive)/.test(title)
    ? 0
    : title.startsWith('Chief')
      ? 1
      : title.startsWith('Head')
        ? 2
        : title.includes('Manager')
          ? 3
          : 4;
  return { title, department, seniority, level: seniority > 2 ? 'Local' : 'Corporate' };
}

/**
 * Whom somebody reports to: one of the next senior people, in the same department where there is one, spread evenly.
 * @param index where the person stands in the list
 */
export function managerOf(positions: readonly Position[], index: number): number | undefined {
  const own = positions[index];
  if (own === undefined) return undefined;
  const above = positions
    .map((position, place) => ({ ...position, place }))
    .filter(({ seniority }) => seniority < own.seniority);
  const near = above.filter(({ department }) => department === own.department);
  const candidates = near.length > 0 ? near : above;
  const closest = Math.max(...candidates.map(({ seniority }) => seniority));
  const next = candidates.filter(({ seniority }) => seniority === closest);
  return next[index % next.length]?.place;
}
