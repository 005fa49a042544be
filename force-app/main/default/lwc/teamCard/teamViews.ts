import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import ADD_COLLEAGUE from '@salesforce/label/c.Team_Card_Add_Colleague';
import ADD_DEPARTMENT from '@salesforce/label/c.Team_Card_Add_Department';
import CHOOSE_DEPARTMENT from '@salesforce/label/c.Team_Card_Choose_Department';
import CHOOSE_MAIN from '@salesforce/label/c.Team_Card_Choose_Main';
import CONFLICT from '@salesforce/label/c.Team_Card_Conflict';
import CONFLICT_BY from '@salesforce/label/c.Team_Card_Conflict_By';
import DEPARTMENT_CONTACT from '@salesforce/label/c.Team_Card_Department_Contact';
import DEPARTMENT_MISSING from '@salesforce/label/c.Team_Card_Department_Missing';
import EDIT from '@salesforce/label/c.Team_Card_Edit';
import HOLDS_DEPARTMENT from '@salesforce/label/c.Team_Card_Holds_Department';
import HOLDS_MAIN from '@salesforce/label/c.Team_Card_Holds_Main';
import MAIN_CONTACT from '@salesforce/label/c.Team_Card_Main_Contact';
import MORE_NOT_ON_TEAM from '@salesforce/label/c.Team_Card_More_Not_On_Team';
import NO_DEPARTMENT_CONTACT from '@salesforce/label/c.Team_Card_No_Department_Contact';
import NO_MAIN_CONTACT from '@salesforce/label/c.Team_Card_No_Main_Contact';
import NOT_ON_TEAM from '@salesforce/label/c.Team_Card_Not_On_Team';
import REMOVE from '@salesforce/label/c.Team_Card_Remove';
import YES from '@salesforce/label/c.Team_Card_Yes';
import { dayText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { ForeignChange } from 'c/saveConflict';
import { EMPTY_VALUES, changedTeamFields, sameText, valuesOf } from 'c/teamRole';
import type { Claim, StoredRole, TeamGap, TeamValues } from 'c/teamRole';

const MOST_OTHERS = 3;
/** Of a larger team the first ones; the pencil of each member does the same. */
const MOST_PLACES = 5;

const NO_ACTION = { values: undefined, actionLabel: '', places: [] };

/** Somebody of the team, as the card shows them. */
export interface MemberView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly badges: readonly string[];
  /** Department and critical role. */
  readonly facts: string;
  readonly contribution: string | undefined;
  readonly editLabel: string;
  readonly removeLabel: string;
}

/** Something that the team lacks, and who or what would fill it. */
export interface GapView {
  readonly key: string;
  readonly text: string;
  /** With what a new member would start; undefined where adding is no answer. */
  readonly values: TeamValues | undefined;
  readonly actionLabel: string;
  /** Who of the team could take the place that nobody has. */
  readonly places: readonly PlaceView[];
}

/** A place that somebody of the team can take. */
export interface PlaceView {
  readonly key: string;
  readonly id: string;
  readonly field: Claim['field'];
  readonly label: string;
}

/** What somebody else changed, as `c-save-conflict` shows it. */
export interface ConflictView {
  readonly explanation: string;
  readonly changes: readonly ForeignChange[];
}

export function memberView({ id, user, department, criticalRole, contribution, ...role }: StoredRole): MemberView {
  const badges = [
    role.isMainContact ? MAIN_CONTACT : '',
    role.isDepartmentContact && department ? labelText(DEPARTMENT_CONTACT, department) : '',
  ];
  return {
    id,
    userId: user.id,
    name: user.name,
    badges: badges.filter(Boolean),
    facts: [department, criticalRole].filter(Boolean).join(' · '),
    contribution,
    editLabel: labelText(EDIT, user.name),
    removeLabel: labelText(REMOVE, user.name),
  };
}

