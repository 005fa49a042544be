import APART_1 from '@salesforce/label/c.Executive_Pair_List_Apart_1';
import APART_2 from '@salesforce/label/c.Executive_Pair_List_Apart_2';
import APART_3 from '@salesforce/label/c.Executive_Pair_List_Apart_3';
import CONTACT_HIDDEN from '@salesforce/label/c.Executive_Pair_List_Contact_Hidden';
import CONTACT_NEVER from '@salesforce/label/c.Executive_Pair_List_Contact_Never';
import CONTACT_OVERDUE from '@salesforce/label/c.Executive_Pair_List_Contact_Overdue';
import CONTACT_READING from '@salesforce/label/c.Executive_Pair_List_Contact_Reading';
import CONTACT_RECENT from '@salesforce/label/c.Executive_Pair_List_Contact_Recent';
import CONTACT_UNCOUNTED from '@salesforce/label/c.Executive_Pair_List_Contact_Uncounted';
import CONTACT_UNREAD from '@salesforce/label/c.Executive_Pair_List_Contact_Unread';
import SAME_DIRECTOR from '@salesforce/label/c.Executive_Pair_List_Same_Director';
import SAME_EXECUTIVE from '@salesforce/label/c.Executive_Pair_List_Same_Executive';
import SAME_MANAGER from '@salesforce/label/c.Executive_Pair_List_Same_Manager';
import SAME_STAFF from '@salesforce/label/c.Executive_Pair_List_Same_Staff';
import UNTOLD_MISSING from '@salesforce/label/c.Executive_Pair_List_Untold_Missing';
import UNTOLD_UNKNOWN from '@salesforce/label/c.Executive_Pair_List_Untold_Unknown';
import WHY_BOTH from '@salesforce/label/c.Executive_Pair_List_Why_Both';
import WHY_EXECUTIVE from '@salesforce/label/c.Executive_Pair_List_Why_Executive';
import WHY_KEY_PLAYER from '@salesforce/label/c.Executive_Pair_List_Why_Key_Player';
import type { ExecutivePair, MissingPeer } from 'c/executivePairs';
import { dayText, daysAgoText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Seniority } from 'c/seniority';
import type { PartState } from 'c/stakeholderQuery';

/** Something that is said of a pair, with a sign of whether it is as it should be. */
export interface Fact {
  readonly key: string;
  readonly iconName: string;
  readonly iconVariant: string | undefined;
  readonly text: string;
}

const GOOD = ['utility:success', 'success'] as const;
const BAD = ['utility:warning', 'warning'] as const;
const UNKNOWN = ['utility:info', undefined] as const;

const SAME: Readonly<Record<Seniority, string>> = {
  Executive: SAME_EXECUTIVE,
  Director: SAME_DIRECTOR,
  Manager: SAME_MANAGER,
  Staff: SAME_STAFF,
};
const APART: readonly string[] = ['', APART_1, APART_2, APART_3];

/** Whether both are on one level. @param oursName what our person is called here, who may have no name */
export function matchFact({ ours, theirs, match }: ExecutivePair, oursName: string): Fact {
  if (match.apart === undefined) {
    const [name, title] = match.ours === undefined ? [oursName, ours.title] : [theirs.name, theirs.title];
    return fact(
      'match',
      UNKNOWN,
      title === undefined ? labelText(UNTOLD_MISSING, name) : labelText(UNTOLD_UNKNOWN, title),
    );
  }
  return match.apart === 0
    ? fact('match', GOOD, match.ours ? SAME[match.ours] : '')
    : fact('match', BAD, labelText(APART[match.apart] ?? '', ours.title ?? '', theirs.title ?? ''));
}

/** When the two last met. @param state how far contact is read */
export function contactFact({ contact }: ExecutivePair, state: PartState | undefined, contactDays: number): Fact {
  switch (contact.kind) {
    case 'Recent':
      return fact('contact', GOOD, labelText(CONTACT_RECENT, daysAgoText(contact.days), dayText(contact.on)));
    case 'Overdue': {
      const { days, on } = contact;
      return fact('contact', BAD, labelText(CONTACT_OVERDUE, daysAgoText(days), dayText(on), wholeText(contactDays)));
    }
    case 'Never':
      return fact('contact', BAD, CONTACT_NEVER);
    case 'Uncounted':
      return fact('contact', UNKNOWN, CONTACT_UNCOUNTED);
    default:
      return fact('contact', UNKNOWN, unreadText(state));
  }
}

/** Why somebody should have a peer. */
export function missingFact({ person: { name }, isExecutive, isKeyPlayer }: MissingPeer): Fact {
  const both = isKeyPlayer ? WHY_BOTH : WHY_EXECUTIVE;
  return fact('why', BAD, labelText(isExecutive ? both : WHY_KEY_PLAYER, name));
}

function unreadText(state: PartState | undefined): string {
  switch (state) {
    case 'loading':
      return CONTACT_READING;
    case 'failed':
      return CONTACT_UNREAD;
    default:
      return CONTACT_HIDDEN;
  }
}

function fact(key: string, [iconName, iconVariant]: typeof GOOD | typeof BAD | typeof UNKNOWN, text: string): Fact {
  return { key, iconName, iconVariant, text };
}
