import CONFLICTS from '@salesforce/label/c.Stakeholder_Lines_Conflicts';
import INFLUENCED_BY from '@salesforce/label/c.Stakeholder_Lines_Influenced_By';
import INFLUENCES from '@salesforce/label/c.Stakeholder_Lines_Influences';
import MEDIUM from '@salesforce/label/c.Stakeholder_Lines_Medium';
import MENTORED_BY from '@salesforce/label/c.Stakeholder_Lines_Mentored_By';
import MENTORS from '@salesforce/label/c.Stakeholder_Lines_Mentors';
import OFF_THE_MAP from '@salesforce/label/c.Stakeholder_Lines_Off_The_Map';
import REMOVE from '@salesforce/label/c.Stakeholder_Lines_Remove';
import STRONG from '@salesforce/label/c.Stakeholder_Lines_Strong';
import WEAK from '@salesforce/label/c.Stakeholder_Lines_Weak';
import { labelText } from 'c/labelText';
import type { Choice, LinkAdd, LinkKind, Stakeholder, StakeholderLink } from 'c/stakeholder';

type Strength = NonNullable<StakeholderLink['strength']>;

/** Somebody at the other end of a line, as the template shows them. */
export interface OtherPerson {
  readonly id: string;
  /** In place of a name: that the person is not on the map. */
  readonly name: string;
  readonly isShown: boolean;
}

/** A line to somebody, seen from the person of the panel. */
export interface LineView {
  readonly id: string;
  readonly words: string;
  readonly other: OtherPerson;
  readonly strength: string | undefined;
  readonly removeLabel: string;
}

/** What a line between two people can be, seen from one of them; a conflict is the same from both sides. */
interface Tie {
  readonly kind: Exclude<LinkKind, 'Reports To'>;
  readonly isToPerson: boolean;
  readonly words: string;
}

const TIES: readonly Tie[] = [
  { kind: 'Influences', isToPerson: false, words: INFLUENCES },
  { kind: 'Influences', isToPerson: true, words: INFLUENCED_BY },
  { kind: 'Conflicts With', isToPerson: false, words: CONFLICTS },
  { kind: 'Mentors', isToPerson: false, words: MENTORS },
  { kind: 'Mentors', isToPerson: true, words: MENTORED_BY },
];

const STRENGTHS: Readonly<Record<Strength, string>> = { 1: WEAK, 2: MEDIUM, 3: STRONG };

export const TIE_CHOICES: readonly Choice[] = TIES.map(({ words }, index) => ({ label: words, value: String(index) }));
export const STRENGTH_CHOICES: readonly Choice[] = Object.entries(STRENGTHS).map(([value, label]) => ({
  label,
  value,
}));

/** Who somebody at the other end of a line is; by name, if they are on the map. */
export function otherPerson(people: ReadonlyMap<string, Stakeholder>, id: string): OtherPerson {
  const person = people.get(id);
  return { id, name: person?.name ?? OFF_THE_MAP, isShown: person !== undefined };
}

/** The lines of a person but for those of reporting: in the order of kinds, then of names. */
export function linesOf(
  personId: string,
  links: readonly StakeholderLink[],
  people: ReadonlyMap<string, Stakeholder>,
): LineView[] {
  return TIES.flatMap((tie) =>
    links
      .filter((link) => tieOf(link, personId) === tie)
      .map(({ id, fromId, toId, strength }) => {
        const other = otherPerson(people, fromId === personId ? toId : fromId);
        const removeLabel = labelText(REMOVE, tie.words, other.name);
        return { id, words: tie.words, other, strength: strength && STRENGTHS[strength], removeLabel };
      })
      .sort((one, two) => one.other.name.localeCompare(two.other.name)),
  );
}

/** A new line as it is saved. Undefined where there is such a line already, or where it would lead to the person itself. */
export function newLine(
  { tie, strength }: { readonly tie: string; readonly strength: string },
  personId: string,
  otherId: string,
  links: readonly StakeholderLink[],
): LinkAdd | undefined {
  const wanted = TIES[Number(tie)];
  const isThere = links.some(
    (link) => tieOf(link, personId) === wanted && (link.fromId === otherId || link.toId === otherId),
  );
  if (!wanted || isThere || otherId === personId) {
    return undefined;
  }
  const [fromId, toId] = wanted.isToPerson ? [otherId, personId] : [personId, otherId];
  return { fromId, toId, kind: wanted.kind, strength: strengthOf(strength) };
}

function tieOf({ fromId, toId, kind }: StakeholderLink, personId: string): Tie | undefined {
  if (fromId !== personId && toId !== personId) {
    return undefined;
  }
  const isToPerson = toId === personId && kind !== 'Conflicts With';
  return TIES.find((tie) => tie.kind === kind && tie.isToPerson === isToPerson);
}

function strengthOf(value: string): Strength | undefined {
  return ([1, 2, 3] as const).find((strength) => String(strength) === value);
}
