import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { randomPeople } from '../../gridLayout/__tests__/people';

/** A link, its kind `Reports To` unless another one is given. */
export function link(fromId: string, toId: string, given: Partial<StakeholderLink> = {}): StakeholderLink {
  return { id: `${fromId}-${toId}`, fromId, toId, kind: 'Reports To', ...given };
}

/** Links in short: `a>b` says that a reports to b. */
export function reporting(...lines: readonly string[]): StakeholderLink[] {
  return lines.map((line) => {
    const [from = '', to = ''] = line.split('>');
    return link(from, to);
  });
}

export interface Organisation {
  readonly people: readonly Stakeholder[];
  readonly links: readonly StakeholderLink[];
}

/** People of whom nearly everybody reports to somebody before them, with a few lines over the tree. */
export function randomOrganisation(count: number, random: () => number): Organisation {
  const people = randomPeople(count, random);
  const idAt = (index: number): string => people[index]?.id ?? '';
  const pick = (below: number): string => idAt(Math.floor(random() * below));
  const reports = people.flatMap(({ id }, index) => (index === 0 || random() < 0.1 ? [] : [link(id, pick(index))]));
  const kinds = ['Influences', 'Conflicts With', 'Mentors'] as const;
  const others = people.flatMap(({ id }, index) => {
    const other = pick(count);
    return random() < 0.3 && other !== id
      ? [link(id, other, { id: `o${index}`, kind: kinds[index % 3] ?? 'Mentors' })]
      : [];
  });
  return { people, links: [...reports, ...others] };
}
