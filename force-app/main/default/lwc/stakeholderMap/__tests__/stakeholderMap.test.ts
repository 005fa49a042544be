import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderMap from 'c/stakeholderMap';
import { failures, link, person } from '../../stakeholderEdits/__tests__/fakeStore';

interface TestWire {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
  emitError(response: object, filter: (config: { readonly objectApiName: unknown }) => boolean): void;
}

const infoWire = getObjectInfo as unknown as TestWire;
const picklistWire = getPicklistValues as unknown as TestWire;
const update = jest.mocked(updateRecord);
const encode = encodeDefaultFieldValues as unknown as jest.Mock<string, [Readonly<Record<string, unknown>>]>;

// Before the first component is made, which seals the class.
const navigate = jest.fn();
Object.assign(StakeholderMap.prototype, { [NavigationMixin.Navigate]: navigate });

const ACCOUNT = '001000000000001AAA';
const FIELDS = Object.fromEntries(
  ['Power__c', 'Interest__c', 'Influence__c', 'Stance__c', 'Active__c'].map((apiName) => [
    apiName,
    { apiName, label: apiName.slice(0, -3), updateable: true },
  ]),
);
const INFO = {
  apiName: 'Stakeholder__c',
  createable: true,
  updateable: true,
  defaultRecordTypeId: '012',
  fields: FIELDS,
};
const mine = (id: string, given: Partial<Stakeholder> = {}): Stakeholder =>
  person(id, { accountId: ACCOUNT, contactId: `003${id}`, ...given });
const PEOPLE = [
  mine('ann', { name: 'Ann', power: 3, interest: 3 }),
  mine('bob', { name: 'Bob' }),
  mine('off', { isActive: false }),
];

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

type Props = Readonly<Record<string, unknown>>;

async function open(info: object = INFO) {
  const element = createElement('c-stakeholder-map', { is: StakeholderMap });
  Object.assign(element, { recordId: ACCOUNT, contactDays: 30, expectedRoles: 'Champion; User;' });
  document.body.append(element);
  infoWire.emit(info);
  picklistWire.emit({ values: [{ label: 'User', value: 'User' }] });
  await rendered();
  const find = <Found extends Element = Element & Props>(selector: string) =>
    element.shadowRoot?.querySelector<Found>(selector);
  const say = async (selector: string, name: string, detail?: unknown): Promise<void> => {
    find(selector)?.dispatchEvent(new CustomEvent(name, { detail }));
    await rendered();
  };
  const read = (part: string, rows: readonly unknown[], isCut = false): Promise<void> => {
    const reader = `[data-part="${part}"]`;
    return say(reader, 'partread', { part, rows, isCut, accountIds: find(reader)?.accountIds });
  };
  const fail = (part: string, text: string): Promise<void> =>
    say(`[data-part="${part}"]`, 'partfailed', { part, text });
  const board = () => find('c-stakeholder-board');
  const shown = () => (board()?.people as readonly Stakeholder[]).map(({ id }) => id);
  const change = (detail: unknown): Promise<void> => say('c-stakeholder-board', 'peoplechange', detail);
  const press = async (label: string): Promise<void> => {
    const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLElement & Props>('lightning-button') ?? [])];
    buttons.find((button) => button.label === label)?.click();
    await rendered();
  };
  return { element, find, say, read, fail, board, shown, change, press };
}

async function opened(info?: object) {
  const map = await open(info);
  await map.read('People', PEOPLE);
  await map.read('Links', [link('l1', 'ann', 'bob'), link('l2', 'off', 'bob')]);
  return map;
}

const saved = (version: string): never => ({ id: 'x', fields: { LastModifiedDate: { value: version } } }) as never;

