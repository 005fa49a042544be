import CHANGE from '@salesforce/label/c.Executive_Pair_List_Change';
import CHANGE_FOR from '@salesforce/label/c.Executive_Pair_List_Change_For';
import CHOOSE from '@salesforce/label/c.Executive_Pair_List_Choose';
import CHOOSE_FOR from '@salesforce/label/c.Executive_Pair_List_Choose_For';
import KEY_PLAYER from '@salesforce/label/c.Executive_Pair_List_Key_Player';
import NEW_TASK_WITH from '@salesforce/label/c.Executive_Pair_List_New_Task_With';
import NO_TITLE from '@salesforce/label/c.Executive_Pair_List_No_Title';
import NOBODY from '@salesforce/label/c.Executive_Pair_List_Nobody';
import SAVING from '@salesforce/label/c.Executive_Pair_List_Saving';
import TASK_FIND from '@salesforce/label/c.Executive_Pair_List_Task_Find';
import TASK_MEET from '@salesforce/label/c.Executive_Pair_List_Task_Meet';
import TASK_WHY from '@salesforce/label/c.Executive_Pair_List_Task_Why';
import UNSEEN from '@salesforce/label/c.User_Picker_Unseen';
import type { ExecutivePair, MissingPeer } from 'c/executivePairs';
import { labelText } from 'c/labelText';
import type { NewTask } from 'c/newTask';
import type { Choice, Stakeholder } from 'c/stakeholder';
import type { PartState } from 'c/stakeholderQuery';
import { contactFact, matchFact, missingFact } from './pairWords.ts';
import type { Fact } from './pairWords.ts';

/** What rows have besides the two who face each other. */
export interface PairLook {
  readonly selectedId: string | undefined;
  /** What the org calls the levels. */
  readonly levels: readonly Choice[];
  readonly coverageState: PartState | undefined;
  /** So many days without contact are allowed. */
  readonly contactDays: number;
  /** Whose peer is being chosen. */
  readonly choosingId: string | undefined;
  /** Whose peer was just chosen: of whom nobody knows the name yet. */
  readonly savingIds: ReadonlySet<string>;
}

/** One of us beside one of them, or the place that nobody of us has. */
export interface PairRow {
  readonly id: string;
  readonly current: 'true' | undefined;
  readonly ours: string;
  readonly oursNote: string;
  readonly theirs: string;
  readonly theirsNote: string;
  readonly facts: readonly Fact[];
  readonly task: NewTask;
  readonly taskLabel: string;
  readonly chooseText: string;
  readonly chooseLabel: string;
  readonly isChoosing: boolean;
}

const BETWEEN = ' · ';

export function pairRow(pair: ExecutivePair, look: PairLook): PairRow {
  const { ours, theirs } = pair;
  const name = ours.name || (look.savingIds.has(theirs.id) ? SAVING : UNSEEN);
  const contact = contactFact(pair, look.coverageState, look.contactDays);
  return {
    ...rowOf(theirs, pair.isKeyPlayer, look),
    ours: name,
    oursNote: ours.title ?? NO_TITLE,
    facts: [matchFact(pair, name), contact],
    task: {
      ...about(theirs),
      subject: labelText(TASK_MEET, theirs.name),
      ownerId: ours.id,
      description: labelText(TASK_WHY, name, theirs.name, contact.text),
    },
    chooseText: CHANGE,
    chooseLabel: labelText(CHANGE_FOR, theirs.name),
  };
}

export function missingRow(missing: MissingPeer, look: PairLook): PairRow {
  const { person, isKeyPlayer } = missing;
  const why = missingFact(missing);
  return {
    ...rowOf(person, isKeyPlayer, look),
    ours: NOBODY,
    oursNote: '',
    facts: [why],
    task: { ...about(person), subject: labelText(TASK_FIND, person.name), description: why.text },
    chooseText: CHOOSE,
    chooseLabel: labelText(CHOOSE_FOR, person.name),
  };
}

type SharedPart = 'id' | 'current' | 'theirs' | 'theirsNote' | 'taskLabel' | 'isChoosing';

function rowOf(
  { id, name, title, level }: Stakeholder,
  isKeyPlayer: boolean,
  { selectedId, levels, choosingId }: PairLook,
): Pick<PairRow, SharedPart> {
  const levelName = levels.find(({ value }) => value === level)?.label ?? level;
  return {
    id,
    current: id === selectedId ? 'true' : undefined,
    theirs: name,
    theirsNote: [title ?? NO_TITLE, levelName, isKeyPlayer ? KEY_PLAYER : ''].filter(Boolean).join(BETWEEN),
    taskLabel: labelText(NEW_TASK_WITH, name),
    isChoosing: id === choosingId,
  };
}

function about({ accountId, contactId }: Stakeholder): Pick<NewTask, 'accountId' | 'contactId'> {
  return { accountId, contactId };
}
