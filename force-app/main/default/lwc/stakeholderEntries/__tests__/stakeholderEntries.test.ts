import { createElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import StakeholderEntries from 'c/stakeholderEntries';
import { link, person } from '../../stakeholderEdits/__tests__/fakeStore';

const FIELDS = Object.fromEntries(
  ['Power__c', 'Stance__c', 'Role__c', 'Notes__c', 'Relationship_Owner__c', 'Active__c', 'Contact__c'].map(
    (apiName) => [apiName, { apiName, label: apiName.slice(0, -3).replace('_', ' ') }],
  ),
);
const FULL = person('one', {
  name: 'Ana Ruiz',
  contactId: '003a',
  power: 5,
  stance: -1,
  role: 'Champion',
  notes: 'Wants fewer suppliers.',
  owner: { id: '005', name: 'Sam Okafor' },
});
const EMPTY = person('two', { name: 'Ana Ruiz', contactId: '003a' });

type Button = HTMLElement & { readonly label: string };

async function show(given: object = {}) {
  const element = createElement('c-stakeholder-entries', { is: StakeholderEntries });
  const links = [link('l1', 'one', 'bo'), link('l2', 'cy', 'one'), link('l3', 'bo', 'cy')];
  Object.assign(element, { entries: [FULL, EMPTY], shownId: 'one', links, fields: FIELDS, canKeep: true, ...given });
  const said: unknown[] = [];
  for (const name of ['personselect', 'entrykeep']) {
    element.addEventListener(name, (event) => said.push([name, (event as CustomEvent).detail]));
  }
  document.body.append(element);
  await Promise.resolve();
  const buttons = () => [...(element.shadowRoot?.querySelectorAll<Button>('lightning-button') ?? [])];
  const press = async (label: string): Promise<void> => {
    buttons()
      .find((button) => button.label === label)
      ?.click();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { element, said, labels: () => buttons().map(({ label }) => label), press };
}

describe('c-stakeholder-entries', () => {
  it('shows what tells the entries apart, and which of them is open', async () => {
    const { element } = await show();
    expect(element).toShow('On the map twice');
    expect(element).toShow(
      'Entry 1, shown here Role: Champion · Power: 5 · Stance: Sceptic · Relationship Owner: Sam Okafor · Notes: filled in · Lines: 2',
    );
    expect(element).toShow('Entry 2 Nothing is filled in.');
    await expect(element).toBeAccessible();
  });

  it('tells nothing that the user may not see', async () => {
    const { element } = await show({ fields: { Power__c: FIELDS.Power__c } });
    expect(element).toShow('Entry 1, shown here Power: 5 · Lines: 2');
    expect(element).not.toShow('Sceptic');
  });

  it('opens another entry', async () => {
    const { said, press, labels } = await show();
    expect(labels()).toEqual(['Keep entry 1', 'Keep entry 2', 'Show entry 2']);
    await press('Show entry 2');
    expect(said).toEqual([['personselect', { id: 'two' }]]);
  });

  it('keeps one entry once the user has agreed, whichever is open', async () => {
    const ask = jest.spyOn(LightningConfirm, 'open').mockResolvedValue(true);
    const third = person('three', { name: 'Ana Ruiz', contactId: '003a' });
    const { said, press } = await show({ entries: [FULL, EMPTY, third] });
    await press('Keep entry 2');
    expect(ask).toHaveBeenCalledWith(
      expect.objectContaining({
        label: 'Keep entry 2 alone?',
        message: expect.stringContaining('nothing of it is carried over') as string,
      }),
    );
    expect(said).toEqual([['entrykeep', { id: 'two', otherIds: ['one', 'three'] }]]);
  });

  it('changes nothing when the user does not agree', async () => {
    jest.spyOn(LightningConfirm, 'open').mockResolvedValue(false);
    const { said, press } = await show();
    await press('Keep entry 1');
    expect(said).toEqual([]);
  });

  it('lets who may take nobody off the map look', async () => {
    const { labels, element } = await show({ canKeep: false });
    expect(labels()).toEqual(['Show entry 2']);
    await expect(element).toBeAccessible();
  });
});
