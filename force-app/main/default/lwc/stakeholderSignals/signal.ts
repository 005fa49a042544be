import type {
  Colleague,
  Coverage,
  Heard,
  LinkKind,
  Score,
  Stakeholder,
  StakeholderLink,
  TeamRole,
} from 'c/stakeholder';

/** What the administrator set for the map. */
export interface SignalSettings {
  /** So many days without contact are too many for a key player or an executive peer. */
  readonly contactDays: number;
  /** Roles that somebody on the map should have. */
  readonly expectedRoles: readonly string[];
}

/** What the signals are read from: one account's map. What the user may not see is undefined, and then says nothing. */
export interface SignalInput {
  /** The active ones. */
  readonly people: readonly Stakeholder[];
  readonly links: readonly StakeholderLink[] | undefined;
  readonly coverage: readonly Coverage[] | undefined;
  /** Who told us in their own words what they think. */
  readonly heard?: readonly Heard[] | undefined;
  readonly team: readonly TeamRole[];
  readonly settings: SignalSettings;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Distinct people in contact within 365 days, as the job counted them on the account; undefined while it has not. */
  readonly counts?: ContactCounts | undefined;
  /** The fields of `Stakeholder__c` that the user may see, by API name; without it, all of them. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

export interface ContactCounts {
  readonly ours: number | undefined;
  readonly theirs: number | undefined;
}

/** How long there was no contact; undefined days: none is recorded at all. */
export interface Silence {
  readonly days: number | undefined;
}

/** Somebody who supports us and to whom an opponent listens, by the line between them. */
export interface Ally {
  readonly person: Stakeholder;
  /** `Reports To`: the opponent reports to the ally. */
  readonly kind: LinkKind;
  readonly strength: number | undefined;
}

export interface NoContact {
  readonly kind: 'NoContact';
}

export interface SingleThreadedOurs {
  readonly kind: 'SingleThreadedOurs';
  /** Undefined when the contact was with somebody who is not on the map. */
  readonly only: Colleague | undefined;
  /** Who of the team had no contact, and could. */
  readonly others: readonly Colleague[];
}

export interface SingleThreadedTheirs {
  readonly kind: 'SingleThreadedTheirs';
  /** Undefined when it is somebody who is not on the map. */
  readonly only: Stakeholder | undefined;
  /** Who to meet next: the most powerful of the others. */
  readonly next: Stakeholder | undefined;
}

export interface PowerfulOpponent {
  readonly kind: 'PowerfulOpponent';
  readonly person: Stakeholder;
  /** Closest first; undefined where lines are not known. */
  readonly allies: readonly Ally[] | undefined;
}

export interface NeglectedKeyPlayer {
  readonly kind: 'NeglectedKeyPlayer';
  readonly person: Stakeholder;
  readonly weak: { readonly now: Score; readonly wanted: Score | undefined } | undefined;
  readonly silence: Silence | undefined;
}

export interface RolesMissing {
  readonly kind: 'RolesMissing';
  readonly roles: readonly string[];
}

export interface SilentPeer {
  readonly kind: 'SilentPeer';
  readonly person: Stakeholder;
  readonly peer: Colleague;
  readonly silence: Silence;
}

export interface ReportingCycle {
  readonly kind: 'ReportingCycle';
  /** Each reports to the next, and the last to the first. */
  readonly people: readonly Stakeholder[];
}

/** A merge of contacts or of accounts left one person several entries, each with scores, notes and lines of its own. */
export interface SamePersonTwice {
  readonly kind: 'SamePersonTwice';
  /** The entries. */
  readonly people: readonly Stakeholder[];
}

/** Without power or interest nobody can tell who is a key player. */
export interface NotScored {
  readonly kind: 'NotScored';
  readonly people: readonly Stakeholder[];
}

/** On the map by the stored name alone: what is done with them can be written to no contact. */
export interface ContactDeleted {
  readonly kind: 'ContactDeleted';
  readonly people: readonly Stakeholder[];
}

/** Others at the account told us what they think, those who matter most did not. */
export interface UnheardKeyPlayers {
  readonly kind: 'UnheardKeyPlayers';
  readonly people: readonly Stakeholder[];
}

/** Nothing can be said of contact yet, and nobody is to blame: the job has not run. */
export interface ClocksNotWritten {
  readonly kind: 'ClocksNotWritten';
}

/** Something that the map tells. */
export type Signal =
  | NoContact
  | SingleThreadedOurs
  | SingleThreadedTheirs
  | PowerfulOpponent
  | NeglectedKeyPlayer
  | SamePersonTwice
  | RolesMissing
  | SilentPeer
  | ReportingCycle
  | NotScored
  | ContactDeleted
  | UnheardKeyPlayers
  | ClocksNotWritten;
