import { createElement } from 'lwc';
import ContactList from 'c/contactList';
import type { ContactRow } from 'c/contactList';

const row = (id: string, given: Partial<ContactRow> = {}): ContactRow => ({
  id,
  name: id,
  detail: '',
  reason: '',
  roleLabel: undefined,
  state: 'absent',
  error: undefined,
  ...given,
});

async function show(contacts: readonly ContactRow[]): Promise<HTMLElement> {
  const element = createElement('c-contact-list', { is: ContactList });
  Object.assign(element, { heading: 'Suggested', contacts });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

interface Button extends HTMLElement {
  readonly label: string;
}

const buttons = (element: HTMLElement): Button[] => [
  ...(element.shadowRoot?.querySelectorAll<Button>('lightning-button') ?? []),
];

describe('c-contact-list', () => {
  it('shows who a contact is and what speaks for it, and says when it is to be added', async () => {
    const element = await show([
      row('Ana', { detail: 'CFO · ana@example.com', reason: 'Title fits', roleLabel: 'Buyer' }),
    ]);
    const added = jest.fn();
    element.addEventListener('contactadd', (event) => {
      added((event as CustomEvent).detail);
    });
    expect(element).toShow('Suggested Ana CFO · ana@example.com Title fits Add as Buyer');
    buttons(element)[0]?.click();
    expect(added).toHaveBeenCalledWith({ id: 'Ana' });
    await expect(element).toBeAccessible();
  });

  it.each<[string, Partial<ContactRow>, string]>([
    ['nobody has suggested a role for', {}, 'Ana Add'],
    ['was taken off the map', { state: 'removed', roleLabel: 'Buyer' }, 'Ana Bring back'],
    ['is being added', { state: 'adding' }, 'Ana Adding…'],
    ['is on the map', { state: 'there' }, 'Ana On the map'],
    ['could not be added', { error: 'Ana was not added: no.' }, 'Ana Ana was not added: no. Add'],
  ])('shows a contact that %s', async (_situation, given, expected) => {
    const element = await show([row('Ana', given)]);
    expect(element).toShow(expected);
    await expect(element).toBeAccessible();
  });

  it('moves the focus to the next button when the one that was pressed goes away', async () => {
    const element = await show([row('Ana'), row('Bo'), row('Cy')]);
    buttons(element)[1]?.click();
    Object.assign(element, { contacts: [row('Ana'), row('Bo', { state: 'adding' }), row('Cy')] });
    await Promise.resolve();
    expect(element.shadowRoot?.activeElement).toBe(buttons(element)[1]);
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset.id).toBe('Cy');
  });

  it('keeps the focus where there is no other button', async () => {
    const element = await show([row('Ana')]);
    buttons(element)[0]?.click();
    Object.assign(element, { contacts: [row('Ana', { state: 'there' })] });
    await Promise.resolve();
    expect(element.shadowRoot?.activeElement?.tagName).toBe('H4');
  });
});
