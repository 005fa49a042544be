import { api } from 'lwc';
import CELL from '@salesforce/label/c.Stakeholder_Grid_Cell';
import MORE from '@salesforce/label/c.Stakeholder_Grid_More';
import MORE_TEXT from '@salesforce/label/c.Stakeholder_Grid_More_Text';
import { wholeText } from 'c/figureText';
import { cellMarks } from 'c/gridLayout';
import type { CellMarks, CellSize, GridCell, Mark } from 'c/gridLayout';
import { labelText } from 'c/labelText';
import { initialsOf, personText } from 'c/personText';
import StakeholderMarks from 'c/stakeholderMarks';
import type { MarkId } from 'c/stakeholderMarks';
import { SHAPE_RADIUS, SHAPE_VIEW_BOX, cssColour, shapeStyle, stanceShape } from 'c/stanceShape';
import type { StanceShape } from 'c/stanceShape';

interface MarkView {
  readonly id: string;
  readonly label: string;
  readonly className: string;
  readonly style: string;
  readonly tabIndex: string;
  readonly isSelected: string;
  readonly size: number;
  readonly path: string;
  readonly pathStyle: string;
  readonly name: string | undefined;
  readonly initials: string;
  readonly initialsStyle: string;
}

interface MoreView {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly style: string;
  readonly tabIndex: string;
}

/** One cell of the grid with its people: those that have room, and how many there are besides, which opens the list of all. */
export default class StakeholderGridCell extends StakeholderMarks {
  @api cell?: GridCell;
  @api size: CellSize = { width: 0, height: 0 };

  readonly viewBox = SHAPE_VIEW_BOX;

  get hasPeople(): boolean {
    return (this.cell?.people.length ?? 0) > 0;
  }

  get label(): string {
    const { power, interest, people } = this.cell ?? { power: 0, interest: 0, people: [] };
    return labelText(CELL, wholeText(power), wholeText(interest), wholeText(people.length));
  }

  get marks(): readonly MarkView[] {
    return this.layout.marks.map((mark) => this.viewOf(mark));
  }

  get more(): MoreView | undefined {
    const { more } = this.layout;
    const id = `more-${this.cell?.key ?? ''}`;
    return (
      more && {
        id,
        text: labelText(MORE, wholeText(more.count)),
        label: labelText(MORE_TEXT, wholeText(more.count)),
        style: `left: ${more.x}px; top: ${more.y}px`,
        tabIndex: this.tabIndexOf(id),
      }
    );
  }

  handleMore(): void {
    this.tell<MarkId>('celllist', { id: this.cell?.key ?? '' });
  }

  /** Enter opens the list, as it presses any button; the other keys move the focus. */
  handleMoreKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') {
      this.handleKeyDown(event);
    }
  }

  private get layout(): CellMarks {
    return cellMarks(this.cell?.people ?? [], this.size, [this.selectedId, this.activeId]);
  }

  private tabIndexOf(id: string): string {
    return id === this.activeId ? '0' : '-1';
  }

  private viewOf({ person, x, y, radius, nameEnd }: Mark): MarkView {
    const { id, name, stance } = person;
    const shape = stanceShape(stance);
    const size = 2 * radius;
    const left = x - radius;
    return {
      id,
      label: personText(person, this.isStanceVisible),
      className: this.classOf(id),
      style: `left: ${left}px; top: ${y - radius}px; height: ${size}px; width: ${nameEnd === undefined ? size : nameEnd - left}px`,
      tabIndex: this.tabIndexOf(id),
      isSelected: String(id === this.selectedId),
      size,
      path: shape.path,
      pathStyle: shapeStyle(shape),
      name: nameEnd === undefined ? undefined : name,
      initials: initialsOf(name),
      initialsStyle: initialsStyle(shape, radius),
    };
  }
}

/** Initials that are wider than a small shape stand on a glow of its colour. */
function initialsStyle({ fill, ink, textY }: StanceShape, radius: number): string {
  const glow = `0 0 2px ${cssColour(fill)}`;
  const colours = `color: ${cssColour(ink)}; text-shadow: ${glow}, ${glow}`;
  return `width: ${2 * radius}px; translate: 0 ${(textY * radius) / SHAPE_RADIUS}px; ${colours}`;
}
