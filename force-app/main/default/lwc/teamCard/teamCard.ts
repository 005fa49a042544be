import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ObjectInfo } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import COVERAGE from '@salesforce/schema/Stakeholder_Coverage__c';
import TEAM_ROLE from '@salesforce/schema/Team_Role__c';
import type { Message } from 'c/messagePanel';
import {
  EMPTY_VALUES,
  OUR_CONTACTS,
  TEAM_FIELDS,
  TEAM_ROLES,
  readOurContacts,
  readTeam,
  teamGaps,
  valuesOf,
} from 'c/teamRole';
import type { ColleagueInContact, StoredRole, TeamValues } from 'c/teamRole';
import { editMember } from './memberEdit.ts';
import type { EditOutcome } from './memberEdit.ts';
import { bringBack, takeOff } from './memberLeave.ts';
import type { Notice } from './memberLeave.ts';
import { EMPTY_TEAM, failureMessage } from './teamMessages.ts';
import { LABEL } from './teamTexts.ts';
import { claimText, conflictView, gapViews, memberView } from './teamViews.ts';
import type { ConflictView, GapView, MemberView } from './teamViews.ts';

/** Who is added or changed, and the version that the form started from. */
interface Started {
  readonly role: StoredRole | undefined;
  readonly values: TeamValues;
  /** Undefined while the form asks for it. */
  readonly name: string | undefined;
}

/** A place that others have, asked about before it is taken. */
interface Handover {
  readonly values: TeamValues;
  readonly text: string;
}

/** Who of us works for the account, in which role, and what the team lacks; changed in place. */
export default class TeamCard extends LightningElement {
  @api recordId?: string;
  /** Departments of ours that should work for the account, separated by semicolons. */
  @api expectedDepartments = '';

  @wire(getObjectInfo, { objectApiName: TEAM_ROLE })
  info?: WireResult<ObjectInfo>;

  @wire(getObjectInfo, { objectApiName: COVERAGE })
  coverageInfo?: WireResult<ObjectInfo>;

  @wire(graphql, { query: '$teamQuery', variables: '$variables' })
  answer?: GraphQLResult<unknown>;

  @wire(graphql, { query: '$contactsQuery', variables: '$variables' })
  contactsAnswer?: GraphQLResult<unknown>;

  readonly label = LABEL;
  private started?: Started;
  private handover?: Handover;
  private notice?: Notice;
  private isSaving = false;
  private isConflicting = false;
  private saveError?: string;
  private fieldErrors: Readonly<Record<string, string>> = {};
  /** Where the focus goes once the form is closed: what opened it. */
  private focusKey?: string;

  /** Whoever may not see the object gets no answer from a query that names it, so it is asked only when the user may. */
  get teamQuery(): GraphQLDocument | undefined {
    return this.info?.data && TEAM_ROLES;
  }

  get contactsQuery(): GraphQLDocument | undefined {
    return this.coverageInfo?.data && OUR_CONTACTS;
  }

  get variables(): { readonly accountId: string | undefined } {
    return { accountId: this.recordId };
  }

  get fields(): Readonly<Record<string, FieldInfo>> {
    return this.info?.data?.fields ?? {};
  }

  get members(): MemberView[] {
    return this.active.map(memberView);
  }

  get hasMembers(): boolean {
    return this.active.length > 0;
  }

  get gaps(): (GapView & { readonly canAdd: boolean })[] {
    const expected = this.expectedDepartments.split(';').map((name) => name.trim());
    const gaps = teamGaps(this.team ?? [], this.contacts, expected.filter(Boolean));
    return gapViews(gaps, this.active).map((gap) => ({
      ...gap,
      canAdd: gap.values !== undefined && this.canAdd,
      places: gap.places.filter(({ field }) => this.canEdit && this.fields[field]?.updateable),
    }));
  }

  get hasGaps(): boolean {
    return this.gaps.length > 0;
  }

  get message(): Message | undefined {
    const isEmpty = this.team !== undefined && !this.hasMembers && !this.started;
    return failureMessage(this.info?.error, this.answer?.errors ?? []) ?? (isEmpty ? EMPTY_TEAM : undefined);
  }

  get isLoading(): boolean {
    return !this.message && !this.team;
  }

  get isReading(): boolean {
    return !this.started && this.team !== undefined;
  }

  get canAdd(): boolean {
    return this.isReading && this.info?.data?.createable === true;
  }

  get canEdit(): boolean {
    return this.info?.data?.updateable === true && TEAM_FIELDS.some((name) => this.fields[name]?.updateable);
  }

  get isReadOnly(): boolean {
    return this.hasMembers && !this.canEdit && !this.canAdd;
  }

  /** What somebody else changed since the form was opened, once a save was refused for that. */
  get conflict(): ConflictView | undefined {
    const { started } = this;
    const newer = this.stored(started?.role?.id);
    return this.isConflicting && started && newer ? conflictView(started.values, newer, this.fields) : undefined;
  }

