import { createElement } from 'lwc';
import UserPicker from 'c/userPicker';

const MARA = { id: '005000000000002AAA', name: 'Mara Lindqvist', title: 'CFO' };

async function show(given: object): Promise<HTMLElement> {
  const element = createElement('c-user-picker', { is: UserPicker });
  Object.assign(element, { label: 'Executive Peer', ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const picker = (element: HTMLElement): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector('lightning-record-picker');

describe('c-user-picker', () => {
  it('shows who it is, with the title, and searches active users', async () => {
    const element = await show({ user: MARA });
    expect(picker(element)).toMatchObject({
      label: 'Executive Peer',
      value: MARA.id,
      objectApiName: 'User',
      filter: { criteria: [{ fieldPath: 'IsActive', operator: 'eq', value: true }] },
    });
    expect(element).toShow('CFO');
    await expect(element).toBeAccessible();
  });

  it.each([
    [MARA.id, { id: MARA.id }],
    [null, { id: undefined }],
  ])('says when %s is picked', async (recordId, expected) => {
    const element = await show({});
    const changes: unknown[] = [];
    element.addEventListener('userchange', (event) => changes.push((event as CustomEvent).detail));
    picker(element)?.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
    expect(changes).toEqual([expected]);
  });

  it.each([
    [MARA, 'Executive Peer Mara Lindqvist CFO'],
    [{ id: MARA.id, name: '' }, 'Executive Peer a user you cannot see'],
    [undefined, 'Executive Peer not filled in'],
  ])('shows %j as text to who may not change it', async (user, expected) => {
    const element = await show({ user, isReadOnly: true });
    expect(element).toShow(expected);
    expect(picker(element)).toBeNull();
  });
});
