import { createElement } from 'lwc';
import StakeholderBoard from 'c/stakeholderBoard';
import { link, person } from '../../stakeholderEdits/__tests__/fakeStore';

const FIELDS = Object.fromEntries(
  ['Power__c', 'Interest__c', 'Influence__c', 'Stance__c', 'Role__c', 'Active__c', 'Department__c'].map((apiName) => [
    apiName,
    { apiName, label: apiName, updateable: true },
  ]),
);
const ANN = person('ann', { name: 'Ann Berg', power: 5, interest: 4, contactId: '003a', role: 'Champion' });
const BO = person('bo', { name: 'Bo Ek', power: 2, interest: 2, contactId: '003b', department: 'Plant' });
const PARENT = person('cem', { name: 'Cem Ak', accountId: '002', accountName: 'Parent', contactId: '003c' });

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function show(given: object = {}) {
  const element = createElement('c-stakeholder-board', { is: StakeholderBoard });
  const said: [string, unknown][] = [];
  for (const name of [
    'peoplechange',
    'managerchange',
    'linkadd',
    'linkremove',
    'personremove',
    'peopleadded',
    'logcontact',
    'quotenoted',
  ])
    element.addEventListener(name, (event) => said.push([name, (event as CustomEvent).detail]));
  Object.assign(element, {
    accountId: '001',
    people: [ANN, BO],
    everybody: [ANN, BO],
    links: [link('l1', 'bo', 'ann')],
    fields: FIELDS,
    canAdd: true,
    today: '2026-06-30',
    settings: { contactDays: 60, expectedRoles: ['Champion', 'User'] },
    ...given,
  });
  document.body.append(element);
  await rendered();
  const root = element.shadowRoot;
  const find = <Found extends Element>(selector: string) => root?.querySelector<Found>(selector);
  const say = async (selector: string, name: string, detail?: unknown): Promise<void> => {
    find(selector)?.dispatchEvent(new CustomEvent(name, { detail }));
    await rendered();
  };
  const look = (view: string): Promise<void> => say('lightning-radio-group', 'change', { value: view });
  return { element, find, say, look, said };
}

type Props = Readonly<Record<string, unknown>>;

