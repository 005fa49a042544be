import { createElement } from 'lwc';
import StakeholderContact from 'c/stakeholderContact';
import { person } from '../../stakeholderEdits/__tests__/fakeStore';

const LOST = person('ana', { name: 'Ana Ruiz' });
const BO = person('bo', { name: 'Bo Berg', contactId: '003b' });
const ELSEWHERE = person('cy', { name: 'Cy Ek', accountId: '002', contactId: '003c' });
const fields = (updateable: boolean): object => ({
  Contact__c: { apiName: 'Contact__c', label: 'Contact', updateable },
});

const cleared = jest.fn();

type Picker = HTMLElement & Readonly<Record<string, unknown>>;

async function show(given: object = {}) {
  const element = createElement('c-stakeholder-contact', { is: StakeholderContact });
  Object.assign(element, { person: LOST, people: [LOST, BO, ELSEWHERE], fields: fields(true), ...given });
  const said: unknown[] = [];
  element.addEventListener('fieldchange', (event) => said.push((event as CustomEvent).detail));
  document.body.append(element);
  await Promise.resolve();
  const picker = () => element.shadowRoot?.querySelector<Picker>('lightning-record-picker');
  const pick = async (recordId: string | null): Promise<void> => {
    Object.assign(picker() ?? {}, { clearSelection: cleared });
    picker()?.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
    await Promise.resolve();
  };
  return { element, said, picker, pick };
}

describe('c-stakeholder-contact', () => {
  it('says that there is no contact, and offers those of the account', async () => {
    const { element, picker } = await show();
    expect(element).toShow('No contact is chosen, or it was deleted; the name that was stored stays on the map.');
    expect(picker()).toMatchObject({
      objectApiName: 'Contact',
      filter: { criteria: [{ fieldPath: 'AccountId', operator: 'eq', value: '001' }] },
    });
    await expect(element).toBeAccessible();
  });

  it('says which contact was chosen, that of another account’s person too', async () => {
    const { said, pick } = await show();
    await pick('003new');
    await pick(null);
    await pick('003c');
    expect(said).toEqual([{ Contact__c: '003new' }, { Contact__c: '003c' }]);
  });

  it('does not take the contact of somebody who is on the map, until another is chosen', async () => {
    const { element, said, pick } = await show();
    await pick('003b');
    expect(element).toShow('Bo Berg has this contact already and is on the map.');
    expect(cleared).toHaveBeenCalledTimes(1);
    expect(said).toEqual([]);
    await pick('003new');
    expect(element).not.toShow('Bo Berg');
  });

  it.each([
    ['the map is locked', { lockedReason: 'Read only.' }],
    ['the field is not theirs to change', { fields: fields(false) }],
  ])('offers nothing where %s', async (_why, given) => {
    const { element, picker } = await show(given);
    expect(element).toShow('No contact is chosen');
    expect(picker()).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('claims nothing to who may not see contacts', async () => {
    const { element } = await show({ fields: {} });
    expect(element).not.toShow('No contact');
  });
});
