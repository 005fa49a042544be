import { createElement } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import StakeholderContact from 'c/stakeholderContact';
import { person } from '../../stakeholderEdits/__tests__/fakeStore';

const LOST = person('ana', { name: 'Ana Ruiz' });
const BO = person('bo', { name: 'Bo Berg', contactId: '003b' });
const ELSEWHERE = person('cy', { name: 'Cy Ek', accountId: '002', contactId: '003c' });
const fields = (updateable: boolean): object => ({
  Contact__c: { apiName: 'Contact__c', label: 'Contact', updateable },
  Name: { apiName: 'Name', label: 'Stakeholder', updateable },
});

const cleared = jest.fn();
const contactWire = getRecord as unknown as {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
};

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
  /** The contact is read, and is called so. */
  const read = async (name: string): Promise<void> => {
    contactWire.emit({ fields: { Name: { value: name } } });
    await Promise.resolve();
  };
  const press = async (label: string): Promise<void> => {
    const buttons = element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button') ?? [];
    [...buttons].find((button) => button.label === label)?.click();
    await Promise.resolve();
  };
  return { element, said, picker, pick, read, press };
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
    const { said, pick, read } = await show();
    await pick('003new');
    expect(said).toEqual([]);
    await read('Ana Ruiz');
    await pick(null);
    await pick('003c');
    await read('ana  ruiz ');
    expect(said).toEqual([
      { Contact__c: '003new', Name: 'Ana Ruiz' },
      { Contact__c: '003c', Name: 'ana  ruiz ' },
    ]);
  });

  it('asks whether a contact of another name is the same person, who is then called so', async () => {
    const { element, said, pick, read, press } = await show();
    await pick('003new');
    await read('Ana Ruiz-Lopez');
    expect(said).toEqual([]);
    expect(element).toShow('This contact is called Ana Ruiz-Lopez. Is Ana Ruiz the same person?');
    await expect(element).toBeAccessible();
    await press('Same person: call them Ana Ruiz-Lopez');
    expect(said).toEqual([{ Contact__c: '003new', Name: 'Ana Ruiz-Lopez' }]);
    expect(element).not.toShow('This contact is called');
  });

  it('takes a successor’s contact from nobody: cancelled, nothing has changed', async () => {
    const { element, said, pick, read, press } = await show();
    await pick('003new');
    await read('Eva Moreno');
    await press('Cancel');
    expect(said).toEqual([]);
    expect(cleared).toHaveBeenCalledTimes(1);
    expect(element).not.toShow('Eva Moreno');
  });

  it('keeps a name within the field, and leaves it alone where it is not the user’s to change', async () => {
    const { said, pick, read, press } = await show();
    await pick('003new');
    await read('N'.repeat(121));
    await press(`Same person: call them ${'N'.repeat(121)}`);
    const locked = await show({
      fields: { ...fields(true), Name: { apiName: 'Name', label: 'x', updateable: false } },
    });
    await locked.pick('003new');
    await locked.read('Ana Ruiz');
    expect([...said, ...locked.said]).toEqual([
      { Contact__c: '003new', Name: 'N'.repeat(80) },
      { Contact__c: '003new' },
    ]);
  });

  it('says when the contact cannot be read, and changes nothing', async () => {
    const { element, said, pick } = await show();
    await pick('003gone');
    contactWire.error({ message: 'The requested resource does not exist' }, 404);
    await Promise.resolve();
    expect(element).toShow(
      'The contact could not be read, so nothing was changed: The requested resource does not exist.',
    );
    expect(said).toEqual([]);
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
