import type { PlacedPerson } from 'c/chartLayout';
import type { Point } from 'c/panZoom';

/** Pixels of the screen that an arrow key with Shift moves the chart by. */
const STEP = 80;

/** By how much a key zooms. */
const ZOOM_STEP = 1.25;

/** What a key asks of the chart. */
export type KeyAction =
  | { readonly kind: 'pan'; readonly by: Point }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'go'; readonly to: Direction }
  | { readonly kind: 'fit' | 'choose' | 'toggle' | 'move' | 'nobody' | 'cancel' };

export type Direction = 'manager' | 'report' | 'previous' | 'next' | 'first' | 'last';

const ARROWS: Readonly<Record<string, { readonly by: Point; readonly to: Direction }>> = {
  ArrowUp: { by: { x: 0, y: STEP }, to: 'manager' },
  ArrowDown: { by: { x: 0, y: -STEP }, to: 'report' },
  ArrowLeft: { by: { x: STEP, y: 0 }, to: 'previous' },
  ArrowRight: { by: { x: -STEP, y: 0 }, to: 'next' },
};

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'fit' },
  Home: { kind: 'go', to: 'first' },
  End: { kind: 'go', to: 'last' },
  Enter: { kind: 'choose' },
  ' ': { kind: 'toggle' },
  m: { kind: 'move' },
  M: { kind: 'move' },
  ContextMenu: { kind: 'move' },
  Delete: { kind: 'nobody' },
  Backspace: { kind: 'nobody' },
  Escape: { kind: 'cancel' },
};

/** Undefined for keys that are the browser's or the page's. */
export function keyAction(event: KeyboardEvent): KeyAction | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) {
    return undefined;
  }
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    return shiftKey ? { kind: 'pan', by: arrow.by } : { kind: 'go', to: arrow.to };
  }
  return ACTIONS[key];
}

/**
 * Whom an arrow key leads to, in a tree that is drawn downwards: up to the manager, down to the first report, sideways along those with
 * the same manager. Undefined at an end.
 */
export function neighbour(
  people: readonly PlacedPerson[],
  active: PlacedPerson,
  direction: Direction,
): PlacedPerson | undefined {
  const siblingAt = (position: number): PlacedPerson | undefined =>
    people.find((other) => other.managerId === active.managerId && other.position === position);
  switch (direction) {
    case 'manager':
      return people.find(({ person }) => person.id === active.managerId);
    case 'report':
      return people.find(({ managerId, position }) => managerId === active.person.id && position === 1);
    case 'previous':
      return siblingAt(active.position - 1);
    case 'next':
      return siblingAt(active.position + 1);
    case 'first':
      return people[0];
    default:
      return people.at(-1);
  }
}
