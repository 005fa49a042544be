import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ObjectInfo } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import CONTACT from '@salesforce/schema/Contact';
import STAKEHOLDER from '@salesforce/schema/Stakeholder__c';
import { today } from 'c/calendarDay';
import { labelText } from 'c/labelText';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import type { AccountContact, Suggestion } from 'c/contactSuggestions';
import type { Choice, PeopleAdded, Stakeholder } from 'c/stakeholder';
import { addContact } from './addContact.ts';
import { NOTHING_DONE, onceAdded, onceFailed, onceRead, whileAdding } from './addProgress.ts';
import { addRows, distinctContacts, matchingContacts, stakeholdersByContact, suggestionsFrom } from './addRows.ts';
import type { AddRows } from './addRows.ts';
import { LABEL, messageOf, notAddedText, noteOf } from './addTexts.ts';
import {
  CONTACTS,
  OPPORTUNITY_ROLES,
  contactsIn,
  errorsOf,
  firstContacts,
  foundContacts,
  opportunityRolesIn,
} from './contactQuery.ts';
import type { Contacts, OpportunityRoles } from './contactQuery.ts';
import { roleLabel } from './roleLabel.ts';
import { TypingPause } from './typingPause.ts';

/**
 * Finds contacts of an account and puts them on its map, each by one click; it stays open for the next.
 *
 * @fires peopleadded @see PeopleAdded
 * @fires close with Escape too; the container brings the focus back to where it was
 */
export default class StakeholderAdd extends NavigationMixin(LightningElement) {
  @api accountId?: string;
  /** Roles that nobody on the map has. */
  @api missingRoles: readonly string[] = [];
  /** The missing role that somebody is looked for. */
  @api wantedRole?: string;
  /** The roles' labels. */
  @api roles: readonly Choice[] = [];
  /** Why the user may add nobody; undefined where they may, as far as the container knows. */
  @api lockedReason?: string;

  /** Everybody on the map, and who was taken off it. */
  @api
  get existing(): readonly Stakeholder[] {
    return this.people;
  }
  set existing(people: readonly Stakeholder[]) {
    this.people = people;
    const active = people.filter(({ isActive }) => isActive).map(({ contactId = '' }) => contactId);
    this.progress = onceRead(this.progress, new Set(active));
  }

  @wire(getObjectInfo, { objectApiName: STAKEHOLDER })
  stakeholderInfo?: WireResult<ObjectInfo>;

  @wire(getObjectInfo, { objectApiName: CONTACT })
  contactInfo?: WireResult<ObjectInfo>;

  @wire(graphql, { query: '$firstQuery', variables: '$firstVariables' })
  firstResult?: GraphQLResult<unknown>;

  @wire(graphql, { query: '$roleQuery', variables: '$roleVariables' })
  roleResult?: GraphQLResult<unknown>;

  @wire(graphql, { query: '$searchQuery', variables: '$searchVariables' })
  receiveFound(result: GraphQLResult<unknown>): void {
    this.foundResult = result;
    if (result.data !== undefined || errorsOf(result)) {
      this.isSearching = false;
    }
  }

  readonly label = LABEL;
  text = '';
  isSearching = false;
  /** What screen readers are told of the last click. */
  status = '';
  private people: readonly Stakeholder[] = [];
  private progress = NOTHING_DONE;
  private foundResult?: GraphQLResult<unknown>;
  /** What Salesforce is asked for, once typing has paused. */
  private searched = '';
  private takesFocus = false;
  private readonly typing = new TypingPause();
  private readonly firstVariablesOf = lastResult(firstContacts);
  private readonly searchVariablesOf = lastResult(foundContacts);
  private readonly roleVariablesOf = lastResult((accountId: string) => ({ accountId }));
  private readonly contactsOf = lastResult(contactsIn);
  private readonly foundOf = lastResult(contactsIn);
  private readonly rolesOf = lastResult(opportunityRolesIn);
  private readonly candidatesOf = lastResult(distinctContacts);
  private readonly onMapOf = lastResult(stakeholdersByContact);
  private readonly suggestionsOf = lastResult(suggestionsFrom);
  private readonly matchingOf = lastResult(matchingContacts);
  private readonly rowsOf = lastResult(addRows);

  get firstQuery(): GraphQLDocument | undefined {
    return this.accountId && this.contactFields ? CONTACTS : undefined;
  }

  get firstVariables(): object {
    return this.firstVariablesOf(this.accountId ?? '', this.contactFields ?? {});
  }

  get roleQuery(): GraphQLDocument | undefined {
    return this.accountId ? OPPORTUNITY_ROLES : undefined;
  }

  get roleVariables(): object {
    return this.roleVariablesOf(this.accountId ?? '');
  }

  get searchQuery(): GraphQLDocument | undefined {
    return this.searched === '' ? undefined : CONTACTS;
  }

  get searchVariables(): object {
    return this.searchVariablesOf(this.accountId ?? '', this.contactFields ?? {}, this.searched);
  }

