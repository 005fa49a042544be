/**
 * What all screens of the stakeholder map take a stakeholder to be. No import and no rule: rules have modules of their own.
 * A value that nobody has given yet, or that the user may not see, is undefined.
 */

/** Power, influence, interest, fit and strength of a relationship: 1 very low … 5 very high. */
export type Score = 1 | 2 | 3 | 4 | 5;

/** -2 opponent, -1 sceptic, 0 neutral, 1 supporter, 2 champion. */
export type Stance = -2 | -1 | 0 | 1 | 2;

export const SCORES: readonly Score[] = [1, 2, 3, 4, 5];
export const STANCES: readonly Stance[] = [-2, -1, 0, 1, 2];

/** From this score on power or interest is high: the border between the regions of the grid, and of `Key_Player__c`. */
export const HIGH_FROM: Score = 4;

/** A user of ours, as a stakeholder or a coverage row names them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
}

/** One `Stakeholder__c`. */
export interface Stakeholder {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  /** Undefined once the contact was deleted: the person stays by the stored name. */
  readonly contactId?: string;
  readonly name: string;
  /** The contact's title at the customer. */
  readonly title?: string;
  readonly role?: string;
  readonly power?: Score;
  readonly influence?: Score;
  readonly interest?: Score;
  readonly stance?: Stance;
  readonly fit?: Score;
  readonly relationshipNow?: Score;
  readonly relationshipWanted?: Score;
  readonly department?: string;
  /** `Corporate` or `Local`. */
  readonly level?: string;
  readonly owner?: Colleague;
  readonly executivePeer?: Colleague;
  readonly notes?: string;
  readonly successDefinition?: string;
  readonly valueMessage?: string;
  /** `YYYY-MM-DD`; a clock that the job writes. */
  readonly lastContactOn?: string;
  /** False once somebody took the person off the map. */
  readonly isActive: boolean;
  /** `LastModifiedDate` as read: what a save says it is based on. */
  readonly version: string;
  readonly modifiedBy?: string;
}

export type LinkKind = 'Reports To' | 'Influences' | 'Conflicts With' | 'Mentors';

export const LINK_KINDS: readonly LinkKind[] = ['Reports To', 'Influences', 'Conflicts With', 'Mentors'];

/** One `Stakeholder_Link__c`: `from` reports to, influences, conflicts with or mentors `to`. */
export interface StakeholderLink {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly kind: LinkKind;
  /** 1 weak … 3 strong. */
  readonly strength?: 1 | 2 | 3;
}

/** One `Stakeholder_Coverage__c`: how one of us was in contact with one of them within 365 days. Written by the job. */
export interface Coverage {
  readonly stakeholderId: string;
  readonly user: Colleague;
  readonly lastContactOn: string;
  readonly contacts: number;
}

/** One `Voice_Interview__c`: somebody told us in their own words what they think. */
export interface Heard {
  /** Undefined once the contact was erased. */
  readonly contactId: string | undefined;
}

/** One active `Team_Role__c`: somebody of us who works for the account. */
export interface TeamRole {
  readonly id: string;
  readonly accountId: string;
  readonly user: Colleague;
  readonly department?: string;
  readonly criticalRole?: string;
  readonly contribution?: string;
  readonly isMainContact: boolean;
  readonly isDepartmentContact: boolean;
  readonly version: string;
}

/** The fields of `Stakeholder__c` that people change, and what each is called in a `Stakeholder`. */
export const EDITABLE_FIELDS = {
  Name: 'name',
  Contact__c: 'contactId',
  Role__c: 'role',
  Power__c: 'power',
  Influence__c: 'influence',
  Interest__c: 'interest',
  Stance__c: 'stance',
  Fit__c: 'fit',
  Relationship_Now__c: 'relationshipNow',
  Relationship_Wanted__c: 'relationshipWanted',
  Department__c: 'department',
  Level__c: 'level',
  Relationship_Owner__c: 'owner',
  Executive_Peer__c: 'executivePeer',
  Notes__c: 'notes',
  Success_Definition__c: 'successDefinition',
  Value_Message__c: 'valueMessage',
  Active__c: 'isActive',
} as const satisfies Record<string, keyof Stakeholder>;

export type EditableField = keyof typeof EDITABLE_FIELDS;

/** Values for fields of `Stakeholder__c` by API name, as `updateRecord` takes them; null empties a field. */
export type StakeholderChanges = Readonly<Partial<Record<EditableField, string | number | boolean | null>>>;

/** What `personselect` says: the person chosen, or nobody. */
export interface PersonSelect {
  readonly id: string | undefined;
}

/** What `peoplechange` says: one change for one or many people, saved as it is made and undone as one. */
export interface PeopleChange {
  readonly ids: readonly string[];
  readonly changes: StakeholderChanges;
}

/** What `managerchange` says: whom the person reports to from now on; undefined for nobody. */
export interface ManagerChange {
  readonly id: string;
  readonly managerId: string | undefined;
}

/** What `linkadd` says. */
export type LinkAdd = Omit<StakeholderLink, 'id'>;

/** What `linkremove` says. */
export interface LinkRemove {
  readonly id: string;
}

/** What `personadd` says: the user wants to put somebody on the map; the role that is missing, where one is. */
export interface PersonAdd {
  readonly role: string | undefined;
}

/** A value of a picklist. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** The active values of the picklists of `Stakeholder__c`, as far as they are read. */
export interface StakeholderPicklists {
  readonly roles: readonly Choice[];
  readonly levels: readonly Choice[];
}

/** What `peopleadded` says. */
export interface PeopleAdded {
  /** Stakeholders that were created or brought back; empty where a colleague was a moment quicker. */
  readonly ids: readonly string[];
}