describe('c-stakeholder-map', () => {
  it('loads', async () => {
    const { element, find } = await open();
    expect(find('lightning-spinner')).not.toBeNull();
    expect(find('c-stakeholder-board')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows who is on the map, and the lines between them', async () => {
    const { element, shown, board } = await opened();
    expect(shown()).toEqual(['ann', 'bob']);
    expect(board()).toMatchObject({
      accountId: ACCOUNT,
      links: [{ id: 'l1' }],
      settings: { contactDays: 30, expectedRoles: ['Champion', 'User'] },
      picklists: { roles: [{ value: 'User' }] },
      canAdd: true,
      lockedReason: undefined,
    });
    expect(board()?.everybody).toHaveLength(3);
    await expect(element).toBeAccessible();
  });

  it('says that the user has no access', async () => {
    const { element, fail, find } = await open();
    infoWire.error({ message: 'Object Stakeholder__c is not supported in UI API' }, 400);
    await fail('People', 'Stakeholder__c is not supported.');
    expect(element).toShow('You have no access to stakeholders');
    expect(find('lightning-button')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says what went wrong, and tries again', async () => {
    const { element, fail, press, read, board } = await open();
    await fail('People', 'Unavailable.');
    expect(element).toShow('The stakeholder map cannot be shown');
    expect(element).toShow('Salesforce says: Unavailable.');
    await expect(element).toBeAccessible();
    await press('Try again');
    await read('People', PEOPLE);
    expect(element).not.toShow('Unavailable');
    expect(board()).not.toBeNull();
  });

  it('shows the map without what cannot be read, and says so', async () => {
    const { element, fail, board } = await opened();
    await fail('Coverage', 'Unavailable.');
    expect(element).toShow('Contacts of colleagues cannot be shown: Unavailable.');
    expect(board()?.coverage).toBeUndefined();
  });

  it('tells who may only look why nothing can be moved', async () => {
    const { board } = await opened({ ...INFO, createable: false, updateable: false });
    expect(board()).toMatchObject({
      canAdd: false,
      lockedReason: expect.stringContaining('your permissions do not') as string,
    });
  });

  it('shows a change at once, saves it over what was read, and undoes it', async () => {
    const { board, change, press, find } = await opened();
    let answer: (value: never) => void = () => undefined;
    update.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await change({ ids: ['ann'], changes: { Power__c: 5 } });
    expect(board()?.people).toMatchObject([{ power: 5 }, {}]);
    expect((board()?.saveStates as Map<string, unknown>).get('ann')).toBe('saving');
    expect(find('[role="status"]')?.textContent).toBe('Saving');
    expect(update).toHaveBeenCalledWith({ fields: { Id: 'ann', Power__c: 5 } }, { ifUnmodifiedSince: 'ann v1' });
    answer(saved('ann v2'));
    await rendered();
    expect(find('[role="status"]')?.textContent).toBe('');
    // Roll-ups of the account count people.
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ACCOUNT }]);
    update.mockResolvedValueOnce(saved('ann v3'));
    await press('Undo');
    expect(update).toHaveBeenLastCalledWith({ fields: { Id: 'ann', Power__c: 3 } }, { ifUnmodifiedSince: 'ann v2' });
    expect(find('[role="status"]')?.textContent).toBe('Undone: Ann: Power');
    expect(find('lightning-button')).toBeNull();
  });

  it('undoes by Ctrl+Z, but not where text is typed', async () => {
    const { element, change, find } = await opened();
    update.mockResolvedValue(saved('v2'));
    await change({ ids: ['ann'], changes: { Power__c: 5 } });
    const press = (target: Element | null | undefined, key: object): boolean | undefined =>
      target?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'z', bubbles: true, composed: true, cancelable: true, ...key }),
      );
    const input = document.createElement('textarea');
    element.shadowRoot?.querySelector('lightning-card')?.append(input);
    press(input, { ctrlKey: true });
    press(find('c-stakeholder-board'), { key: 'z' });
    press(find('c-stakeholder-board'), { ctrlKey: true, shiftKey: true });
    await rendered();
    expect(update).toHaveBeenCalledTimes(1);
    press(find('c-stakeholder-board'), { metaKey: true, key: 'Z' });
    await rendered();
    expect(update).toHaveBeenCalledTimes(2);
  });

  it('rolls back what was refused, with a message that can be tried again and closed', async () => {
    const { element, board, change, say, find } = await opened();
    update.mockRejectedValueOnce(failures.offline);
    await change({ ids: ['ann'], changes: { Power__c: 5 } });
    expect(board()?.people).toMatchObject([{ power: 3 }, {}]);
    const notice = element.shadowRoot?.querySelector('c-stakeholder-notice');
    expect(notice).toMatchObject({ canRetry: true, text: expect.stringContaining('Check your connection') as string });
    await expect(element).toBeAccessible();
    update.mockResolvedValueOnce(saved('ann v2'));
    await say('c-stakeholder-notice', 'retry');
    expect(board()?.people).toMatchObject([{ power: 5 }, {}]);
    expect(find('c-stakeholder-notice')).toBeNull();
    update.mockRejectedValueOnce(failures.refused);
    await change({ ids: ['ann'], changes: { Power__c: 1 } });
    await say('c-stakeholder-notice', 'dismiss');
    expect(find('c-stakeholder-notice')).toBeNull();
  });

  it('shows what somebody else changed, and lets the user choose', async () => {
    const { element, read, find, change, say, board } = await opened();
    update.mockRejectedValueOnce(failures.modified);
    const theirs = mine('ann', { name: 'Ann', power: 1, version: 'ann v2', modifiedBy: 'Mara Lindqvist' });
    // The query is asked again, which this test answers; its readers have no wire behind them.
    const asked = change({ ids: ['ann'], changes: { Power__c: 5 } });
    await read('People', [theirs, PEOPLE[1]]);
    await asked;
    await rendered();
    const conflict = find('c-save-conflict');
    expect(conflict).toMatchObject({
      explanation: 'Mara Lindqvist changed Ann at the same time. Nothing was overwritten. You wanted: Power “5”.',
      changes: [{ field: 'Power', from: '3', to: '1' }],
    });
    expect(board()?.people).toMatchObject([{ power: 1 }, {}]);
    await expect(element).toBeAccessible();
    update.mockResolvedValueOnce(saved('ann v3'));
    await say('c-save-conflict', 'takeover');
    expect(update).toHaveBeenLastCalledWith({ fields: { Id: 'ann', Power__c: 5 } }, { ifUnmodifiedSince: 'ann v2' });
    expect(find('c-save-conflict')).toBeNull();
  });

  it('takes people off the map and remembers who was added', async () => {
    const { shown, say, find } = await opened();
    update.mockResolvedValue(saved('v2'));
    await say('c-stakeholder-board', 'personremove', { id: 'bob' });
    expect(shown()).toEqual(['ann']);
    expect(find('lightning-button')).toMatchObject({ title: 'Undo: Bob taken off the map' });
    await say('c-stakeholder-board', 'peopleadded', { ids: ['ann'] });
    expect(find('lightning-button')).toMatchObject({ title: 'Undo: Ann added' });
  });

  it('saves lines of every kind', async () => {
    const { say, board } = await opened();
    jest.mocked(createRecord).mockResolvedValueOnce({ ...(saved('v1') as object), id: 'l3' } as never);
    await say('c-stakeholder-board', 'linkadd', { fromId: 'bob', toId: 'ann', kind: 'Mentors' });
    expect(board()?.links).toHaveLength(2);
    await say('c-stakeholder-board', 'managerchange', { id: 'bob', managerId: 'ann' });
    expect(board()?.links).toHaveLength(2);
    await say('c-stakeholder-board', 'linkremove', { id: 'l3' });
    expect(board()?.links).toMatchObject([{ id: 'l1' }]);
  });

  it('shows the people of the family when asked, and says where it was cut off', async () => {
    const { element, find, read, say, board } = await opened();
    expect(find('lightning-input')).toBeNull();
    await read('Account', [{ id: ACCOUNT, name: 'Acme', topId: '001top', counts: { ours: 1, theirs: 0 } }]);
    expect(board()).toMatchObject({ counts: { ours: 1, theirs: 0 }, accounts: undefined });
    await say('lightning-input', 'change', { checked: true });
    expect(find('[data-part="Family"]')).toMatchObject({ accountIds: ['001top'] });
    expect(find('[role="status"]')?.textContent).toBe('Loading the stakeholder map');
    await read('Family', [{ id: '001top' }, { id: ACCOUNT }], true);
    expect(element).toShow('the people of its first 200 accounts are shown');
    expect(find('[data-part="People"]')).toMatchObject({ accountIds: ['001top', ACCOUNT] });
    expect(find('[data-part="Coverage"]')).toMatchObject({ accountIds: [ACCOUNT] });
    await read('People', [...PEOPLE, person('top', { accountId: '001top', accountName: 'Top' })]);
    expect(board()).toMatchObject({ accounts: { '001top': 'Top' } });
    expect(find('[role="status"]')?.textContent).toBe('');
  });

  it('knows nothing of the lines of another account’s people before these are read', async () => {
    const { read, fail, say, board } = await opened();
    await read('Account', [{ id: ACCOUNT, name: 'Acme', topId: '001top', counts: {} }]);
    await say('lightning-input', 'change', { checked: true });
    await read('Family', [{ id: '001top' }, { id: ACCOUNT }]);
    expect(board()?.states).toMatchObject({ Links: 'read' });
    await read('People', [...PEOPLE, person('top', { accountId: '001top' })]);
    expect(board()?.states).toMatchObject({ Links: 'loading' });
    await fail('Links', 'Unavailable.');
    expect(board()?.states).toMatchObject({ Links: 'failed' });
    await read('Links', [link('l1', 'ann', 'bob')]);
    expect(board()?.states).toMatchObject({ Links: 'read' });
  });

  // The contacts job counts closed tasks alone.
  it.each([
    ['as done', undefined, 'Completed'],
    ['as the organisation calls what is done', ' Abgeschlossen ', 'Abgeschlossen'],
    ['with the status that the organisation begins with', '', undefined],
  ])('opens the page for a new task with the person, %s', async (_how, contactStatus, Status) => {
    const { element, say } = await opened();
    Object.assign(element, contactStatus === undefined ? {} : { contactStatus });
    await say('c-stakeholder-board', 'logcontact', { id: 'ann' });
    expect(navigate).toHaveBeenLastCalledWith(
      expect.objectContaining({ attributes: { objectApiName: 'Task', actionName: 'new' } }),
    );
    const [values] = encode.mock.lastCall ?? [];
    expect(values).toMatchObject({ WhatId: ACCOUNT, WhoId: '003ann', Subject: 'Contact with Ann' });
    expect(values?.Status).toBe(Status);
  });

  it('tells the board how far each part is read', async () => {
    const { board, fail, read } = await opened();
    expect(board()?.states).toMatchObject({ People: 'read', Links: 'read', Coverage: 'loading', Account: 'loading' });
    await fail('Coverage', 'Unavailable.');
    expect(board()?.states).toMatchObject({ Coverage: 'failed' });
    await read('Coverage', []);
    expect(board()?.states).toMatchObject({ Coverage: 'read' });
    // What was read once stays, and the note above the map says that it was not read again.
    await fail('Coverage', 'Unavailable.');
    expect(board()?.states).toMatchObject({ Coverage: 'read' });
  });

  it.each([
    ['who was in contact', 'Coverage', 'Stakeholder_Coverage__c'],
    ['who was heard', 'Voice', 'Voice_Interview__c'],
  ])('does not ask %s for who may not see it', async (_what, part, objectName) => {
    const { element, find, board } = await opened({ ...INFO, fields: { ...FIELDS, Contact__c: {} } });
    const ofPart = ({ objectApiName }: { readonly objectApiName: unknown }): boolean =>
      JSON.stringify(objectApiName).includes(objectName);
    expect(find(`[data-part="${part}"]`)?.accountIds).toEqual([ACCOUNT]);
    infoWire.emitError({ status: 400, body: { message: `${objectName} is not supported` } }, ofPart);
    await rendered();
    expect(find(`[data-part="${part}"]`)?.accountIds).toEqual([]);
    expect(board()?.states).toMatchObject({ [part]: 'hidden' });
    expect(element).not.toShow('cannot be shown');
  });

  it('asks who was heard for who sees by whom, and again when more is noted', async () => {
    const blind = await opened();
    expect(blind.find('[data-part="Voice"]')?.accountIds).toEqual([]);
    blind.element.remove();
    const { board, find, read, say } = await opened({ ...INFO, fields: { ...FIELDS, Contact__c: {} } });
    await read('Voice', [{ contactId: '003ann' }]);
    expect(board()?.heard).toEqual([{ contactId: '003ann' }]);
    const refresh = jest.fn();
    Object.defineProperty(find('[data-part="Voice"]') ?? {}, 'refresh', { value: refresh });
    await say('c-stakeholder-board', 'quotenoted');
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
