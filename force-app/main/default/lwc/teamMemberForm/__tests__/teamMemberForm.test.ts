import { createElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import TeamMemberForm from 'c/teamMemberForm';
import { EMPTY_VALUES } from 'c/teamRole';

const LABELS: Readonly<Record<string, string>> = {
  User__c: 'User',
  Department__c: 'Department',
  Critical_Role__c: 'Critical Role',
  Contribution__c: 'Contribution',
  Main_Contact__c: 'Main Contact',
  Department_Contact__c: 'Department Contact',
};
const fields = (updateable: readonly string[] = Object.keys(LABELS)): object =>
  Object.fromEntries(
    Object.entries(LABELS).map(([apiName, label]) => [
      apiName,
      { apiName, label, dataType: 'String', inlineHelpText: null, updateable: updateable.includes(apiName) },
    ]),
  );

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function form(values: object = {}): Promise<HTMLElement> {
  const element = createElement('c-team-member-form', { is: TeamMemberForm });
  Object.assign(element, { fields: fields(), ...values });
  document.body.append(element);
  await rendered();
  return element;
}

const input = (element: HTMLElement, field: string): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>(`[data-field="${field}"]`);
async function enter(element: HTMLElement, field: string, detail: object): Promise<void> {
  input(element, field)?.dispatchEvent(new CustomEvent('change', { detail }));
  await rendered();
}
async function press(element: HTMLElement, label: string): Promise<void> {
  const buttons = Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button') ?? []);
  buttons.find((button) => Reflect.get(button, 'label') === label)?.click();
  await rendered();
}
function hear(element: HTMLElement, type: string): jest.Mock {
  const heard = jest.fn();
  element.addEventListener(type, ({ detail }: CustomEventInit) => {
    heard(detail);
  });
  return heard;
}

describe('c-team-member-form', () => {
  it('asks whom to add, and all that the user may fill in', async () => {
    const element = await form();
    expect(element).toShow('Add a colleague');
    expect(Object.keys(LABELS).filter((field) => !input(element, field))).toEqual([]);
  });

  it('names whom it changes, and asks for no other person, nor for what the user may not change', async () => {
    const element = await form({ name: 'Sam', fields: fields(['Critical_Role__c']) });
    expect(element).toShow('Sam');
    expect(Object.keys(LABELS).filter((field) => input(element, field))).toEqual(['Critical_Role__c']);
  });

  it('says all values when it is saved, and each change', async () => {
    const element = await form({ values: { ...EMPTY_VALUES, Department__c: 'Sales' } });
    const [saved, edited] = [hear(element, 'save'), hear(element, 'edit')];
    // The picker is a stub here, which knows nothing of validity.
    Object.assign(input(element, 'User__c') ?? {}, { reportValidity: () => true });
    await enter(element, 'User__c', { recordId: '005Sam' });
    await enter(element, 'Critical_Role__c', { value: 'Pricing' });
    await enter(element, 'Main_Contact__c', { checked: true });
    await press(element, 'Save');
    expect(edited).toHaveBeenCalledTimes(3);
    expect(saved).toHaveBeenCalledWith({
      User__c: '005Sam',
      Department__c: 'Sales',
      Critical_Role__c: 'Pricing',
      Contribution__c: '',
      Main_Contact__c: true,
      Department_Contact__c: false,
    });
  });

  it('complains that nobody is chosen when that is to be saved, not when the field is left', async () => {
    const element = await form();
    expect(input(element, 'User__c')).toMatchObject({ required: false });
    await press(element, 'Save');
    expect(input(element, 'User__c')).toMatchObject({ required: true });
  });

  it('wants a department of the contact for one', async () => {
    const element = await form({ name: 'Sam' });
    const saved = hear(element, 'save');
    await enter(element, 'Department_Contact__c', { checked: true });
    await press(element, 'Save');
    expect(saved).not.toHaveBeenCalled();
    expect(element).toShow('Say for which department this is the contact.');
    await enter(element, 'Department_Contact__c', { checked: false });
    await press(element, 'Save');
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it('tells at a field what was refused, until it is changed', async () => {
    const element = await form({ name: 'Sam' });
    Object.assign(element, { fieldErrors: { Critical_Role__c: 'Too long a story.' } });
    await rendered();
    expect(input(element, 'Critical_Role__c')).toShow('Too long a story.');
    const saved = hear(element, 'save');
    await enter(element, 'Critical_Role__c', { value: 'Pricing' });
    await press(element, 'Save');
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['asks nothing where nothing was typed', undefined, true, 0],
    ['drops what was typed when the user agrees', 'Pricing', true, 1],
    ['stays when the user does not', 'Pricing', false, 1],
  ])('by Escape %s', async (_what, typed, agreed, questions) => {
    const ask = jest.spyOn(LightningConfirm, 'open').mockResolvedValue(agreed);
    const element = await form({ name: 'Sam' });
    const cancelled = hear(element, 'cancel');
    if (typed) {
      await enter(element, 'Critical_Role__c', { value: typed });
    }
    input(element, 'Critical_Role__c')?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await rendered();
    expect(ask).toHaveBeenCalledTimes(questions);
    expect(cancelled).toHaveBeenCalledTimes(agreed ? 1 : 0);
  });

  it('has no accessibility violation', async () => {
    await expect(await form()).toBeAccessible();
    await expect(await form({ name: 'Sam', isSaving: true })).toBeAccessible();
  });
});
