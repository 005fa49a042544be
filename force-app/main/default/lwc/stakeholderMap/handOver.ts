import type { PartRead } from 'c/stakeholderReader';
import type { MapChanges } from './mapChanges.ts';

/** Hands what was read to the changes that are based on it. @returns whether they tell the map of it themselves */
export function handOver({ people, links }: MapChanges, answer: PartRead): boolean {
  switch (answer.part) {
    case 'People':
      people.setRead(answer.rows);
      return true;
    case 'Links':
      links.setRead(answer.rows);
      return true;
    case 'Team':
      people.know(answer.rows.map(({ user }) => user));
      return false;
    default:
      return false;
  }
}
