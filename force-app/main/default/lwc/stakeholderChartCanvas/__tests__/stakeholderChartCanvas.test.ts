import { createElement } from 'lwc';
import { chartLayout } from 'c/chartLayout';
import StakeholderChartCanvas from 'c/stakeholderChartCanvas';
import type { ChartPicture } from 'c/stakeholderChartCanvas';
import type { StakeholderLink } from 'c/stakeholder';
import { randomOrganisation } from '../../chartLayout/__tests__/organisation';
import { randomOf } from '../../gridLayout/__tests__/people';

function picture(count: number, links?: readonly StakeholderLink[]): ChartPicture {
  const organisation = randomOrganisation(count, randomOf(5));
  const layout = chartLayout(organisation.people, links ?? organisation.links, new Set());
  const none = { matches: undefined, selectedId: undefined, movingId: undefined };
  return {
    ...{ layout, links: organisation.links, kinds: new Set(['Influences', 'Conflicts With', 'Mentors'] as const) },
    cards: { ...none, activeId: layout.people[0]?.person.id, hasStance: true, relationsOf: () => [] },
  };
}

const frame = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits for the frame here; the rule guards components
    requestAnimationFrame(() => {
      resolve();
    });
  });

async function frames(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    // eslint-disable-next-line no-await-in-loop -- a frame comes after the one before it
    await frame();
  }
}

async function canvas(given: ChartPicture): Promise<StakeholderChartCanvas & HTMLElement> {
  const element = createElement('c-stakeholder-chart-canvas', { is: StakeholderChartCanvas });
  Object.assign(element, { picture: given, canDrag: true });
  document.body.append(element);
  // The lines, then the first cards.
  await frames(2);
  return element as StakeholderChartCanvas & HTMLElement;
}

const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const cards = (element: HTMLElement): HTMLElement[] => all(element, '[role="treeitem"]');
const shapes = (element: HTMLElement): Element[] => [
  ...(all(element, 'c-stakeholder-chart-drawing')[0]?.shadowRoot?.querySelectorAll('.shapes') ?? []),
];
const transform = (element: HTMLElement): string => all(element, '.world')[0]?.style.transform ?? '';
function tree(element: HTMLElement): HTMLElement {
  const [found] = all(element, '[role="tree"]');
  if (found === undefined) throw new Error('There is no tree.');
  return found;
}

function wheel(element: HTMLElement, given: WheelEventInit): WheelEvent {
  const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: 500, clientY: 200, ...given });
  tree(element).dispatchEvent(event);
  return event;
}

describe('c-stakeholder-chart-canvas', () => {
  it('makes cards near the window only, and all of them when few are there', async () => {
    const few = await canvas(picture(10));
    await frames(5);
    expect(cards(few)).toHaveLength(10);
    const many = await canvas(picture(2000));
    await frames(3);
    const first = cards(many).length;
    expect(first).toBeGreaterThan(3);
    await frames(1);
    // A few a frame.
    expect(cards(many).length - first).toBeLessThan(5);
  });

  it('draws everybody as shapes from afar, and keeps the one card that has the keyboard', async () => {
    const element = await canvas(picture(2000));
    element.fit();
    await frame();
    await frame();
    expect(cards(element)).toHaveLength(1);
    expect(shapes(element).length).toBeGreaterThan(3);
    expect(shapes(element).length).toBeLessThan(8);
    element.zoomBy(100);
    await frame();
    await frame();
    expect(shapes(element)).toHaveLength(0);
  });

  it.each([
    [8, 0.5],
    [31, 0.1],
  ])('shows all of %s people in a narrow window at scale %s', async (count, scale) => {
    const given = picture(count);
    const element = await canvas({ ...given, layout: Object.assign({}, given.layout, { width: 10_000 }) });
    element.fit();
    await frame();
    expect(transform(element)).toContain(`scale(${scale})`);
  });

  it('moves one element for all, and renders nothing for it', async () => {
    const element = await canvas(picture(300));
    const before = transform(element);
    const [first] = cards(element);
    tree(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true }));
    await frame();
    expect(transform(element)).not.toBe(before);
    expect(cards(element)[0]).toBe(first);
  });

  it('leaves the wheel to the page until it has the keyboard, but takes a pinch', async () => {
    const element = await canvas(picture(30));
    const before = transform(element);
    expect(wheel(element, { deltaY: 100 }).defaultPrevented).toBe(false);
    await frame();
    expect(transform(element)).toBe(before);
    expect(wheel(element, { deltaY: 5, ctrlKey: true }).defaultPrevented).toBe(true);
    await frame();
    const pinched = transform(element);
    expect(pinched).not.toBe(before);
    tree(element).dispatchEvent(new FocusEvent('focus'));
    expect(wheel(element, { deltaY: 100 }).defaultPrevented).toBe(true);
    await frame();
    expect(transform(element)).not.toBe(pinched);
  });

  it('brings somebody into sight', async () => {
    const given = picture(2000);
    const element = await canvas(given);
    const last = given.layout.people.at(-1)?.person.id ?? '';
    expect(cards(element).some(({ dataset }) => dataset.id === last)).toBe(false);
    element.reveal([last]);
    await frame();
    await frame();
    expect(cards(element).some(({ dataset }) => dataset.id === last)).toBe(true);
  });

  it('lays out anew without moving what the user looks at', async () => {
    const given = picture(300);
    const element = await canvas(given);
    const anchor = cards(element)[0]?.dataset.id ?? '';
    Object.assign(element, { anchorId: anchor });
    const onScreen = (): number[] => {
      const [x = 0, y = 0, scale = 1] = (transform(element).match(/-?[\d.]+/g) ?? []).map(Number);
      const card = cards(element).find(({ dataset }) => dataset.id === anchor);
      const [left = 0, top = 0] = (card?.style.transform.match(/-?[\d.]+/g) ?? []).map(Number);
      return [Math.round(x + left * scale), Math.round(y + top * scale)];
    };
    const before = onScreen();
    Object.assign(element, { picture: { ...given, layout: picture(300, []).layout } });
    await frame();
    await frame();
    expect(onScreen()).toEqual(before);
  });

  it.each([10, 300])('is accessible with %s people', async (count) => {
    await expect(await canvas(picture(count))).toBeAccessible();
  });
});
