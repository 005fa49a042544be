import { createElement } from 'lwc';
import SaveConflict from 'c/saveConflict';

async function show(given: object = {}) {
  const element = createElement('c-save-conflict', { is: SaveConflict });
  Object.assign(element, given);
  const said: string[] = [];
  for (const name of ['takeover', 'giveup']) element.addEventListener(name, ({ type }) => said.push(type));
  document.body.append(element);
  await Promise.resolve();
  const buttons = [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button') ?? []),
  ];
  return { element, said, buttons };
}

describe('c-save-conflict', () => {
  it.each([
    ['who changed it', { changedBy: 'Mara Lindqvist' }, /Mara Lindqvist/],
    ['that somebody did, where no name is known', {}, /[Ss]omebody/],
    ['what the container explains', { changedBy: 'Mara', explanation: 'Bo was changed.' }, /Bo was changed\./],
  ])('says %s', async (_what, given, text) => {
    const { element } = await show(given);
    expect(element).toShow(text);
    await expect(element).toBeAccessible();
  });

  it('tells of each field what was changed, filled and emptied', async () => {
    const { element } = await show({
      changes: [
        { field: 'Power', from: '3', to: '1' },
        { field: 'Role', from: undefined, to: 'User' },
        { field: 'Notes', from: 'Old', to: undefined },
      ],
    });
    const lines = [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/Power.*“1”.*“3”/);
    expect(lines[1]).toMatch(/Role.*“User”/);
    expect(lines[2]).toMatch(/Notes.*“Old”/);
  });

  it('lets the user go on from there, and give up where that is offered', async () => {
    const alone = await show();
    expect(alone.buttons).toHaveLength(1);
    const { said, buttons } = await show({ takeOverLabel: 'Mine', giveUpLabel: 'Theirs' });
    expect(buttons.map(({ label }) => label)).toEqual(['Mine', 'Theirs']);
    buttons.forEach((button) => button.click());
    expect(said).toEqual(['takeover', 'giveup']);
  });
});
