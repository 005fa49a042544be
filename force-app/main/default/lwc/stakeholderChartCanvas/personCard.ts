import KEY_PLAYER from '@salesforce/label/c.Stakeholder_Chart_Key_Player';
import REPORTS from '@salesforce/label/c.Stakeholder_Chart_Reports';
import ONE_REPORT from '@salesforce/label/c.Stakeholder_Chart_One_Report';
import type { PlacedPerson } from 'c/chartLayout';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { isKeyPlayer } from 'c/stakeholderSignals';
import { shapeStyle, stanceShape } from 'c/stanceShape';

/** What the template needs of a card. */
export interface PersonCard {
  readonly id: string;
  /** Of the element, for the tree to name the one that has the keyboard. */
  readonly elementId: string;
  readonly name: string;
  readonly title: string | undefined;
  /** All that the card shows, and the lines that touch it, for those who hear it. */
  readonly words: string;
  readonly className: string;
  readonly style: string;
  readonly stance: { readonly path: string; readonly style: string } | undefined;
  readonly isKeyPlayer: boolean;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Undefined where there is nothing to open. */
  readonly expanded: 'true' | 'false' | undefined;
  readonly selected: 'true' | 'false';
  /** On the button that opens (how many are hidden) or closes the branch. */
  readonly toggle: string | undefined;
}

/** What a card is told of the rest of the chart. */
export interface CardContext {
  readonly matches: ReadonlySet<string> | undefined;
  readonly selectedId: string | undefined;
  readonly activeId: string | undefined;
  readonly movingId: string | undefined;
  /** False where the user may not see the field. */
  readonly hasStance: boolean;
  readonly relationsOf: (id: string) => readonly string[];
}

const MINUS = '\u2212';

type Cards = (
  people: readonly PlacedPerson[],
  made: ReadonlySet<string>,
  context: CardContext,
) => readonly PersonCard[];

/**
 * The cards of those for whom one is made, and of whoever has the keyboard. Each is made once, as long as nothing of the rest of the chart changes: the
 * others are rendered again with every card that comes into sight.
 */
export function keptCards(): Cards {
  let cards = new Map<PlacedPerson, PersonCard>();
  let last: CardContext | undefined;
  return (people, made, context) => {
    if (context !== last) {
      last = context;
      cards = new Map();
    }
    const cardOf = (placed: PlacedPerson): PersonCard => {
      const card = cards.get(placed) ?? personCard(placed, context);
      cards.set(placed, card);
      return card;
    };
    return people.filter(({ person: { id } }) => made.has(id) || id === context.activeId).map(cardOf);
  };
}

function personCard(placed: PlacedPerson, context: CardContext): PersonCard {
  const { person, reports, below, isCollapsed, level, position, siblings } = placed;
  const shape = context.hasStance ? stanceShape(person.stance) : undefined;
  const isKey = isKeyPlayer(person);
  const words = [
    ...[person.name, person.title, shape?.label, isKey ? KEY_PLAYER : undefined, reportsText(reports)],
    ...context.relationsOf(person.id),
  ];
  return {
    ...{ id: person.id, elementId: `person-${person.id}`, name: person.name, title: person.title },
    ...{ level, position, siblings, isKeyPlayer: isKey },
    words: words.filter(Boolean).join(', '),
    className: classesOf(person.id, isKey, context),
    style: `transform: translate(${placed.x}px, ${placed.y}px)`,
    stance: shape && { path: shape.path, style: shapeStyle(shape) },
    expanded: reports === 0 ? undefined : `${!isCollapsed}`,
    selected: `${person.id === context.selectedId}`,
    toggle: reports === 0 ? undefined : isCollapsed ? `+${wholeText(below)}` : MINUS,
  };
}

function reportsText(reports: number): string | undefined {
  if (reports === 0) {
    return undefined;
  }
  return reports === 1 ? ONE_REPORT : labelText(REPORTS, wholeText(reports));
}

function classesOf(id: string, isKey: boolean, { matches, selectedId, activeId, movingId }: CardContext): string {
  const classes = {
    card_key: isKey,
    card_dim: matches?.has(id) === false,
    card_selected: id === selectedId,
    card_active: id === activeId,
    card_moving: id === movingId,
  };
  const chosen = Object.entries(classes).filter(([, applies]) => applies);
  return ['card', ...chosen.map(([name]) => name)].join(' ');
}
