import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { isArrowKey, nearestPoint, placeAtPoint, stepped, unplacedPeople } from 'c/gridLayout';
import type { CellSize, GridCell, GridPoint, Place } from 'c/gridLayout';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import { SizeWatch } from 'c/sizeWatch';
import type { PeopleChange, PersonSelect, Stakeholder } from 'c/stakeholder';
import { matchedPeople } from 'c/stakeholderMatches';
import type StakeholderMarks from 'c/stakeholderMarks';
import type { MarkGrab, MarkId, MarkKey } from 'c/stakeholderMarks';
import {
  LABEL,
  LEGEND_SIZES,
  REGION_LABELS,
  SCORE_TEXTS,
  carriedText,
  droppedText,
  emptyMessage,
  pickedUpText,
  putBackText,
} from './gridTexts';
import { boardPoints, cellViews, isSamePlace, keptCells, listPoints, placeOf, startOf, trayView } from './gridViews';
import type { CellView, TrayView } from './gridViews';

/** Somebody on the way to another place. */
interface Carried {
  readonly person: Stakeholder;
  /** Where the way ends as things stand; undefined beside the grid. */
  readonly to: Place | undefined;
  readonly by: 'pointer' | 'keys';
}

/** What gets the focus once it is drawn: somebody in a tile, or wherever they are. */
interface Awaited {
  readonly id: string;
  readonly tile?: string;
}

/** Before the browser has said how large a cell is. */
const FIRST_CELL_SIZE: CellSize = { width: 132, height: 104 };
const CELLS_ALONG = 5;
/** Pixels that a pointer may tremble while it clicks. */
const DRAG_FROM = 4;
const TRAY = 'tray';

/** The people of an account by power and interest. A move is one change of both; whoever listens saves it. */
export default class StakeholderGrid extends LightningElement {
  @api people: readonly Stakeholder[] = [];
  /** The ids that the filter lets through; undefined without a filter. */
  @api matches?: ReadonlySet<string>;
  @api selectedId?: string;
  /** Why the user may not change anything; undefined when they may. */
  @api lockedReason?: string;
  /** The fields of `Stakeholder__c` that the user may see. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};

  readonly label = LABEL;
  readonly regions = REGION_LABELS;
  readonly interests = SCORE_TEXTS;
  readonly powers = [...SCORE_TEXTS].reverse();
  readonly sizes = LEGEND_SIZES;

  announcement = '';
  carried?: Carried;
  cellSize = FIRST_CELL_SIZE;
  /** What Tab reaches. */
  activeId?: string;
  /** The cell whose people are listed beside the grid. */
  listedKey?: string;

  private grab?: MarkGrab;
  private awaited?: Awaited;
  private readonly boardSize = new SizeWatch((size) => this.resize(size));
  private readonly shownOf = lastResult(matchedPeople);
  private readonly cellsOf = keptCells();
  private readonly unplacedOf = lastResult(unplacedPeople);
  private readonly pointsOf = lastResult(boardPoints);

  get message(): Message | undefined {
    const isVisible = 'Power__c' in this.fields && 'Interest__c' in this.fields;
    return emptyMessage(isVisible, this.people.length, this.shown.length);
  }

  get reason(): string | undefined {
    const mayMove = this.fields.Power__c?.updateable && this.fields.Interest__c?.updateable;
    return this.lockedReason ?? (mayMove ? undefined : LABEL.notEditable);
  }

  get isLocked(): boolean {
    return this.reason !== undefined;
  }

  get isStanceVisible(): boolean {
    return 'Stance__c' in this.fields;
  }

  get carriedId(): string | undefined {
    return this.carried?.person.id;
  }

  get cells(): readonly CellView[] {
    const { points, selectedId, carriedId } = this;
    const active = points.find(({ id }) => id === this.activeId) ?? points[0];
    return cellViews(this.gridCells, { selectedId, carriedId, activeId: active?.id });
  }

  get tray(): TrayView | undefined {
    return trayView(this.gridCells, this.listedKey, this.unplaced);
  }

  get target(): string | undefined {
    const to = this.carried?.to;
    return to && `transform: translate(${(to.interest - 1) * 100}%, ${(CELLS_ALONG - to.power) * 100}%)`;
  }

  /** Who hangs on the pointer. */
  get ghost(): Stakeholder | undefined {
    return this.carried?.by === 'pointer' ? this.carried.person : undefined;
  }

  override renderedCallback(): void {
    this.boardSize.watch(this.refs?.board);
    this.focusAwaited();
  }

  override disconnectedCallback(): void {
    this.boardSize.watch(undefined);
  }

  /** Gives the focus to a person; false where nobody of that id is shown. */
  @api
  focusPerson(id: string): boolean {
    const isHere = this.shown.some((person) => person.id === id);
    if (isHere) {
      this.activeId = id;
      this.awaited = { id };
      this.focusAwaited();
    }
    return isHere;
  }

  handleSelect({ detail }: CustomEvent<MarkId>): void {
    this.select(detail.id);
  }

  handleFocus({ detail }: CustomEvent<MarkId>): void {
    this.activeId = detail.id;
    this.awaited = undefined;
  }

  handleGrab({ detail }: CustomEvent<MarkGrab>): void {
    this.grab = detail;
  }

  handlePointerMove(event: PointerEvent): void {
    const { grab } = this;
    if (grab?.pointerId !== event.pointerId) {
      return;
    }
    if (!this.carried && Math.hypot(event.clientX - grab.x, event.clientY - grab.y) >= DRAG_FROM) {
      this.beginDrag(grab);
    }
    if (this.carried) {
      this.dragTo(this.carried, event);
    }
  }

