import { createElement } from 'lwc';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderTable from 'c/stakeholderTable';
import { person } from '../../gridLayout/__tests__/people';

const ANN = person('ann', { name: 'Ann Berg', title: 'CFO', power: 5, stance: 1, role: 'Champion' });
const BO = person('bo', { name: 'Bo Ek', power: 2, stance: -2, department: 'Finance' });
const CEM = person('cem', { name: 'Cem Ak' });
const PEOPLE = [CEM, ANN, BO];

const fieldsWith = (updateable: boolean, ...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, { apiName: name, label: name.replace('__c', ''), updateable }]));
const NAMES = ['Name', 'Role__c', 'Power__c', 'Stance__c', 'Department__c', 'Last_Contact_On__c'];
const FIELDS = fieldsWith(true, ...NAMES);
const PICKLISTS = { roles: [{ label: 'Champion', value: 'Champion' }], levels: [] };

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

interface Shown {
  readonly element: HTMLElement;
  readonly changes: unknown[];
  readonly selected: unknown[];
  readonly names: readonly string[];
  find<Found extends HTMLElement = HTMLElement>(selector: string): Found;
  /** What holds the value of a person in a column. */
  value(id: string, column: string): HTMLElement;
  press(target: HTMLElement, ...keys: readonly string[]): Promise<void>;
  readonly focused: string | undefined;
}

async function table(people: readonly Stakeholder[] = PEOPLE, given: object = {}): Promise<Shown> {
  const element = createElement('c-stakeholder-table', { is: StakeholderTable });
  const changes: unknown[] = [];
  const selected: unknown[] = [];
  element.addEventListener('peoplechange', (event) => changes.push((event as CustomEvent).detail));
  element.addEventListener('personselect', (event) => selected.push((event as CustomEvent).detail));
  Object.assign(element, { people, fields: FIELDS, picklists: PICKLISTS, ...given });
  document.body.append(element);
  await rendered();
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = element.shadowRoot?.querySelector<Found>(selector);
    if (!found) {
      throw new Error(`no ${selector}`);
    }
    return found;
  };
  return {
    element,
    changes,
    selected,
    find,
    value: (id, column) => find(`[data-id="${id}"][data-column="${column}"]`),
    press: async (target, ...keys) => {
      target.focus();
      for (const key of keys) {
        const focused = element.shadowRoot?.activeElement ?? target;
        focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        // eslint-disable-next-line no-await-in-loop -- one key after the other, as people press them
        await rendered();
      }
    },
    get names() {
      const cells = element.shadowRoot?.querySelectorAll('tbody th') ?? [];
      return [...cells].map((cell) => cell.textContent?.trim() ?? '');
    },
    get focused() {
      return (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.cell;
    },
  };
}

async function sortBy(shown: Shown, column: string): Promise<readonly string[]> {
  shown.find(`thead [data-column="${column}"]`).click();
  await rendered();
  return shown.names;
}

async function tick(shown: Shown, selector: string, checked = true): Promise<void> {
  const box = shown.find<HTMLInputElement>(selector);
  box.checked = checked;
  box.dispatchEvent(new CustomEvent('change'));
  await rendered();
}