describe('c-stakeholder-board', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('says what the map is for while nobody is on it, and opens adding', async () => {
    const { element, find } = await show({ people: [], everybody: [], links: [] });
    expect(element).toShow('Nobody is on the map yet');
    expect(element).toShow('add them from the account');
    expect(find('lightning-radio-group')).toBeNull();
    find<HTMLElement>('lightning-button')?.click();
    await rendered();
    expect(find<Element & Props>('c-stakeholder-add')).toMatchObject({
      accountId: '001',
      missingRoles: ['Champion', 'User'],
    });
    await expect(element).toBeAccessible();
  });

  it('sends who may add nobody to somebody who may', async () => {
    const { element, find } = await show({ people: [], everybody: [], links: [], canAdd: false });
    expect(element).toShow('A strategic account manager can add people.');
    expect(find('lightning-button')).toBeNull();
  });

  it.each([
    ['grid', 'c-stakeholder-grid'],
    ['chart', 'c-stakeholder-chart'],
    ['table', 'c-stakeholder-table'],
    ['matrix', 'c-contact-matrix'],
    ['pairs', 'c-executive-pair-list'],
  ])('keeps the selection and the filter in the view %s', async (view, tag) => {
    const { find, say, look } = await show();
    await say('c-stakeholder-grid', 'personselect', { id: 'bo' });
    await say('c-stakeholder-filter', 'criteriachange', { department: 'Plant' });
    await look(view);
    const shown = find(tag) as unknown as Props;
    expect(shown.selectedId).toBe('bo');
    // The matrix shows everybody, found or not.
    expect(view === 'matrix' || [...(shown.matches as Set<string>)].join()).toEqual(view === 'matrix' || 'bo');
    expect(find<Element & Props>('c-stakeholder-panel')?.person).toMatchObject({ id: 'bo' });
    expect(find<Element & Props>('c-stakeholder-filter')).toMatchObject({ found: 1, total: 2 });
  });

  it.each([
    ['c-stakeholder-grid', 'grid', ['peoplechange']],
    ['c-stakeholder-chart', 'chart', ['managerchange']],
    ['c-stakeholder-table', 'table', ['peoplechange']],
    ['c-executive-pair-list', 'pairs', ['peoplechange']],
    [
      'c-stakeholder-panel',
      'grid',
      ['peoplechange', 'managerchange', 'linkadd', 'linkremove', 'personremove', 'logcontact', 'quotenoted'],
    ],
  ])('passes on what %s says', async (tag, view, names) => {
    const { say, look, said } = await show();
    await say('c-stakeholder-grid', 'personselect', { id: 'ann' });
    await look(view);
    await Promise.all(names.map((name) => say(tag, name, { name })));
    expect(said).toEqual(names.map((name) => [name, { name }]));
  });

  it.each([
    ['grid', 'c-stakeholder-grid'],
    ['chart', 'c-stakeholder-chart'],
    ['table', 'c-stakeholder-table'],
    ['matrix', 'c-contact-matrix'],
  ])('gives the focus to the panel, and back to the person in the view %s when it closes', async (view, tag) => {
    const coverage = [
      { stakeholderId: 'ann', user: { id: '005', name: 'Sam' }, lastContactOn: '2026-06-01', contacts: 1 },
    ];
    const { element, find, say, look } = await show({ coverage });
    const focused = () => element.shadowRoot?.activeElement;
    await look(view);
    await say(tag, 'personselect', { id: 'ann' });
    expect(focused()).toBe(find('c-stakeholder-panel'));
    await say('c-stakeholder-panel', 'close');
    expect(find('c-stakeholder-panel')).toBeNull();
    expect(focused()).toBe(find(tag));
  });

  it('gives the focus to the view when the person is not in it, or was taken off the map', async () => {
    const { element, find, say } = await show();
    await say('c-stakeholder-filter', 'criteriachange', { department: 'Plant' });
    await say('c-stakeholder-signal-list', 'personselect', { id: 'ann' });
    await say('c-stakeholder-panel', 'close');
    expect(element.shadowRoot?.activeElement).toBe(find('section'));
    await say('c-stakeholder-grid', 'personselect', { id: 'bo' });
    await say('c-stakeholder-panel', 'personremove', { id: 'bo' });
    Object.assign(element, { people: [ANN] });
    await rendered();
    expect(find('c-stakeholder-panel')).toBeNull();
    expect(element.shadowRoot?.activeElement).toBe(find('section'));
  });

  it('keeps view and filters of an account while the tab is open, but not what was searched for', async () => {
    const first = await show();
    await first.look('table');
    await first.say('c-stakeholder-filter', 'criteriachange', { department: 'Plant', text: 'Bo' });
    first.element.remove();
    const again = await show();
    expect(again.find('c-stakeholder-table')).not.toBeNull();
    expect(again.find<Element & Props>('c-stakeholder-filter')).toMatchObject({
      criteria: { department: 'Plant' },
      found: 1,
    });
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('Bo');
    const other = await show({ accountId: '002', people: [PARENT] });
    expect(other.find('c-stakeholder-grid')).not.toBeNull();
  });

  it.each([
    ['no text of JSON', '{'],
    ['nothing of the kind', '[7]'],
    ['a view that there is none', '{"view":"globe","criteria":{"department":7}}'],
  ])('starts as it always does where what was kept is %s', async (_what, stored) => {
    sessionStorage.setItem('stakeholder-map:001', stored);
    const { find } = await show();
    expect(find('c-stakeholder-grid')).not.toBeNull();
    expect(find<Element & Props>('c-stakeholder-filter')?.found).toBe(2);
  });

  it('takes nothing for told, nor for not there, before it is read', async () => {
    const read = {
      Account: 'read',
      Coverage: 'read',
      Links: 'read',
      Team: 'read',
      Voice: 'read',
      People: 'read',
      Family: 'loading',
    };
    const { element, find, look } = await show({ states: { ...read, Coverage: 'loading', Links: 'failed' } });
    const list = () => find<Element & Props>('c-stakeholder-signal-list');
    expect(list()?.unread).toBe('loading');
    await look('chart');
    expect(find<Element & Props>('c-stakeholder-chart')?.isReadingLinks).toBe(true);
    await look('matrix');
    expect(find<Element & Props>('c-contact-matrix')?.coverageState).toBe('loading');
    Object.assign(element, { states: { ...read, Links: 'failed' } });
    await rendered();
    expect(list()?.unread).toBe('failed');
    Object.assign(element, { states: { ...read, Coverage: 'hidden' } });
    await rendered();
    expect(list()?.unread).toBeUndefined();
    expect(find<Element & Props>('c-contact-matrix')?.coverageState).toBe('hidden');
    await look('pairs');
    expect(find<Element & Props>('c-executive-pair-list')?.coverageState).toBe('hidden');
  });

  it('forgets who is no longer on the map, and shows them again when they are back', async () => {
    const { element, find, say } = await show();
    await say('c-stakeholder-grid', 'personselect', { id: 'bo' });
    Object.assign(element, { people: [ANN] });
    await rendered();
    expect(find('c-stakeholder-panel')).toBeNull();
    Object.assign(element, { people: [ANN, BO] });
    await rendered();
    expect(find('c-stakeholder-panel')).not.toBeNull();
  });

  it('adds somebody for the role that a signal misses, and returns to the person', async () => {
    const { find, say, said } = await show();
    await say('c-stakeholder-grid', 'personselect', { id: 'bo' });
    await say('c-stakeholder-signal-list', 'personadd', { role: 'User' });
    expect(find<Element & Props>('c-stakeholder-add')).toMatchObject({ wantedRole: 'User', missingRoles: ['User'] });
    await say('c-stakeholder-add', 'peopleadded', { ids: ['cem'] });
    expect(said).toEqual([['peopleadded', { ids: ['cem'] }]]);
    await say('c-stakeholder-add', 'close');
    expect(find('c-stakeholder-panel')).not.toBeNull();
  });

  it('tells of its own people alone what it tells, whoever else is shown', async () => {
    const { find, look } = await show({ people: [ANN, BO, PARENT], accounts: { '001': 'Acme', '002': 'Parent' } });
    const told = JSON.stringify(find<Element & Props>('c-stakeholder-signal-list')?.signals);
    expect(told).not.toContain('Cem');
    await look('matrix');
    expect(find<Element & Props>('c-contact-matrix')).toMatchObject({ people: [ANN, BO], ownAccountName: 'Acme' });
    await look('pairs');
    expect(find<Element & Props>('c-executive-pair-list')).toMatchObject({ people: [ANN, BO], ownAccountName: 'Acme' });
    await look('chart');
    expect(find<Element & Props>('c-stakeholder-chart')).toMatchObject({ accounts: { '002': 'Parent' } });
  });

  it('shows how the last change of the selected person fares', async () => {
    const states = new Map([['ann', { failed: 'Offline' }]]);
    const { find, say } = await show({ saveStates: states });
    await say('c-stakeholder-grid', 'personselect', { id: 'ann' });
    expect(find<Element & Props>('c-stakeholder-panel')?.saveState).toEqual({ failed: 'Offline' });
    await say('c-stakeholder-grid', 'personselect', { id: 'bo' });
    expect(find<Element & Props>('c-stakeholder-panel')?.saveState).toBe('saved');
  });

  it('is accessible with people, filter and panel', async () => {
    const { element, say } = await show();
    await say('c-stakeholder-grid', 'personselect', { id: 'ann' });
    await expect(element).toBeAccessible();
  });
});
