import { createElement } from 'lwc';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderChart from 'c/stakeholderChart';
import { link, reporting } from '../../chartLayout/__tests__/organisation';
import { person } from '../../gridLayout/__tests__/people';

const ANN = person('ann', { name: 'Ann', title: 'CEO', power: 5, interest: 5, stance: 1 });
const BO = person('bo', { name: 'Bo', stance: -2 });
const CEM = person('cem', { name: 'Cem' });
const DEE = person('dee', { name: 'Dee' });
const PEOPLE = [ANN, BO, CEM, DEE];
/** Bo and Cem report to Ann, Dee to Bo. */
const LINES = reporting('bo>ann', 'cem>ann', 'dee>bo');

const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits for the frame here; the rule guards components
    requestAnimationFrame(() => {
      resolve();
    });
  });

function there<Found>(found: Found | null | undefined): Found {
  if (found === null || found === undefined) throw new Error('It is not on the chart.');
  return found;
}

class Shown {
  readonly element = createElement('c-stakeholder-chart', { is: StakeholderChart });
  readonly said: unknown[][] = [];

  constructor(given: object) {
    for (const name of ['personselect', 'managerchange']) {
      this.element.addEventListener(name, (event) => this.said.push([name, (event as CustomEvent).detail]));
    }
    Object.assign(this.element, { people: PEOPLE, links: LINES, ...given });
    document.body.append(this.element);
  }

  get canvas(): ShadowRoot {
    return there(this.element.shadowRoot?.querySelector('c-stakeholder-chart-canvas')?.shadowRoot);
  }

  get isDrawn(): boolean {
    return Boolean(this.element.shadowRoot?.querySelector('c-stakeholder-chart-canvas'));
  }

  get drawing(): ShadowRoot {
    return there(this.canvas.querySelector('c-stakeholder-chart-drawing')?.shadowRoot);
  }

  get tree(): HTMLElement {
    return there(this.canvas.querySelector<HTMLElement>('[role="tree"]'));
  }

  get cards(): HTMLElement[] {
    return [...this.canvas.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  }

  get message(): string {
    return this.element.shadowRoot?.querySelector('[role="status"]')?.textContent ?? '';
  }

  card(id: string): HTMLElement {
    return there(this.cards.find(({ dataset }) => dataset.id === id));
  }

  get activeId(): string | undefined {
    const active = this.tree.getAttribute('aria-activedescendant');
    return this.cards.find(({ id }) => id === active)?.dataset.id;
  }

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.tree.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      // eslint-disable-next-line no-await-in-loop -- a key is pressed once the one before it has had its effect
      await drawn();
    }
  }

  private toolOf(name: string): HTMLElement | undefined {
    const tools = this.element.shadowRoot?.querySelector('c-stakeholder-chart-tools')?.shadowRoot;
    return tools?.querySelector<HTMLElement>(`[data-tool="${name}"], [data-kind="${name}"]`) ?? undefined;
  }

  /** A point of the window below which somebody's card is seen, at the drawing's own size. */
  private pointOf(id: string): { clientX: number; clientY: number } {
    const world = this.canvas.querySelector<HTMLElement>('.world')?.style.transform ?? '';
    const [left = 0, top = 0, scale = 1] = (world.match(/-?[\d.]+/g) ?? []).map(Number);
    const [x = 0, y = 0] = (this.card(id).style.transform.match(/-?[\d.]+/g) ?? []).map(Number);
    return { clientX: left + (x + 20) * scale, clientY: top + (y + 20) * scale };
  }

  private pointer(type: string, at: object, target: Element = this.tree): void {
    const event = new MouseEvent(type, { button: 0, bubbles: true, ...at });
    target.dispatchEvent(Object.assign(event, { pointerId: 1, pointerType: 'mouse' }));
  }

  async click(id: string, part?: string): Promise<void> {
    const card = this.card(id);
    this.pointer('pointerdown', this.pointOf(id), (part && card.querySelector(part)) || card);
    this.pointer('pointerup', this.pointOf(id));
    await drawn();
  }

  async drag(id: string, target: string): Promise<void> {
    this.pointer('pointerdown', this.pointOf(id), this.card(id));
    this.pointer('pointermove', this.pointOf(target));
    await drawn();
    this.pointer('pointerup', this.pointOf(target));
    await drawn();
  }

  hasTool(name: string): boolean {
    return this.toolOf(name) !== undefined;
  }

  tool(name: string): HTMLElement {
    return there(this.toolOf(name));
  }

  async use(name: string): Promise<void> {
    this.tool(name).click();
    await drawn();
  }
}

