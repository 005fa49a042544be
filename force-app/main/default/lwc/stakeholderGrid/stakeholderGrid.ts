import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { placeAtPoint, unplacedPeople } from 'c/gridLayout';
import type { CellSize, GridCell, GridPoint } from 'c/gridLayout';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import { SizeWatch } from 'c/sizeWatch';
import type { PeopleChange, PersonSelect, Stakeholder } from 'c/stakeholder';
import { matchedPeople } from 'c/stakeholderMatches';
import type { MarkGrab, MarkId, MarkKey } from 'c/stakeholderMarks';
import { carriedOn, dropped, pickedUp, putBack } from './carrying';
import type { CarryStep, Carried } from './carrying';
import { LABEL, LEGEND_SIZES, REGION_LABELS, SCORE_TEXTS, emptyMessage, reasonText } from './gridTexts';
import {
  boardPoints,
  cellSizeOf,
  cellViews,
  isSamePlace,
  keptCells,
  listPoints,
  placeOf,
  targetStyle,
  trayView,
} from './gridViews';
import type { CellView, TrayView } from './gridViews';
import { MarkDrag, isDrag, moveGhost } from './markDrag';
import { TileFocus, keyPoint } from './tileFocus';

/** Before the browser has said how large a cell is. */
const FIRST_CELL_SIZE: CellSize = { width: 132, height: 104 };
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

  private readonly drag = new MarkDrag();
  private readonly focus = new TileFocus();
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
    return reasonText(this.lockedReason, this.fields);
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
    return to && targetStyle(to);
  }

  /** Who hangs on the pointer. */
  get ghost(): Stakeholder | undefined {
    return this.carried?.by === 'pointer' ? this.carried.person : undefined;
  }

  override renderedCallback(): void {
    this.boardSize.watch(this.refs?.board);
    this.focus.apply(this.template);
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
      this.focus.await(id);
      this.focus.apply(this.template);
    }
    return isHere;
  }

  handleSelect({ detail }: CustomEvent<MarkId>): void {
    this.select(detail.id);
  }

  handleFocus({ detail }: CustomEvent<MarkId>): void {
    this.activeId = detail.id;
    this.focus.forget();
  }

  handleGrab({ detail }: CustomEvent<MarkGrab>): void {
    this.drag.begin(detail);
  }

  handlePointerMove(event: PointerEvent): void {
    const grab = this.drag.grabbedBy(event);
    if (grab && !this.carried && isDrag(grab, event)) {
      this.beginDrag(grab);
    }
    if (grab && this.carried) {
      this.dragTo(this.carried, event);
    }
  }

  handlePointerUp(): void {
    this.drag.end();
    if (this.carried?.by === 'pointer') {
      this.take(dropped(this.carried));
    }
  }

  /** The browser took the pointer away, to scroll for one. */
  handlePointerCancel(): void {
    this.drag.end();
    if (this.carried?.by === 'pointer') {
      this.take(putBack(this.carried));
    }
  }

  /** Whoever leaves the grid leaves nobody in the air. */
  handleFocusOut(): void {
    if (this.carried?.by === 'keys') {
      this.take(putBack(this.carried));
    }
  }

  handleKey(event: CustomEvent<MarkKey>): void {
    const { id, key } = event.detail;
    const tile = (event.currentTarget as HTMLElement).dataset.tile;
    if (this.carried) {
      this.take(carriedOn(this.carried, key));
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
    if (first) {
      this.focus.await(first.id, TRAY);
    }
  }

  handleListClose(): void {
    if (this.listedKey !== undefined) {
      this.focus.await(`more-${this.listedKey}`, this.listedKey);
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
      this.drag.end();
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
    moveGhost(this.refs?.ghost as HTMLElement | undefined, point);
  }

  private pickUp(id: string): void {
    const person = this.movable(id);
    if (person === undefined) {
      this.select(id);
    } else {
      this.take(pickedUp(person));
    }
  }

  private take(step: CarryStep | undefined): void {
    if (step === undefined) {
      return;
    }
    const { carried, announcement, move } = step;
    this.carried = carried;
    this.announcement = announcement;
    if (move !== undefined) {
      const { id, to } = move;
      this.activeId = id;
      this.focus.await(id, `${to.power}-${to.interest}`);
      const detail = { ids: [id], changes: { Power__c: to.power, Interest__c: to.interest } };
      this.dispatchEvent(new CustomEvent<PeopleChange>('peoplechange', { detail }));
    }
  }

  private moveFocus(points: readonly GridPoint[], fromId: string, key: string, tile?: string): void {
    const to = keyPoint(points, fromId, key);
    if (to) {
      this.activeId = to.id;
      this.focus.await(to.id, tile);
    }
  }

  private resize(board: CellSize): void {
    const size = cellSizeOf(board);
    if (size.width !== this.cellSize.width || size.height !== this.cellSize.height) {
      this.cellSize = size;
    }
  }
}
