import { ChartPointer } from '../chartPointer';
import type { Press } from '../chartPointer';

const HERE = { x: 100, y: 100 };
const NEAR = { x: 102, y: 101 };
const FAR = { x: 150, y: 100 };

function pressed(given: Partial<Press> = {}): ChartPointer {
  const pointer = new ChartPointer();
  pointer.down(1, { point: HERE, personId: undefined, isToggle: false, mayDrag: false, ...given });
  return pointer;
}

describe('ChartPointer', () => {
  it.each([
    ['a person', { personId: 'a', mayDrag: true }, { kind: 'click', personId: 'a', isToggle: false }],
    ['what opens a branch', { personId: 'a', isToggle: true }, { kind: 'click', personId: 'a', isToggle: true }],
    ['nobody', {}, { kind: 'click', personId: undefined, isToggle: false }],
  ])('takes hardly any movement for a click on %s', (_what, given, expected) => {
    const pointer = pressed(given);
    expect(pointer.move(1, NEAR)).toBeUndefined();
    expect(pointer.up(1, NEAR)).toEqual(expected);
  });

  it('drags a person who may be dragged, and drops them', () => {
    const pointer = pressed({ personId: 'a', mayDrag: true });
    expect(pointer.move(1, FAR)).toEqual({ kind: 'drag', personId: 'a', point: FAR });
    expect(pointer.move(1, HERE)).toEqual({ kind: 'drag', personId: 'a', point: HERE });
    expect(pointer.up(1, HERE)).toEqual({ kind: 'drop', personId: 'a', point: HERE });
  });

  it('moves the chart below a person who may not, and says once on whom it began', () => {
    const pointer = pressed({ personId: 'a' });
    expect(pointer.move(1, FAR)).toMatchObject({ kind: 'follow', begunOn: 'a', movement: { by: { x: 50, y: 0 } } });
    expect(pointer.move(1, HERE)).toMatchObject({ kind: 'follow', begunOn: undefined });
    expect(pointer.up(1, HERE)).toBeUndefined();
  });

  it('pinches with two fingers, wherever they are, and means no click by it', () => {
    const pointer = pressed({ personId: 'a', mayDrag: true });
    pointer.down(2, { point: { x: 200, y: 100 }, personId: undefined, isToggle: false, mayDrag: false });
    expect(pointer.move(2, { x: 300, y: 100 })).toMatchObject({ kind: 'follow', movement: { factor: 2 } });
    expect(pointer.up(2, FAR)).toBeUndefined();
    expect(pointer.up(1, HERE)).toBeUndefined();
  });

  it('forgets what the browser cancels', () => {
    const pointer = pressed({ personId: 'a', mayDrag: true });
    pointer.move(1, FAR);
    pointer.cancel(1);
    expect(pointer.move(1, HERE)).toBeUndefined();
    expect(pointer.up(1, HERE)).toBeUndefined();
  });

  it('does not look at a pointer that is not down', () => {
    expect(new ChartPointer().move(1, FAR)).toBeUndefined();
    expect(new ChartPointer().up(1, FAR)).toBeUndefined();
  });
});