describe('c-stakeholder-table', () => {
  it('lists people by name, with what is known of them', async () => {
    const shown = await table();
    expect(shown.names).toEqual(['Ann Berg', 'Bo Ek', 'Cem Ak']);
    expect(shown.element).toShow('Name Title Role Power Stance Department Last_Contact_On');
    expect(shown.element).toShow('Ann Berg CFO Champion 5 Supporter Not set Not set Bo Ek');
    await expect(shown.element).toBeAccessible();
  });

  it.each<[string, readonly Stakeholder[], object, string]>([
    ['nobody', [], {}, 'Nobody is on the map yet'],
    ['nobody that matches', PEOPLE, { matches: new Set() }, 'Nobody matches'],
  ])('says that there is %s', async (_what, people, given, text) => {
    const { element } = await table(people, given);
    expect(element).toShow(text);
    expect(element.shadowRoot?.querySelector('table')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows only whoever matches', async () => {
    expect((await table(PEOPLE, { matches: new Set(['bo']) })).names).toEqual(['Bo Ek']);
  });

  it('opens a person by name, and marks whoever is selected', async () => {
    const shown = await table(PEOPLE, { selectedId: 'ann' });
    shown.find('tbody th [data-id="bo"]').click();
    expect(shown.selected).toEqual([{ id: 'bo' }]);
    const rows = [...(shown.element.shadowRoot?.querySelectorAll('tbody tr') ?? [])];
    expect(rows.map((row) => row.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
  });

  describe('sorting', () => {
    it('turns round on the second press, with what is missing last', async () => {
      const shown = await table();
      expect(await sortBy(shown, 'Power__c')).toEqual(['Bo Ek', 'Ann Berg', 'Cem Ak']);
      expect(shown.find('th[aria-sort="ascending"]').textContent).toContain('Power');
      expect(await sortBy(shown, 'Power__c')).toEqual(['Ann Berg', 'Bo Ek', 'Cem Ak']);
      expect(shown.find('th[aria-sort="descending"]').textContent).toContain('Power');
      expect(await sortBy(shown, 'Name')).toEqual(['Ann Berg', 'Bo Ek', 'Cem Ak']);
      await expect(shown.element).toBeAccessible();
    });

    it('keeps rows in their places while values change, and sorts in whoever comes', async () => {
      const shown = await table();
      await sortBy(shown, 'Power__c');
      Object.assign(shown.element, { people: [CEM, { ...ANN, power: 1 }, BO] });
      await rendered();
      expect(shown.names).toEqual(['Bo Ek', 'Ann Berg', 'Cem Ak']);
      Object.assign(shown.element, {
        people: [CEM, { ...ANN, power: 1 }, BO, person('dan', { name: 'Dan', power: 4 })],
      });
      await rendered();
      expect(shown.names).toEqual(['Ann Berg', 'Bo Ek', 'Dan', 'Cem Ak']);
    });
  });

  describe('editing', () => {
    it('opens an input on a click, and asks for a save of what it gives', async () => {
      const shown = await table();
      shown.value('bo', 'Stance__c').click();
      await rendered();
      const editor = shown.find('c-stakeholder-cell-editor');
      expect(editor).toMatchObject({ label: 'Stance of Bo Ek', value: '-2' });
      await expect(shown.element).toBeAccessible();
      editor.dispatchEvent(new CustomEvent('commit', { detail: { value: '1', isLeft: false } }));
      await rendered();
      expect(shown.changes).toEqual([{ ids: ['bo'], changes: { Stance__c: 1 } }]);
      expect(shown.element.shadowRoot?.querySelector('c-stakeholder-cell-editor')).toBeNull();
      expect(shown.focused).toBe(shown.value('bo', 'Stance__c').dataset.cell);
    });

    it('leaves the focus where the user went meanwhile', async () => {
      const shown = await table();
      shown.value('bo', 'Stance__c').click();
      await rendered();
      const editor = shown.find('c-stakeholder-cell-editor');
      editor.dispatchEvent(new CustomEvent('commit', { detail: { value: '1', isLeft: true } }));
      await rendered();
      expect(shown.focused).toBeUndefined();
    });

    it.each([
      ['the same value', 'commit', { value: '-2', isLeft: false }],
      ['a cancelled edit', 'cancel', undefined],
    ])('asks for no save of %s', async (_what, type, detail) => {
      const shown = await table();
      shown.value('bo', 'Stance__c').click();
      await rendered();
      shown.find('c-stakeholder-cell-editor').dispatchEvent(new CustomEvent(type, { detail }));
      await rendered();
      expect(shown.changes).toEqual([]);
      expect(shown.focused).toBe(shown.value('bo', 'Stance__c').dataset.cell);
    });

    it.each([
      ['Power__c', '3', [{ ids: ['bo'], changes: { Power__c: 3 } }]],
      ['Power__c', '2', []],
      ['Power__c', '6', []],
      ['Power__c', 'Delete', [{ ids: ['bo'], changes: { Power__c: null } }]],
      ['Department__c', 'Backspace', [{ ids: ['bo'], changes: { Department__c: null } }]],
      ['Department__c', '3', []],
    ])('takes on %s the key %s', async (column, key, changes) => {
      const shown = await table();
      await shown.press(shown.value('bo', column), key);
      expect(shown.changes).toEqual(changes);
    });

    it('opens by F2', async () => {
      const shown = await table();
      await shown.press(shown.value('bo', 'Department__c'), 'F2');
      expect(shown.find('c-stakeholder-cell-editor')).toMatchObject({ label: 'Department of Bo Ek', value: 'Finance' });
    });
  });

  describe('the keyboard', () => {
    it('has one stop for Tab', async () => {
      const shown = await table();
      const stops = [...(shown.element.shadowRoot?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
      expect(stops.filter(({ tabIndex }) => tabIndex === 0).map(({ dataset }) => dataset.cell)).toEqual(['1:0']);
    });

    it.each([
      [['ArrowRight'], '1:1'],
      [['ArrowDown', 'ArrowRight'], '2:1'],
      [['ArrowUp'], '0:0'],
      [['ArrowUp', 'ArrowUp'], '0:0'],
      [['ArrowLeft'], '1:0'],
      [['End'], '1:7'],
      [['End', 'Home'], '1:0'],
    ])('goes by %j to %s', async (keys, cell) => {
      const shown = await table();
      await shown.press(shown.find('[data-cell="1:0"]'), ...keys);
      expect(shown.focused).toBe(cell);
    });

    it('goes on from where the user clicked', async () => {
      const shown = await table();
      await shown.press(shown.find('[data-cell="3:2"]'), 'ArrowUp');
      expect(shown.focused).toBe('2:2');
      expect(shown.find('[data-cell="2:2"]').tabIndex).toBe(0);
      expect(shown.find('[data-cell="1:0"]').tabIndex).toBe(-1);
    });
  });

  describe('many people', () => {
    const many = Array.from({ length: 120 }, (_, index) => person(`p${index}`, { name: `Person ${index}` }));
    const bulkEdit = 'c-stakeholder-bulk-edit';
    let frames: FrameRequestCallback[];

    beforeEach(() => {
      frames = [];
      jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback));
    });

    afterEach(() => {
      jest.restoreAllMocks();
    });

    /** One more frame, and what is drawn with it. */
    async function frame(): Promise<void> {
      frames.splice(0).forEach((callback) => callback(0));
      await rendered();
    }

    /** Until a page is drawn, which comes some rows a frame. */
    async function pageDrawn(): Promise<void> {
      while (frames.length > 0) {
        // eslint-disable-next-line no-await-in-loop -- a frame comes once the one before it is drawn
        await frame();
      }
    }

    async function pressBase(shown: Shown, label: string): Promise<void> {
      const buttons = shown.element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('lightning-button');
      [...(buttons ?? [])].find((button) => button.label === label)?.click();
      await rendered();
    }

    it('come in pages of 50', async () => {
      const shown = await table(many);
      await pageDrawn();
      expect(shown.names).toHaveLength(50);
      shown.find('c-pager').dispatchEvent(new CustomEvent('turn', { detail: { start: 100 } }));
      await rendered();
      await pageDrawn();
      expect(shown.names).toHaveLength(20);
      expect(shown.element).toShow('101 to 120 of 120');
    });

    it('come ten rows a frame, and in another order take over the rows of others', async () => {
      const shown = await table(many.map((one, index) => ({ ...one, power: index < 60 ? 1 : 2 })));
      expect(shown.find('table').getAttribute('aria-busy')).toBe('true');
      await frame();
      expect(shown.names).toEqual(many.slice(0, 10).map(({ name }) => name));
      await pageDrawn();
      expect(shown.find('table').getAttribute('aria-busy')).toBe('false');
      const rows = [...(shown.element.shadowRoot?.querySelectorAll('tbody tr') ?? [])];
      await sortBy(shown, 'Power__c');
      await sortBy(shown, 'Power__c');
      await frame();
      expect(shown.names.slice(9, 11)).toEqual(['Person 69', 'Person 10']);
      await pageDrawn();
      expect(shown.names.slice(0, 3)).toEqual(['Person 60', 'Person 61', 'Person 62']);
      expect([...(shown.element.shadowRoot?.querySelectorAll('tbody tr') ?? [])]).toEqual(rows);
    });

    it('show the last page there is when the filter leaves fewer', async () => {
      const shown = await table(many);
      shown.find('c-pager').dispatchEvent(new CustomEvent('turn', { detail: { start: 100 } }));
      Object.assign(shown.element, { matches: new Set(['p3', 'p4']) });
      await rendered();
      expect(shown.names).toEqual(['Person 3', 'Person 4']);
    });

    it('are changed together once they are ticked', async () => {
      const shown = await table();
      expect(shown.element.shadowRoot?.querySelector(bulkEdit)).toBeNull();
      await tick(shown, '[type="checkbox"][data-id="ann"]');
      await tick(shown, '[type="checkbox"][data-id="bo"]');
      await tick(shown, '[type="checkbox"][data-id="ann"]', false);
      expect(shown.element).toShow('1 selected');
      await tick(shown, '[type="checkbox"][data-id="cem"]');
      expect(shown.find(bulkEdit)).toMatchObject({ ids: ['cem', 'bo'] });
      await expect(shown.element).toBeAccessible();
      const detail = { ids: ['cem', 'bo'], changes: { Stance__c: 0 } };
      shown.find(bulkEdit).dispatchEvent(new CustomEvent('peoplechange', { detail }));
      expect(shown.changes).toEqual([detail]);
    });

    it('are ticked by page, all of them, or not at all', async () => {
      const shown = await table(many);
      await tick(shown, '[data-cell="0:0"]');
      expect(shown.element).toShow('50 selected Select all 120');
      await pressBase(shown, 'Select all 120');
      expect(shown.element).toShow('120 selected');
      expect(shown.element).not.toShow('Select all 120');
      await pressBase(shown, 'Clear selection');
      expect(shown.element.shadowRoot?.querySelector(bulkEdit)).toBeNull();
    });

    it('that the filter hides are not changed with the others', async () => {
      const shown = await table(many);
      await tick(shown, '[data-cell="0:0"]');
      Object.assign(shown.element, { matches: new Set(['p0', 'p1', 'p119']) });
      await rendered();
      expect(shown.element).toShow('2 selected');
      expect(shown.find(bulkEdit)).toMatchObject({ ids: ['p0', 'p1'] });
    });
  });

  describe('for a user who may not edit', () => {
    it('shows why and all values, with nothing to tick or change', async () => {
      const shown = await table(PEOPLE, { lockedReason: 'You may look, not change.' });
      expect(shown.element).toShow('You may look, not change.');
      expect(shown.element).toShow('Ann Berg CFO Champion 5 Supporter');
      expect(shown.element.shadowRoot?.querySelector('[type="checkbox"], .edited')).toBeNull();
      await expect(shown.element).toBeAccessible();
    });

    it('is walked by arrow keys all the same', async () => {
      const shown = await table(PEOPLE, { lockedReason: 'You may look, not change.' });
      await shown.press(shown.find('[data-cell="1:1"]'), 'End', 'ArrowDown', 'Home', '3', 'Delete', 'F2');
      expect(shown.focused).toBe('2:1');
      expect(shown.changes).toEqual([]);
    });
  });

  it('leaves out what the user may not see, and edits no field that they may not change', async () => {
    const fields = { ...fieldsWith(true, 'Power__c'), ...fieldsWith(false, 'Role__c') };
    const shown = await table(PEOPLE, { fields });
    expect(shown.element).not.toShow('Stance');
    expect(shown.value('ann', 'Power__c').classList).toContain('edited');
    expect(shown.element.shadowRoot?.querySelector('[data-column="Role__c"].edited')).toBeNull();
  });
});
