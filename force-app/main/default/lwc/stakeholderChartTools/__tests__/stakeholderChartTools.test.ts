import { createElement } from 'lwc';
import StakeholderChartTools from 'c/stakeholderChartTools';

const KINDS = [
  { kind: 'Influences', count: 3, isShown: true },
  { kind: 'Conflicts With', count: 0, isShown: false },
  { kind: 'Mentors', count: 1234, isShown: true },
];

function tools(given: object = {}): { element: HTMLElement; said: unknown[][] } {
  const element = createElement('c-stakeholder-chart-tools', { is: StakeholderChartTools });
  const said: unknown[][] = [];
  for (const name of ['tool', 'kind']) {
    element.addEventListener(name, (event) => said.push([name, (event as CustomEvent).detail]));
  }
  Object.assign(element, { kinds: KINDS, ...given });
  document.body.append(element);
  return { element, said };
}

const button = (element: HTMLElement, selector: string): HTMLElement | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

describe('c-stakeholder-chart-tools', () => {
  it.each(['zoomin', 'zoomout', 'fit', 'open', 'close', 'move'])('says that %s is wanted', (tool) => {
    const { element, said } = tools();
    button(element, `[data-tool="${tool}"]`)?.click();
    expect(said).toEqual([['tool', tool]]);
  });

  it('switches kinds of lines, says how many there are, and whether they are drawn', async () => {
    const { element, said } = tools();
    expect(element).toShow('Influence (3) Conflicts (0) Mentoring (1,234)');
    const conflicts = button(element, '[data-kind="Conflicts With"]');
    expect(conflicts?.getAttribute('aria-pressed')).toBe('false');
    conflicts?.click();
    expect(said).toEqual([['kind', 'Conflicts With']]);
    await expect(element).toBeAccessible();
  });

  it('offers nobody and a way back while somebody is moved', async () => {
    const { element, said } = tools({ isMoving: true });
    expect(button(element, '[data-tool="move"]')).toBeUndefined();
    button(element, '[data-tool="nobody"]')?.click();
    button(element, '[data-tool="cancel"]')?.click();
    expect(said).toEqual([
      ['tool', 'nobody'],
      ['tool', 'cancel'],
    ]);
    await expect(element).toBeAccessible();
  });
});