/** One gap a line, and of many who are not on the team the first. */
export function gapViews(gaps: readonly TeamGap[], members: readonly StoredRole[]): GapView[] {
  const others = gaps.filter(({ kind }) => kind === 'NotOnTeam');
  const rest = others.length - MOST_OTHERS;
  const shown = gaps.filter((gap) => !others.slice(MOST_OTHERS).includes(gap)).flatMap((gap) => viewsOf(gap, members));
  return rest > 0
    ? [...shown, { ...NO_ACTION, key: 'More', text: labelText(MORE_NOT_ON_TEAM, wholeText(rest)) }]
    : shown;
}

/** Each missing department can be filled by itself. */
function viewsOf(gap: TeamGap, members: readonly StoredRole[]): GapView[] {
  switch (gap.kind) {
    case 'NoMainContact':
      return [
        {
          ...NO_ACTION,
          key: gap.kind,
          text: NO_MAIN_CONTACT,
          places: placesOf(members, 'Main_Contact__c', ({ user }) => labelText(CHOOSE_MAIN, user.name)),
        },
      ];
    case 'NoDepartmentContact':
      return [
        {
          ...NO_ACTION,
          key: gap.kind,
          text: labelText(NO_DEPARTMENT_CONTACT, gap.departments.join(', ')),
          places: placesOf(
            members.filter(({ department }) => isAmong(department, gap.departments)),
            'Department_Contact__c',
            ({ user, department = '' }) => labelText(CHOOSE_DEPARTMENT, user.name, department),
          ),
        },
      ];
    case 'DepartmentsMissing':
      return gap.departments.map((department) => ({
        ...NO_ACTION,
        key: `${gap.kind} ${department}`,
        text: labelText(DEPARTMENT_MISSING, department),
        values: { ...EMPTY_VALUES, Department__c: department },
        actionLabel: labelText(ADD_DEPARTMENT, department),
      }));
    default: {
      const { user, department, contacts, lastContactOn } = gap.colleague;
      return [
        {
          ...NO_ACTION,
          key: `${gap.kind} ${user.id}`,
          text: labelText(NOT_ON_TEAM, user.name, wholeText(contacts), dayText(lastContactOn)),
          values: { ...EMPTY_VALUES, User__c: user.id, Department__c: department ?? '' },
          actionLabel: labelText(ADD_COLLEAGUE, user.name),
        },
      ];
    }
  }
}

function placesOf(
  members: readonly StoredRole[],
  field: Claim['field'],
  labelOf: (member: StoredRole) => string,
): PlaceView[] {
  return members
    .slice(0, MOST_PLACES)
    .map((member) => ({ key: `${field} ${member.id}`, id: member.id, field, label: labelOf(member) }));
}

function isAmong(department: string | undefined, departments: readonly string[]): boolean {
  return departments.some((name) => sameText(name) === sameText(department));
}

/** Who has the place that somebody else is to take. */
export function claimText({ field, holder }: Claim): string {
  return field === 'Main_Contact__c'
    ? labelText(HOLDS_MAIN, holder.user.name)
    : labelText(HOLDS_DEPARTMENT, holder.user.name, holder.department ?? '');
}

/** Who changed what of it after a form was opened. */
export function conflictView(
  before: TeamValues,
  newer: StoredRole,
  fields: Readonly<Record<string, FieldInfo>>,
): ConflictView {
  const now = valuesOf(newer);
  const changes = changedTeamFields(before, now).map((name) => ({
    field: fields[name]?.label ?? name,
    from: shownValue(before[name]),
    to: shownValue(now[name]),
  }));
  const left = newer.isActive ? [] : [{ field: fields.Active__c?.label ?? 'Active__c', from: YES, to: '' }];
  const { name } = newer.user;
  const explanation = newer.modifiedBy ? labelText(CONFLICT_BY, newer.modifiedBy, name) : labelText(CONFLICT, name);
  return { explanation, changes: [...left, ...changes] };
}

/** A flag that is not set is nothing. */
function shownValue(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? YES : '';
}
