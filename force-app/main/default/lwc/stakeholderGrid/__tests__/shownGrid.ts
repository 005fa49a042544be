import { createElement } from 'lwc';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderGrid from 'c/stakeholderGrid';
import { person } from '../../gridLayout/__tests__/people';

export const ANN = person('ann', { name: 'Ann Berg', power: 5, interest: 4, stance: 1, influence: 5 });
export const BO = person('bo', { name: 'Bo Ek', power: 2, interest: 2, stance: -2 });
export const CEM = person('cem', { name: 'Cem Ak', power: 4 });
export const PEOPLE = [ANN, BO, CEM];

export const fieldsWith = (updateable: boolean, ...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, { apiName: name, label: name, updateable }]));
export const FIELDS = fieldsWith(true, 'Power__c', 'Interest__c', 'Influence__c', 'Stance__c');

export const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

export interface Shown {
  readonly element: HTMLElement;
  /** The buttons that stand for somebody, wherever they are, by id. */
  mark(id: string, tile?: string): HTMLElement | undefined;
  press(id: string, ...keys: readonly string[]): Promise<void>;
  readonly told: string;
  readonly changes: unknown[];
  readonly selected: unknown[];
}

export async function grid(people: readonly Stakeholder[] = PEOPLE, given: object = {}): Promise<Shown> {
  const element = createElement('c-stakeholder-grid', { is: StakeholderGrid });
  const changes: unknown[] = [];
  const selected: unknown[] = [];
  element.addEventListener('peoplechange', (event) => changes.push((event as CustomEvent).detail));
  element.addEventListener('personselect', (event) => selected.push((event as CustomEvent).detail));
  Object.assign(element, { people, fields: FIELDS, ...given });
  document.body.append(element);
  await rendered();
  const mark = (id: string, tile?: string): HTMLElement | undefined => {
    const tiles =
      element.shadowRoot?.querySelectorAll<HTMLElement>(tile ? `[data-tile="${tile}"]` : '[data-tile]') ?? [];
    return [...tiles]
      .map((one) => one.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? undefined)
      .find((one) => one !== undefined);
  };
  return {
    element,
    mark,
    changes,
    selected,
    press: async (id, ...keys) => {
      mark(id)?.focus();
      for (const key of keys) {
        mark(id)?.dispatchEvent(new KeyboardEvent('keydown', { key }));
        // eslint-disable-next-line no-await-in-loop -- one key after the other, as people press them
        await rendered();
      }
    },
    get told() {
      return element.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '';
    },
  };
}

export function pointer(shown: Shown, type: string, x: number, y: number): void {
  const target = shown.element.shadowRoot?.querySelector('.view');
  const event = new MouseEvent(type, { clientX: x, clientY: y, bubbles: true });
  target?.dispatchEvent(Object.assign(event, { pointerId: 7 }));
}

export function pointerDown(shown: Shown, id: string): void {
  const event = new MouseEvent('pointerdown', { button: 0, clientX: 20, clientY: 20 });
  shown.mark(id)?.dispatchEvent(Object.assign(event, { pointerId: 7 }));
}

export const focusedId = ({ element }: Shown): string | undefined => {
  const tiles = element.shadowRoot?.querySelectorAll<HTMLElement>('[data-tile]') ?? [];
  const active = [...tiles].map((tile) => tile.shadowRoot?.activeElement).find((one) => one);
  return (active as HTMLElement | undefined)?.dataset.id;
};

export const box = (width: number, height: number): DOMRect => ({ left: 0, top: 0, width, height }) as DOMRect;
/** What captured the pointer. */
export const capture = jest.fn();

/** jsdom lays nothing out and has no pointers: the board is 500 wide and high, so that a cell is 100. */
export function mockBoard(): void {
  beforeEach(() => {
    Object.assign(HTMLElement.prototype, { setPointerCapture: capture });
    jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box(500, 500));
  });

  afterEach(() => jest.restoreAllMocks());
}
