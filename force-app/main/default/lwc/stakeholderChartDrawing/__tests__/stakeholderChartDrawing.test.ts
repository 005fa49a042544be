import { createElement } from 'lwc';
import { chartLayout } from 'c/chartLayout';
import StakeholderChartDrawing from 'c/stakeholderChartDrawing';
import { link, reporting } from '../../chartLayout/__tests__/organisation';
import { person } from '../../gridLayout/__tests__/people';

const PEOPLE = ['ann', 'bo', 'cem', 'dee'].map((id) =>
  person(id, { stance: id === 'ann' ? 2 : -1, power: 5, interest: 5 }),
);
const LINKS = [
  ...reporting('bo>ann', 'cem>bo', 'dee>cem'),
  link('ann', 'bo', { kind: 'Mentors' }),
  link('cem', 'dee', { kind: 'Conflicts With', strength: 2 }),
  link('ann', 'dee', { kind: 'Influences' }),
];
const LAYOUT = chartLayout(PEOPLE, LINKS, new Set());
const ALL = { x: 0, y: 0, width: LAYOUT.width, height: LAYOUT.height };
/** Ann, who stands above the others, and nobody else. */
const TOP = { x: 0, y: 0, width: LAYOUT.width, height: 60 };

async function drawing(given: object): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-chart-drawing', { is: StakeholderChartDrawing });
  const kinds = new Set(['Influences', 'Conflicts With', 'Mentors'] as const);
  Object.assign(element, { layout: LAYOUT, links: LINKS, kinds, hasStance: true, near: ALL, ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const all = (element: HTMLElement, selector: string): Element[] => [
  ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
];
const branches = (element: HTMLElement): number =>
  (all(element, '.branches')[0]?.getAttribute('d')?.match(/M/g) ?? []).length;

describe('c-stakeholder-chart-drawing', () => {
  it('draws nothing without a layout, and no line before it is known what is seen', async () => {
    expect(all(await drawing({ layout: undefined }), 'svg')).toHaveLength(0);
    const unseen = await drawing({ near: undefined });
    expect([branches(unseen), all(unseen, '.relation').length]).toEqual([0, 0]);
  });

  it('draws all lines where all is seen', async () => {
    const element = await drawing({});
    expect([branches(element), all(element, '.relation').length]).toEqual([3, 3]);
    await expect(element).toBeAccessible();
  });

  it('leaves out lines that only pass by, and branches that do not', async () => {
    const element = await drawing({ near: TOP });
    expect(branches(element)).toBe(1);
    const classes = all(element, '.relation').map((line) => line.getAttribute('class')?.trim());
    expect(classes).toEqual(['relation relation_mentor relation_1', 'relation relation_influence relation_1']);
  });

  it.each([
    [true, 3],
    [false, 2],
  ])('draws people as shapes from afar, by stance where that may be seen: %s', async (hasStance, paths) => {
    const element = await drawing({ isOverview: true, hasStance, matches: new Set(['ann', 'bo']) });
    expect(all(element, '.shapes')).toHaveLength(paths);
    expect(all(element, '.shapes_dim')).toHaveLength(1);
    expect(all(element, '.frames')).toHaveLength(1);
    expect(all(await drawing({}), '.shapes, .frames')).toHaveLength(0);
  });
});
