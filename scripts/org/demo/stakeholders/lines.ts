import type { Random } from '../Random.ts';
import { managerOf } from './organisation.ts';
import type { Position } from './organisation.ts';

/** A line between two people of one account, by their e-mail addresses. */
export interface DemoLink {
  readonly fromEmail: string;
  readonly toEmail: string;
  readonly kind: 'Reports To' | 'Influences' | 'Conflicts With' | 'Mentors';
  /** '' for reporting lines. */
  readonly strength: '' | '1' | '2' | '3';
}

/** One line of a kind for so many people. */
const ONE_FOR = { Influences: 4, 'Conflicts With': 12, Mentors: 10 } as const;

/** Who reports to whom, and who influences, opposes and mentors whom beside that. */
export function lines(positions: readonly Position[], emails: readonly string[], random: Random): readonly DemoLink[] {
  const reporting = positions.flatMap((_, index): DemoLink[] => {
    const [fromEmail, toEmail] = [emails[index], emails[managerOf(positions, index) ?? -1]];
    return fromEmail === undefined || toEmail === undefined
      ? []
      : [{ fromEmail, toEmail, kind: 'Reports To', strength: '' }];
  });
  const beside = Object.entries(ONE_FOR).flatMap(([kind, people]) =>
    Array.from({ length: Math.round(emails.length / people) }, (): DemoLink => {
      const [fromEmail = '', toEmail = ''] = random.shuffled(emails);
      return {
        fromEmail,
        toEmail,
        kind: kind as keyof typeof ONE_FOR,
        strength: random.pick(['1', '2', '3'] as const),
      };
    }),
  );
  const all = [...reporting, ...beside];
  return [...new Map(all.map((link) => [`${link.fromEmail}:${link.kind}:${link.toEmail}`, link])).values()];
}