  handlePointerUp(): void {
    this.grab = undefined;
    if (this.carried?.by === 'pointer') {
      this.drop(this.carried);
    }
  }

  /** The browser took the pointer away, to scroll for one. */
  handlePointerCancel(): void {
    this.grab = undefined;
    if (this.carried?.by === 'pointer') {
      this.putBack(this.carried);
    }
  }

  /** Whoever leaves the grid leaves nobody in the air. */
  handleFocusOut(): void {
    if (this.carried?.by === 'keys') {
      this.putBack(this.carried);
    }
  }

  handleKey(event: CustomEvent<MarkKey>): void {
    const { id, key } = event.detail;
    const tile = (event.currentTarget as HTMLElement).dataset.tile;
    if (this.carried) {
      this.carryOn(this.carried, key);
    } else if (key === 'Enter') {
      this.pickUp(id);
    } else if (key === 'Escape') {
      this.handleListClose();
    } else if (tile === TRAY) {
      this.moveFocus(listPoints(this.tray?.people ?? []), id, key, TRAY);
    } else {
      this.moveFocus(this.points, id, key);
    }
  }

  handleList({ detail }: CustomEvent<MarkId>): void {
    this.listedKey = detail.id;
    const [first] = this.tray?.people ?? [];
    this.awaited = first && { id: first.id, tile: TRAY };
  }

  handleListClose(): void {
    if (this.listedKey !== undefined) {
      this.awaited = { id: `more-${this.listedKey}`, tile: this.listedKey };
      this.listedKey = undefined;
    }
  }

  private get shown(): readonly Stakeholder[] {
    return this.shownOf(this.people, this.matches);
  }

  private get gridCells(): readonly GridCell[] {
    return this.cellsOf(this.shown);
  }

  private get unplaced(): readonly Stakeholder[] {
    return this.unplacedOf(this.shown);
  }

  private get points(): readonly GridPoint[] {
    return this.pointsOf(this.gridCells, this.cellSize, this.selectedId, this.activeId);
  }

  private select(id: string): void {
    this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id } }));
  }

  /** Who it is and that they may be moved; else says why not. */
  private movable(id: string): Stakeholder | undefined {
    if (this.reason !== undefined) {
      this.announcement = this.reason;
      return undefined;
    }
    return this.shown.find((person) => person.id === id);
  }

  private beginDrag(grab: MarkGrab): void {
    const person = this.movable(grab.id);
    if (person === undefined) {
      this.grab = undefined;
      return;
    }
    this.carried = { person, to: placeOf(person), by: 'pointer' };
    this.refs?.view?.setPointerCapture(grab.pointerId);
  }

  /** Runs with each move of the pointer: it renders anew only when the pointer comes into another cell. */
  private dragTo(carried: Carried, { clientX, clientY }: PointerEvent): void {
    const box = this.refs?.board?.getBoundingClientRect();
    if (box === undefined) {
      return;
    }
    const point = { x: clientX - box.left, y: clientY - box.top };
    const to = placeAtPoint(point, box);
    if (!isSamePlace(to, carried.to)) {
      this.carried = { ...carried, to };
    }
    const ghost = this.refs?.ghost as HTMLElement | undefined;
    ghost?.style.setProperty('transform', `translate(${point.x}px, ${point.y}px)`);
    ghost?.style.setProperty('visibility', 'visible');
  }

  private pickUp(id: string): void {
    const person = this.movable(id);
    if (person === undefined) {
      this.select(id);
      return;
    }
    const to = startOf(person);
    this.carried = { person, to, by: 'keys' };
    this.announcement = pickedUpText(person, to);
  }

  private carryOn(carried: Carried, key: string): void {
    if (isArrowKey(key)) {
      const to = stepped(carried.to ?? startOf(carried.person), key);
      this.carried = { ...carried, to };
      this.announcement = carriedText(to);
    } else if (key === 'Enter') {
      this.drop(carried);
    } else if (key === 'Escape') {
      this.putBack(carried);
    }
  }

  private drop(carried: Carried): void {
    const { person, to } = carried;
    if (to === undefined || isSamePlace(to, placeOf(person))) {
      this.putBack(carried);
      return;
    }
    const { id } = person;
    this.carried = undefined;
    this.activeId = id;
    this.awaited = { id, tile: `${to.power}-${to.interest}` };
    this.announcement = droppedText(person, to);
    const detail = { ids: [id], changes: { Power__c: to.power, Interest__c: to.interest } };
    this.dispatchEvent(new CustomEvent<PeopleChange>('peoplechange', { detail }));
  }

  private putBack({ person }: Carried): void {
    this.carried = undefined;
    this.announcement = putBackText(person);
  }

  private moveFocus(points: readonly GridPoint[], fromId: string, key: string, tile?: string): void {
    const ends: Record<string, GridPoint | undefined> = { Home: points[0], End: points.at(-1) };
    const to = isArrowKey(key) ? nearestPoint(points, fromId, key) : ends[key];
    if (to) {
      this.activeId = to.id;
      this.awaited = { id: to.id, ...(tile === undefined ? {} : { tile }) };
    }
  }

  private focusAwaited(): void {
    const { awaited } = this;
    if (awaited) {
      const selector = awaited.tile === undefined ? '[data-tile]' : `[data-tile="${awaited.tile}"]`;
      const tiles = this.template?.querySelectorAll<HTMLElement & StakeholderMarks>(selector) ?? [];
      [...tiles].some((tile) => tile.focusMark(awaited.id));
    }
  }

  private resize({ width, height }: CellSize): void {
    const size = { width: width / CELLS_ALONG, height: height / CELLS_ALONG };
    if (size.width !== this.cellSize.width || size.height !== this.cellSize.height) {
      this.cellSize = size;
    }
  }
}
