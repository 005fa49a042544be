import { chartLayout } from 'c/chartLayout';
import type { PlacedPerson } from 'c/chartLayout';
import { person } from '../../gridLayout/__tests__/people';
import { reporting } from '../../chartLayout/__tests__/organisation';
import { keyAction, neighbour } from '../chartKeys';
import type { Direction } from '../chartKeys';

const key = (name: string, given: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: name, ...given });

describe('keyAction', () => {
  it.each([
    ['ArrowUp', { kind: 'go', to: 'manager' }],
    ['ArrowDown', { kind: 'go', to: 'report' }],
    ['ArrowLeft', { kind: 'go', to: 'previous' }],
    ['ArrowRight', { kind: 'go', to: 'next' }],
    ['Home', { kind: 'go', to: 'first' }],
    ['End', { kind: 'go', to: 'last' }],
    ['Enter', { kind: 'choose' }],
    [' ', { kind: 'toggle' }],
    ['0', { kind: 'fit' }],
    ['-', { kind: 'zoom', factor: 0.8 }],
    ['=', { kind: 'zoom', factor: 1.25 }],
    ['m', { kind: 'move' }],
    ['ContextMenu', { kind: 'move' }],
    ['Delete', { kind: 'nobody' }],
    ['Escape', { kind: 'cancel' }],
    ['x', undefined],
    ['Tab', undefined],
  ])('%s', (name, expected) => {
    expect(keyAction(key(name))).toEqual(expected);
  });

  it('moves the chart by arrows with Shift, against the way that people look', () => {
    expect(keyAction(key('ArrowRight', { shiftKey: true }))).toEqual({ kind: 'pan', by: { x: -80, y: 0 } });
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])('leaves the browser its keys: %j', (held) => {
    expect(keyAction(key('0', held))).toBeUndefined();
  });
});

describe('neighbour', () => {
  const people = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id, { name: id }));
  const layout = chartLayout(people, reporting('b>a', 'c>a', 'd>c'), new Set());
  const at = (id: string): PlacedPerson => {
    const found = layout.people.find((placed) => placed.person.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };

  it.each<[string, Direction, string | undefined]>([
    ['b', 'manager', 'a'],
    ['a', 'manager', undefined],
    ['a', 'report', 'c'],
    ['d', 'report', undefined],
    ['c', 'next', 'b'],
    ['b', 'next', undefined],
    ['b', 'previous', 'c'],
    ['a', 'next', 'e'],
    ['d', 'first', 'a'],
    ['a', 'last', 'e'],
  ])('of %s as %s is %s', (from, direction, expected) => {
    expect(neighbour(layout.people, at(from), direction)?.person.id).toBe(expected);
  });
});