  override renderedCallback(): void {
    if (this.focusKey !== undefined && this.isReading) {
      const target = this.template?.querySelector<HTMLElement>(`[data-focus="${this.focusKey}"]`);
      this.focusKey = undefined;
      target?.focus();
    }
  }

  handleAdd(): void {
    this.open({ role: undefined, values: EMPTY_VALUES, name: undefined });
  }

  handleFill(event: Event): void {
    const { gap: key } = (event.currentTarget as HTMLElement).dataset;
    const values = this.gaps.find((gap) => gap.key === key)?.values;
    this.open({ role: undefined, values: values ?? EMPTY_VALUES, name: undefined });
  }

  /** One click chooses; what stands in the way is told in the form. */
  async handlePlace(event: Event): Promise<void> {
    const { id, field } = (event.currentTarget as HTMLElement).dataset;
    const role = this.stored(id);
    if (role && field && !this.isSaving) {
      this.notice = undefined;
      const values = valuesOf(role);
      await this.attempt({ role, values, name: role.user.name }, { ...values, [field]: true }, false);
    }
  }

  handleEdit(event: Event): void {
    const role = this.stored((event.currentTarget as HTMLElement).dataset.id);
    if (role) {
      this.open({ role, values: valuesOf(role), name: role.user.name });
    }
  }

  handleCancel(): void {
    this.close(this.started);
  }

  /** What was asked about is not what the form says any more. */
  handleChange(): void {
    this.handover = undefined;
  }

  async handleSave(event: CustomEvent<TeamValues>): Promise<void> {
    if (this.started) {
      await this.attempt(this.started, event.detail, false);
    }
  }

  async handleHandOver(): Promise<void> {
    if (this.started && this.handover) {
      await this.attempt(this.started, this.handover.values, true);
    }
  }

  /** The form keeps what was typed; the fields that were not touched take the newer values. */
  handleTakeOver(): void {
    const newer = this.stored(this.started?.role?.id);
    if (newer) {
      this.started = { role: newer, values: valuesOf(newer), name: newer.user.name };
    }
    this.isConflicting = false;
  }

  async handleRemove(event: Event): Promise<void> {
    const role = this.stored((event.currentTarget as HTMLElement).dataset.id);
    this.notice = role && (await takeOff(role));
    await this.refresh();
  }

  async handleUndo(): Promise<void> {
    const role = this.stored(this.notice?.roleId);
    this.notice = role && (await bringBack(role));
    await this.refresh();
  }

  private get team(): StoredRole[] | undefined {
    const data = this.info?.data && answered(this.answer);
    return data === undefined ? undefined : readTeam(data);
  }

  private get contacts(): ColleagueInContact[] | undefined {
    const data = this.coverageInfo?.data && answered(this.contactsAnswer);
    return data === undefined ? undefined : readOurContacts(data);
  }

  private get active(): StoredRole[] {
    return (this.team ?? []).filter(({ isActive }) => isActive);
  }

  private stored(id: string | undefined): StoredRole | undefined {
    return this.team?.find((role) => role.id === id);
  }

  private async attempt(started: Started, values: TeamValues, handsOver: boolean): Promise<void> {
    const edit = { accountId: this.recordId ?? '', role: started.role, values, handsOver };
    this.isSaving = true;
    this.forgetFailures();
    const outcome = await editMember(edit, { team: () => this.team ?? [], refresh: () => this.refresh() });
    this.isSaving = false;
    this.showOutcome(outcome, started, values);
  }

  private showOutcome(outcome: EditOutcome, started: Started, values: TeamValues): void {
    this.started ??= started;
    switch (outcome.kind) {
      case 'Saved':
        this.close(started);
        this.dispatchEvent(new ShowToastEvent({ title: LABEL.saved, variant: 'success' }));
        break;
      case 'PlaceTaken':
        this.handover = { values, text: outcome.claims.map(claimText).join(' ') };
        break;
      case 'Conflict':
        this.isConflicting = true;
        break;
      default:
        this.saveError = outcome.text;
        this.fieldErrors = outcome.fieldErrors;
        break;
    }
  }

  /** A query that is shown is not evaluated anew by itself. */
  private async refresh(): Promise<void> {
    await this.answer?.refresh?.();
  }

  private open(started: Started): void {
    this.started = started;
    this.notice = undefined;
    this.forgetFailures();
  }

  private close(started: Started | undefined): void {
    this.focusKey = started?.role?.id ?? 'add';
    this.started = undefined;
    this.forgetFailures();
  }

  private forgetFailures(): void {
    this.handover = undefined;
    this.isConflicting = false;
    this.saveError = undefined;
    this.fieldErrors = {};
  }
}

function hasErrors(answer: GraphQLResult<unknown> | undefined): boolean {
  return (answer?.errors ?? []).length > 0;
}

function answered(answer: GraphQLResult<unknown> | undefined): unknown {
  return hasErrors(answer) ? undefined : answer?.data;
}
