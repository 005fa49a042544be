import ADD_PERSON from '@salesforce/label/c.Stakeholder_Signals_Add_Person';
import ADD_ROLE from '@salesforce/label/c.Stakeholder_Signals_Add_Role';
import CHOOSE_CONTACT from '@salesforce/label/c.Stakeholder_Signals_Choose_Contact';
import COMPARE from '@salesforce/label/c.Stakeholder_Signals_Compare';
import NEW_TASK from '@salesforce/label/c.Stakeholder_Signals_New_Task';
import SCORE from '@salesforce/label/c.Stakeholder_Signals_Score';
import SHOW from '@salesforce/label/c.Stakeholder_Signals_Show';
import TASK_ASK from '@salesforce/label/c.Stakeholder_Signals_Task_Ask';
import TASK_ASK_ALLY from '@salesforce/label/c.Stakeholder_Signals_Task_Ask_Ally';
import TASK_CONTACT from '@salesforce/label/c.Stakeholder_Signals_Task_Contact';
import TASK_FIND_ALLY from '@salesforce/label/c.Stakeholder_Signals_Task_Find_Ally';
import TASK_INTRODUCE from '@salesforce/label/c.Stakeholder_Signals_Task_Introduce';
import TASK_INTRODUCE_SECOND from '@salesforce/label/c.Stakeholder_Signals_Task_Introduce_Second';
import TASK_MEET from '@salesforce/label/c.Stakeholder_Signals_Task_Meet';
import TASK_PLAN_CONTACT from '@salesforce/label/c.Stakeholder_Signals_Task_Plan_Contact';
import { labelText } from 'c/labelText';
import type { NewTask } from 'c/newTask';
import type { Stakeholder } from 'c/stakeholder';
import type { Signal } from 'c/stakeholderSignals';
import type { SignalAction } from './signalView.ts';
import type { RoleNames } from './signalWords.ts';

const MOST_SHOWN = 3;

/**
 * What the user can do about a signal; none where only an administrator can.
 *
 * @param canEdit whether the user may change the map; tasks and people are offered all the same
 */
export function actionsOf(signal: Signal, accountId: string, roleNames: RoleNames, canEdit: boolean): SignalAction[] {
  const actions = allActions(signal, accountId, roleNames, canEdit);
  return actions.filter(({ kind }) => canEdit || kind !== 'add');
}

function allActions(signal: Signal, accountId: string, roleNames: RoleNames, canEdit: boolean): SignalAction[] {
  switch (signal.kind) {
    case 'NoContact':
      return [task({ accountId, subject: TASK_PLAN_CONTACT })];
    case 'SingleThreadedOurs': {
      const [other] = signal.others;
      return [task({ accountId, subject: other ? labelText(TASK_INTRODUCE, other.name) : TASK_INTRODUCE_SECOND })];
    }
    case 'SingleThreadedTheirs': {
      const { next } = signal;
      return next
        ? [task({ ...about(next), subject: labelText(TASK_MEET, next.name) }), show(next)]
        : [{ kind: 'add', key: 'add', label: ADD_PERSON, role: undefined }];
    }
    case 'PowerfulOpponent': {
      const { person, allies } = signal;
      const ally = allies?.[0]?.person;
      return [
        ally
          ? task({ ...about(ally), subject: labelText(TASK_ASK_ALLY, ally.name, person.name) })
          : task({ accountId, subject: labelText(TASK_FIND_ALLY, person.name) }),
        show(person),
      ];
    }
    case 'NeglectedKeyPlayer': {
      const { person } = signal;
      const subject = labelText(TASK_CONTACT, person.name);
      return [task({ ...about(person), subject, ownerId: person.owner?.id }), show(person)];
    }
    case 'RolesMissing':
      return signal.roles.map((role) => ({
        kind: 'add',
        key: `add ${role}`,
        label: labelText(ADD_ROLE, roleNames.get(role) ?? role),
        role,
      }));
    case 'SilentPeer': {
      const { person, peer } = signal;
      const subject = labelText(TASK_MEET, person.name);
      return [task({ ...about(person), subject, ownerId: peer.id }), show(person)];
    }
    case 'UnheardKeyPlayers':
      return signal.people.slice(0, 1).flatMap((person) => {
        const subject = labelText(TASK_ASK, person.name);
        return [task({ ...about(person), subject, ownerId: person.owner?.id }), show(person)];
      });
    case 'SamePersonTwice':
      return signal.people.slice(0, 1).map((person) => show(person, COMPARE));
    case 'ContactDeleted':
      return signal.people.slice(0, MOST_SHOWN).map((person) => show(person, canEdit ? CHOOSE_CONTACT : SHOW));
    case 'NotScored':
      return signal.people.slice(0, MOST_SHOWN).map((person) => show(person, canEdit ? SCORE : SHOW));
    case 'ReportingCycle':
      return signal.people.slice(0, MOST_SHOWN).map((person) => show(person));
    default:
      return [];
  }
}

/** People of parent and child accounts are contacted for their own account. */
function about({ contactId, accountId }: Stakeholder): Pick<NewTask, 'accountId' | 'contactId'> {
  return { accountId, contactId };
}

function task(values: NewTask): SignalAction {
  return { kind: 'task', key: 'task', label: NEW_TASK, task: values };
}

function show({ id, name }: Stakeholder, label = SHOW): SignalAction {
  return { kind: 'select', key: `show ${id}`, label: labelText(label, name), personId: id };
}
