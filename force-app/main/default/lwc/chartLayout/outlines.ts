import { CARD } from './measures.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** How much larger than its own size a shape is drawn where only shapes can be told apart. */
const SHAPE_SCALE = 3;

/** How many numbers follow each command of a path, and whether each is across (x), down (y) or a length (r). */
const ARGUMENTS: Readonly<Record<string, string>> = { M: 'xy', L: 'xy', H: 'x', V: 'y', A: 'rr---xy', Z: '' };

/** SVG path data of cards as mere outlines, all in one: a view from afar then has a few elements, however many people there are. */
export function outlinesOf(places: readonly Place[]): string {
  return places.map(({ x, y }) => `M${x} ${y}h${CARD.width}v${CARD.height}h${-CARD.width}z`).join('');
}

/** A shape around the origin, drawn in the middle of each card, all in one path. */
export function shapesAt(path: string, places: readonly Place[]): string {
  const commands = parsed(path);
  return places.map(({ x, y }) => moved(commands, x + CARD.width / 2, y + CARD.height / 2)).join('');
}

interface Command {
  readonly letter: string;
  readonly numbers: readonly number[];
}

/** @throws Error for a command that no shape of ours uses, small letters among them */
function parsed(path: string): readonly Command[] {
  return [...path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)].map(([, letter = '', rest = '']) => {
    if (!(letter in ARGUMENTS)) {
      throw new Error(
        `${path} has the command ${letter}. Next step: draw the shape with ${Object.keys(ARGUMENTS).join(', ')}.`,
      );
    }
    return { letter, numbers: (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number) };
  });
}

function moved(commands: readonly Command[], x: number, y: number): string {
  return commands
    .map(({ letter, numbers }) => {
      const kinds = ARGUMENTS[letter] ?? '';
      return letter + numbers.map((number, index) => placed(number, kinds[index % kinds.length], x, y)).join(' ');
    })
    .join('');
}

function placed(number: number, kind: string | undefined, x: number, y: number): number {
  if (kind === '-') {
    return number;
  }
  const origin = { x, y }[kind ?? ''] ?? 0;
  return Math.round((number * SHAPE_SCALE + origin) * 10) / 10;
}
