import CIRCLE from '@salesforce/label/c.Stakeholder_Chart_Move_Circle';
import OTHER_ACCOUNT from '@salesforce/label/c.Stakeholder_Chart_Move_Other_Account';
import SAME from '@salesforce/label/c.Stakeholder_Chart_Move_Same';
import MOVE_TO from '@salesforce/label/c.Stakeholder_Chart_Move_To';
import MOVE_TO_NOBODY from '@salesforce/label/c.Stakeholder_Chart_Move_To_Nobody';
import THEMSELVES from '@salesforce/label/c.Stakeholder_Chart_Move_Themselves';
import WOULD from '@salesforce/label/c.Stakeholder_Chart_Move_Would';
import { labelText } from 'c/labelText';
import { cycleThrough, managersOf } from 'c/reportingLines';
import type { ManagerChange, Stakeholder, StakeholderLink } from 'c/stakeholder';

/** Names of a circle, each reporting to the next, the first one again at the end. */
export function circleText(circle: readonly string[], names: ReadonlyMap<string, string>): string {
  return [...circle, ...circle.slice(0, 1)].map((id) => names.get(id) ?? '').join(' → ');
}

/** Why a person cannot report to a manager, in words with the names; undefined where they can. */
export function moveRefusal(
  person: Stakeholder,
  manager: Stakeholder,
  links: readonly StakeholderLink[],
  names: ReadonlyMap<string, string>,
): string | undefined {
  if (person.id === manager.id) {
    return labelText(THEMSELVES, person.name);
  }
  if (person.accountId !== manager.accountId) {
    return labelText(OTHER_ACCOUNT, person.name, manager.name);
  }
  if (managersOf(links).get(person.id) === manager.id) {
    return labelText(SAME, person.name, manager.name);
  }
  const circle = cycleThrough(links, person.id, manager.id);
  return circle && labelText(CIRCLE, person.name, manager.name, circleText(circle, names));
}

/** What would become of giving a person that manager. */
export function wouldMoveText(
  person: Stakeholder,
  manager: Stakeholder,
  links: readonly StakeholderLink[],
  names: ReadonlyMap<string, string>,
): string {
  return moveRefusal(person, manager, links, names) ?? labelText(WOULD, person.name, manager.name);
}

/** What comes of giving a person a manager, or none, in words. */
export interface MoveOutcome {
  readonly message: string;
  /** Undefined where it is refused. */
  readonly change: ManagerChange | undefined;
}

export function moveOutcome(
  person: Stakeholder,
  manager: Stakeholder | undefined,
  links: readonly StakeholderLink[],
  names: ReadonlyMap<string, string>,
): MoveOutcome {
  const { id, name } = person;
  if (manager === undefined) {
    return { message: labelText(MOVE_TO_NOBODY, name), change: { id, managerId: undefined } };
  }
  const refusal = moveRefusal(person, manager, links, names);
  return refusal === undefined
    ? { message: labelText(MOVE_TO, name, manager.name), change: { id, managerId: manager.id } }
    : { message: refusal, change: undefined };
}
