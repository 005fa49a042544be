import type { NewTask } from 'c/newTask';
import type { Signal } from 'c/stakeholderSignals';
import { actionsOf } from './signalActions.ts';
import { wordsOf } from './signalWords.ts';
import type { RoleNames } from './signalWords.ts';

/** What the user can do about a signal. */
export type SignalAction = { readonly key: string; readonly label: string } & (
  | { readonly kind: 'task'; readonly task: Omit<NewTask, 'description'> }
  | { readonly kind: 'select'; readonly personId: string }
  | { readonly kind: 'add'; readonly role: string | undefined }
);

/** A signal as the list shows it. */
export interface SignalView {
  readonly key: string;
  readonly iconName: string;
  readonly iconVariant: string | undefined;
  readonly heading: string;
  readonly text: string;
  readonly actions: readonly SignalAction[];
}

const ICONS: Readonly<Record<Signal['kind'], readonly [name: string, variant?: string]>> = {
  NoContact: ['utility:error', 'error'],
  SingleThreadedOurs: ['utility:error', 'error'],
  SingleThreadedTheirs: ['utility:error', 'error'],
  PowerfulOpponent: ['utility:error', 'error'],
  NeglectedKeyPlayer: ['utility:warning', 'warning'],
  SamePersonTwice: ['utility:warning', 'warning'],
  RolesMissing: ['utility:warning', 'warning'],
  SilentPeer: ['utility:warning', 'warning'],
  ReportingCycle: ['utility:warning', 'warning'],
  NotScored: ['utility:info'],
  UnheardKeyPlayers: ['utility:info'],
  ContactDeleted: ['utility:info'],
  ClocksNotWritten: ['utility:info'],
};

/**
 * @param accountId what tasks are about
 * @param roleNames what the org calls the roles
 * @param canEdit whether the user may change the map
 */
export function signalView(signal: Signal, accountId: string, roleNames: RoleNames, canEdit: boolean): SignalView {
  const [iconName, iconVariant] = ICONS[signal.kind];
  const actions = actionsOf(signal, accountId, roleNames, canEdit);
  return { key: keyOf(signal), iconName, iconVariant, ...wordsOf(signal, roleNames), actions };
}

/** Every kind is told once, or once a person. */
function keyOf(signal: Signal): string {
  switch (signal.kind) {
    case 'PowerfulOpponent':
    case 'NeglectedKeyPlayer':
    case 'SilentPeer':
      return `${signal.kind} ${signal.person.id}`;
    case 'ReportingCycle':
    case 'SamePersonTwice':
      return `${signal.kind} ${signal.people[0]?.id}`;
    default:
      return signal.kind;
  }
}
