import { createElement } from 'lwc';
import StakeholderChart from 'c/stakeholderChart';
import { reporting } from '../../chartLayout/__tests__/organisation';
import { person } from '../../gridLayout/__tests__/people';

export const ANN = person('ann', { name: 'Ann', title: 'CEO', power: 5, interest: 5, stance: 1 });
export const BO = person('bo', { name: 'Bo', stance: -2 });
export const CEM = person('cem', { name: 'Cem' });
export const DEE = person('dee', { name: 'Dee' });
export const PEOPLE = [ANN, BO, CEM, DEE];
/** Bo and Cem report to Ann, Dee to Bo. */
export const LINES = reporting('bo>ann', 'cem>ann', 'dee>bo');

export const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits for the frame here; the rule guards components
    requestAnimationFrame(() => {
      resolve();
    });
  });

/** Until that many frames have been. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    // eslint-disable-next-line no-await-in-loop -- a frame comes after the one before it
    await drawn();
  }
}

export function there<Found>(found: Found | null | undefined): Found {
  if (found === null || found === undefined) throw new Error('It is not on the chart.');
  return found;
}

export class Shown {
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

export async function chart(given: object = {}): Promise<Shown> {
  const shown = new Shown(given);
  // The lines, then the cards.
  await frames(3);
  return shown;
}

/** jsdom captures no pointers: the tests send their events to the window of the chart themselves. */
export function mockPointers(): void {
  beforeAll(() => {
    Element.prototype.setPointerCapture = jest.fn();
  });
}
