import { createElement } from 'lwc';
import StakeholderChartDrawing from 'c/stakeholderChartDrawing';
import { unobserved } from 'c/unobserved';

describe('c/unobserved', () => {
  it('reaches a component as it is, which plain objects do not', () => {
    const plain = { x: 1, y: 2, width: 3, height: 4 };
    const element = createElement('c-stakeholder-chart-drawing', { is: StakeholderChartDrawing });
    element.near = plain;
    expect(element.near).not.toBe(plain);
    const copy = unobserved(plain);
    element.near = copy;
    expect(element.near).toBe(copy);
  });

  it('holds the same, and is spread like any other', () => {
    const values = { name: 'Ann', stance: undefined };
    expect({ ...unobserved(values) }).toStrictEqual(values);
    expect(JSON.stringify(unobserved(values))).toBe('{"name":"Ann"}');
  });
});
