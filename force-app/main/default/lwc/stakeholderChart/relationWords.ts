import CONFLICTS from '@salesforce/label/c.Stakeholder_Chart_Says_Conflict';
import INFLUENCED from '@salesforce/label/c.Stakeholder_Chart_Says_Influenced';
import INFLUENCES from '@salesforce/label/c.Stakeholder_Chart_Says_Influences';
import MENTORED from '@salesforce/label/c.Stakeholder_Chart_Says_Mentored';
import MENTORS from '@salesforce/label/c.Stakeholder_Chart_Says_Mentors';
import type { RelationKind } from 'c/chartLayout';
import { labelText } from 'c/labelText';
import type { StakeholderLink } from 'c/stakeholder';

/** What each line says of the one it comes from, and of the one it leads to. */
const WORDS: Readonly<Record<RelationKind, readonly [from: string, to: string]>> = {
  'Conflicts With': [CONFLICTS, CONFLICTS],
  Influences: [INFLUENCES, INFLUENCED],
  Mentors: [MENTORS, MENTORED],
};

/** For each person what the lines over the tree say of them; people who are not on the map are left out. */
export function relationWords(
  links: readonly StakeholderLink[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  const say = (id: string, text: string, other: string): void => {
    const name = names.get(other);
    if (names.has(id) && name !== undefined) {
      const said = words.get(id) ?? [];
      words.set(id, said);
      said.push(labelText(text, name));
    }
  };
  for (const { kind, fromId, toId } of links) {
    if (kind !== 'Reports To') {
      const [from, to] = WORDS[kind];
      say(fromId, from, toId);
      say(toId, to, fromId);
    }
  }
  return words;
}