async function chart(given: object = {}): Promise<Shown> {
  const shown = new Shown(given);
  await drawn();
  return shown;
}

beforeAll(() => {
  // jsdom captures no pointers: the tests send their events to the window of the chart themselves.
  Element.prototype.setPointerCapture = jest.fn();
});

describe('c-stakeholder-chart', () => {
  it('says what it is for while nobody is on the map', async () => {
    const { element } = await chart({ people: [], links: [] });
    expect(element).toShow('Nobody is on the chart yet');
    await expect(element).toBeAccessible();
  });

  it('is there at once with few people, and with many comes after its buttons', async () => {
    const shown = new Shown({});
    expect(shown.isDrawn).toBe(true);
    const many = Array.from({ length: 101 }, (_, index) => person(`p${index}`));
    const large = new Shown({ people: many, links: [] });
    expect([large.hasTool('fit'), large.isDrawn]).toEqual([false, false]);
    await drawn();
    expect([large.hasTool('fit'), large.isDrawn]).toEqual([true, false]);
    await drawn();
    await drawn();
    expect(large.isDrawn).toBe(true);
  });

  it('is a tree of cards with names, titles, stances, and who reports to whom', async () => {
    const shown = await chart();
    expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'dee', 'cem']);
    const [ann, bo] = shown.cards;
    expect(ann?.getAttribute('aria-label')).toBe('Ann, CEO, Supporter, key player, 2 reports');
    expect(ann?.getAttribute('aria-level')).toBe('1');
    expect(ann?.getAttribute('aria-expanded')).toBe('true');
    expect(bo?.getAttribute('aria-level')).toBe('2');
    expect([bo?.getAttribute('aria-posinset'), bo?.getAttribute('aria-setsize')]).toEqual(['1', '2']);
    expect(shown.card('cem').hasAttribute('aria-expanded')).toBe(false);
    expect(shown.element).toShow('Ann CEO');
    expect(shown.card('ann').querySelector<HTMLElement>('.key')?.dataset.text).toBe('Key');
    await expect(shown.element).toBeAccessible();
  });

  it('shows no stance to whom it is hidden', async () => {
    const shown = await chart({ fields: { Power__c: {} } });
    expect(shown.card('ann').getAttribute('aria-label')).toBe('Ann, CEO, key player, 2 reports');
    expect(shown.canvas.querySelector('.stance')).toBeNull();
  });

  it('says how to begin where nobody reports to anybody', async () => {
    const shown = await chart({ links: [] });
    expect(shown.element).toShow('Nobody reports to anybody yet.');
    expect((await chart()).element).not.toShow('Nobody reports to anybody yet.');
    expect((await chart({ links: [], isReadingLinks: true })).element).not.toShow('Nobody reports to anybody yet.');
  });

  it('names a circle in the data, and draws the line that closes it', async () => {
    const shown = await chart({ links: reporting('ann>bo', 'bo>ann') });
    expect(shown.element).toShow('These people report to each other in a circle: Ann → Bo → Ann.');
    expect(shown.drawing.querySelector('.relation_circle')).not.toBeNull();
    expect(shown.cards).toHaveLength(4);
  });

  it('names accounts where there are several', async () => {
    const other = person('eve', { name: 'Eve', accountId: '001B', accountName: 'Birch' });
    const shown = await chart({ people: [...PEOPLE, other], accounts: { '001A': 'Alder', '001B': 'Birch' } });
    const headings = [...shown.canvas.querySelectorAll('.heading')].map(({ textContent }) => textContent.trim());
    expect(headings).toEqual(['Alder', 'Birch']);
  });

  describe('lines over the tree', () => {
    const OTHERS = [
      link('bo', 'cem', { kind: 'Influences', strength: 3 }),
      link('cem', 'dee', { kind: 'Conflicts With' }),
      link('ann', 'dee', { kind: 'Mentors' }),
    ];
    const relations = ({ drawing }: Shown): string[] =>
      [...drawing.querySelectorAll('.relation')].map((line) => line.getAttribute('class') ?? '');

    it('are drawn by kind and strength, and said with the cards', async () => {
      const shown = await chart({ links: [...LINES, ...OTHERS] });
      expect(relations(shown).map((name) => name.trim())).toEqual([
        'relation relation_influence relation_3',
        'relation relation_conflict relation_1',
        'relation relation_mentor relation_1',
      ]);
      expect(shown.card('dee').getAttribute('aria-label')).toContain('in conflict with Cem, mentored by Ann');
      expect(shown.card('bo').getAttribute('aria-label')).toContain('influences Cem');
    });

    it('are switched on and off by kind', async () => {
      const shown = await chart({ links: [...LINES, ...OTHERS] });
      expect(shown.tool('Influences').textContent).toContain('Influence (1)');
      expect(shown.tool('Influences').getAttribute('aria-pressed')).toBe('true');
      await shown.use('Influences');
      expect(shown.tool('Influences').getAttribute('aria-pressed')).toBe('false');
      expect(relations(shown).some((name) => name.includes('influence'))).toBe(false);
      await shown.use('Influences');
      expect(relations(shown)).toHaveLength(3);
    });

    it('of the person who is chosen stand out', async () => {
      const shown = await chart({ links: [...LINES, ...OTHERS], selectedId: 'bo' });
      expect(relations(shown).filter((name) => name.includes('relation_front'))).toHaveLength(1);
      expect(relations(shown).filter((name) => name.includes('relation_back'))).toHaveLength(2);
    });
  });

  it('dims those who do not match, and no card without a filter', async () => {
    const shown = await chart({ matches: new Set(['bo']) });
    expect(shown.cards.filter(({ className }) => className.includes('card_dim'))).toHaveLength(3);
    Object.assign(shown.element, { matches: undefined });
    await drawn();
    expect(shown.cards.filter(({ className }) => className.includes('card_dim'))).toHaveLength(0);
  });

  describe('choosing', () => {
    it('is a click', async () => {
      const shown = await chart();
      await shown.click('cem');
      expect(shown.said).toEqual([['personselect', { id: 'cem' }]]);
      Object.assign(shown.element, { selectedId: 'cem' });
      await drawn();
      expect(shown.card('cem').getAttribute('aria-selected')).toBe('true');
    });

    it('is arrows along the tree and Enter', async () => {
      const shown = await chart();
      await shown.keys('ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown');
      expect(shown.activeId).toBe('dee');
      await shown.keys('ArrowUp', 'ArrowUp', 'Enter');
      expect(shown.said).toEqual([['personselect', { id: 'ann' }]]);
    });

    it('begins with whom somebody chose elsewhere', async () => {
      expect((await chart({ selectedId: 'cem' })).activeId).toBe('cem');
    });
  });

  describe('a branch', () => {
    it('is closed and opened by its button, with the number of those below', async () => {
      const shown = await chart();
      await shown.click('bo', '.toggle');
      expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'cem']);
      expect(shown.card('bo').getAttribute('aria-expanded')).toBe('false');
      expect(shown.card('bo').querySelector<HTMLElement>('.toggle')?.dataset.text).toBe('+1');
      await shown.click('bo', '.toggle');
      expect(shown.cards).toHaveLength(4);
      expect(shown.said).toEqual([]);
    });

    it('is closed by Space and opened by going down', async () => {
      const shown = await chart();
      await shown.keys('ArrowDown', ' ');
      expect(shown.cards).toHaveLength(3);
      await shown.keys('ArrowDown');
      expect(shown.cards).toHaveLength(4);
      await shown.keys('ArrowDown');
      expect(shown.activeId).toBe('dee');
    });

    it('opens for whom somebody chose elsewhere, or looked for', async () => {
      const shown = await chart();
      await shown.use('close');
      expect(shown.cards).toHaveLength(1);
      Object.assign(shown.element, { selectedId: 'dee' });
      await drawn();
      expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'dee', 'cem']);
      await shown.use('close');
      Object.assign(shown.element, { matches: new Set(['cem']) });
      await drawn();
      expect(shown.cards.map(({ dataset }) => dataset.id)).toEqual(['ann', 'bo', 'cem']);
    });

    it('does not open where nobody reports', async () => {
      const shown = await chart();
      await shown.keys('End', ' ');
      expect(shown.cards).toHaveLength(4);
    });

    it('opens with all others', async () => {
      const shown = await chart();
      await shown.use('close');
      await shown.use('open');
      expect(shown.cards).toHaveLength(4);
    });
  });

  describe('another manager', () => {
    it('is given by dragging a person onto them', async () => {
      const shown = await chart();
      await shown.drag('dee', 'cem');
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: 'cem' }]]);
      expect(shown.message).toBe('Dee moves under Cem.');
    });

    it('is refused in words where a circle would close', async () => {
      const shown = await chart();
      await shown.drag('ann', 'dee');
      expect(shown.said).toEqual([]);
      expect(shown.message).toBe(
        'Ann cannot report to Dee, who reports to Ann already: Ann → Dee → Bo → Ann. Nothing was changed.',
      );
    });

    it.each([
      ['who is the manager already', 'dee', 'bo', {}, 'Dee reports to Bo already.'],
      [
        'of another account',
        'dee',
        'cem',
        { people: [ANN, BO, DEE, { ...CEM, accountId: '001B' } satisfies Stakeholder] },
        'Dee cannot report to Cem: they belong to different accounts. Nothing was changed.',
      ],
    ])('is refused for one %s', async (_who, id, target, given, expected) => {
      const shown = await chart(given);
      await shown.drag(id, target);
      expect(shown.said).toEqual([]);
      expect(shown.message).toBe(expected);
    });

    it('is given by keys alone, and said before', async () => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.keys('m');
      expect(shown.message).toContain('Whom does Dee report to?');
      await shown.keys('Enter');
      expect(shown.message).toBe('Dee cannot report to themselves. Nothing was changed.');
      await shown.keys('ArrowUp', 'ArrowRight');
      expect(shown.message).toBe('Dee would report to Cem. Enter moves, Escape leaves all as it is.');
      await shown.keys('Enter');
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: 'cem' }]]);
    });

    it('is given by a button and a click', async () => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.use('move');
      expect(shown.card('dee').className).toContain('card_moving');
      await expect(shown.element).toBeAccessible();
      await shown.click('cem');
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: 'cem' }]]);
    });

    it.each([
      ['a key', (shown: Shown) => shown.keys('Delete')],
      ['a button', (shown: Shown) => shown.use('nobody')],
    ])('is nobody by %s', async (_how, leave) => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.keys('Delete');
      expect(shown.said).toEqual([]);
      await shown.keys('m');
      await leave(shown);
      expect(shown.said).toEqual([['managerchange', { id: 'dee', managerId: undefined }]]);
    });

    it.each([
      ['a key', (shown: Shown) => shown.keys('Escape')],
      ['a button', (shown: Shown) => shown.use('cancel')],
    ])('is not given after %s', async (_how, leave) => {
      const shown = await chart({ selectedId: 'dee' });
      await shown.keys('m');
      await leave(shown);
      expect(shown.message).toBe('Nobody was moved.');
      await shown.keys('Home', 'Enter');
      expect(shown.said).toEqual([['personselect', { id: 'ann' }]]);
    });

    it('is not given by who may not change anything, and is told why', async () => {
      const shown = await chart({ lockedReason: 'You may look only.', selectedId: 'dee' });
      await shown.drag('dee', 'cem');
      expect(shown.message).toBe('You may look only.');
      await shown.keys('m');
      await shown.use('move');
      expect(shown.hasTool('cancel')).toBe(false);
      expect(shown.message).toBe('You may look only.');
      expect(shown.said).toEqual([]);
      await expect(shown.element).toBeAccessible();
    });
  });
});