  get heading(): string {
    return this.wanted === undefined ? LABEL.title : labelText(LABEL.titleRole, roleLabel(this.roles, this.wanted));
  }

  get message(): Message | undefined {
    const mayCreate = this.stakeholderInfo?.data?.createable ?? true;
    return messageOf({
      lockedReason: this.lockedReason ?? (mayCreate ? undefined : LABEL.noPermission),
      accessError: this.contactInfo?.error,
      error: errorsOf(this.firstResult) ?? this.stakeholderInfo?.error,
    });
  }

  get isLoading(): boolean {
    return !this.message && !(this.stakeholderInfo?.data && this.firstResult?.data !== undefined);
  }

  get isShown(): boolean {
    return !this.message && !this.isLoading;
  }

  get isEmpty(): boolean {
    return this.text === '' && this.first.rows.length === 0;
  }

  get rows(): AddRows {
    const onMap = this.onMapOf(this.people, this.accountId);
    const found = this.matchingOf(this.suggestions, this.text);
    return this.rowsOf(found, onMap, this.progress, this.roles, this.wanted);
  }

  get hasSuggested(): boolean {
    return this.rows.suggested.length > 0;
  }

  get hasOthers(): boolean {
    return this.rows.others.length > 0;
  }

  get note(): string | undefined {
    const { suggested, others, hidden } = this.rows;
    return noteOf({
      text: this.text,
      isSearching: this.isSearching,
      hasFailed: errorsOf(this.foundResult) !== undefined,
      shown: suggested.length + others.length,
      hidden,
      isCut: this.first.isCut,
    });
  }

  get canCreateContact(): boolean {
    return this.isShown && (this.contactInfo?.data?.createable ?? false);
  }

  override renderedCallback(): void {
    this.takeFocus();
  }

  override disconnectedCallback(): void {
    this.typing.cancel();
  }

  /** For whoever opens this by keyboard: begins with the search. */
  @api
  focus(): void {
    this.takesFocus = true;
    this.takeFocus();
  }

  handleSearch(event: CustomEvent<{ readonly value: string }>): void {
    event.stopPropagation();
    this.text = event.detail.value.trim();
    this.typing.cancel();
    // Where all contacts are here already, there is nobody else to find.
    const text = this.first.isCut ? this.text : '';
    this.isSearching = text !== '' && text !== this.searched;
    if (this.isSearching) {
      this.typing.start(() => {
        this.searched = text;
      });
    }
  }

  async handleAdd({ detail }: CustomEvent<{ readonly id: string }>): Promise<void> {
    const { accountId, progress } = this;
    const suggestion = this.suggestions.find(({ contact }) => contact.id === detail.id);
    if (!suggestion || accountId === undefined || progress.adding.has(detail.id)) {
      return;
    }
    const { contact, role = this.wanted } = suggestion;
    const removedId = this.onMapOf(this.people, accountId).get(contact.id)?.id;
    const fields = this.stakeholderInfo?.data?.fields ?? {};
    this.status = '';
    this.progress = whileAdding(progress, contact.id, suggestion.reasons);
    try {
      this.showAdded(contact, await addContact({ accountId, contact, role, removedId, fields }));
    } catch (failure) {
      this.progress = onceFailed(this.progress, contact.id, notAddedText(contact.name, failure));
    }
  }

  handleNewContact(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Contact', actionName: 'new' },
      state: { defaultFieldValues: encodeDefaultFieldValues({ AccountId: this.accountId ?? '' }) },
    });
  }

  handleClose(): void {
    this.close();
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      this.close();
    }
  }

  private get contactFields(): Readonly<Record<string, FieldInfo>> | undefined {
    return this.contactInfo?.data?.fields;
  }

  private get first(): Contacts {
    return this.contactsOf(this.firstResult?.data);
  }

  private get worksOn(): OpportunityRoles {
    return this.rolesOf(this.roleResult?.data, this.accountId ?? '');
  }

  private get wanted(): string | undefined {
    return this.missingRoles.find((role) => role === this.wantedRole);
  }

  /** All who are known, the ones that belong on the map first. */
  private get suggestions(): readonly Suggestion[] {
    const found = this.foundOf(this.foundResult?.data).rows;
    const contacts = this.candidatesOf(this.worksOn.contacts, found, this.first.rows);
    return this.suggestionsOf(contacts, this.worksOn.roles, this.missingRoles, this.wanted, today());
  }

  private showAdded({ id, name }: AccountContact, stakeholderId: string | undefined): void {
    const isTaken = stakeholderId === undefined;
    this.progress = onceAdded(this.progress, id, isTaken);
    this.status = labelText(isTaken ? LABEL.taken : LABEL.added, name);
    const detail: PeopleAdded = { ids: isTaken ? [] : [stakeholderId] };
    this.dispatchEvent(new CustomEvent('peopleadded', { detail }));
  }

  /** At once, or when the search is there. */
  private takeFocus(): void {
    const search = this.takesFocus ? this.template?.querySelector<HTMLElement>('lightning-input') : undefined;
    if (search) {
      this.takesFocus = false;
      search.focus();
    }
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
