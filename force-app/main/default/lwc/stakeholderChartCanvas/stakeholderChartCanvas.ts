import { LightningElement, api } from 'lwc';
import KEY_PLAYER from '@salesforce/label/c.Stakeholder_Chart_Key_Player_Short';
import TREE from '@salesforce/label/c.Stakeholder_Chart_Tree';
import { CARD } from 'c/chartLayout';
import type { ChartLayout, PlacedPerson } from 'c/chartLayout';
import { lastResult } from 'c/lastResult';
import type { Box, Point } from 'c/panZoom';
import { SizeWatch } from 'c/sizeWatch';
import { CardStock } from './cardStock.ts';
import { ChartCamera } from './chartCamera.ts';
import { keyAction, neighbour } from './chartKeys.ts';
import type { Direction, KeyAction } from './chartKeys.ts';
import type { ChartPicture, PersonDrop, PersonPress } from './chartPicture.ts';
import { boxOf, headingViews, peopleWithin, personAt, placeOf } from './chartPlaces.ts';
import type { HeadingView } from './chartPlaces.ts';
import { ChartPointer } from './chartPointer.ts';
import { ChartStage } from './chartStage.ts';
import { wheelZoom } from './chartWheel.ts';
import { keptCards } from './personCard.ts';
import type { PersonCard } from './personCard.ts';
import { PersonDrag } from './personDrag.ts';
import { WindowCorner } from './windowCorner.ts';

export type { ChartPicture, PersonDrop, PersonPress } from './chartPicture.ts';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * The chart itself, and moving about on it. Cards stand still on a world that one transform moves, and only those near the window
 * exist; from afar people are a few paths. Says `personpress` and `personreach` (by keys), `persondrop`, `dragdenied`, and `tool` for keys
 * that do what a button of the chart does.
 */
export default class StakeholderChartCanvas extends LightningElement {
  @api picture?: ChartPicture;
  /** Whether people may be dragged. */
  @api canDrag = false;
  /** Who stays where they are on the screen when the chart is laid out anew. */
  @api anchorId?: string;

  isOverview = false;
  /** What is kept ready around the window. */
  ready?: Box;
  /** Who has a card. */
  made = NOBODY;
  label = { tree: TREE, keyPlayer: KEY_PLAYER };
  cardSize = `--card-width: ${CARD.width}px; --card-height: ${CARD.height}px`;

  private readonly camera = new ChartCamera(() => {
    this.stage.schedule();
  });
  private readonly pointer = new ChartPointer();
  private readonly drag = new PersonDrag();
  private readonly corner = new WindowCorner();
  private readonly stock = new CardStock();
  private readonly stage = new ChartStage(() => {
    this.draw();
  });
  private readonly windowSize = new SizeWatch((size) => {
    this.camera.resize(size);
    // Before the browser paints: it has just laid out. What is not drawn yet waits for its frame.
    if (this.ready !== undefined) {
      this.draw();
    }
  });
  private readonly cardsOf = keptCards();
  private readonly nearOf = lastResult(peopleWithin);
  private drawn?: ChartLayout;
  private hasFocus = false;

  get layout(): ChartLayout | undefined {
    return this.picture?.layout;
  }

  get cards(): readonly PersonCard[] {
    const { picture, made, ready } = this;
    return picture === undefined || ready === undefined ? [] : this.cardsOf(picture.layout.people, made, picture.cards);
  }

  /** Always somebody, as soon as anything is drawn: a tree without any item is none. */
  get activeElement(): string | undefined {
    const id = this.picture?.cards.activeId;
    return id === undefined || this.ready === undefined ? undefined : `person-${id}`;
  }

  get headings(): readonly HeadingView[] {
    return headingViews(this.layout);
  }

  get windowClass(): string {
    return this.canDrag ? 'window window_editable' : 'window';
  }

  /** Zooms around the middle of the window. */
  @api
  zoomBy(factor: number): void {
    this.camera.zoom(factor);
  }

  /** Shows all of the chart, but few people no smaller than they can be read: one moves to those for whom there is no room. */
  @api
  fit(): void {
    this.camera.fit(this.layout?.people.length ?? 0);
  }

  /** Brings the first of these people to where they can be read, unless one of them is there already. */
  @api
  reveal(ids: readonly string[]): void {
    this.camera.reveal(ids.flatMap((id) => placeOf(this.layout, id) ?? []).map(boxOf));
  }

  /** Gives the chart the keyboard. */
  @api
  takeFocus(): void {
    (this.refs?.window as HTMLElement | undefined)?.focus();
  }

  override renderedCallback(): void {
    this.windowSize.watch(this.refs?.window);
    if (this.layout !== undefined && this.layout !== this.drawn) {
      this.adopt(this.layout);
    }
  }

  override disconnectedCallback(): void {
    this.windowSize.watch(undefined);
    this.stage.stop();
  }

  handleFocus(): void {
    this.hasFocus = true;
  }

  handleBlur(): void {
    this.hasFocus = false;
  }

  handleKeyDown(event: KeyboardEvent): void {
    const action = keyAction(event);
    if (action === undefined) {
      return;
    }
    // Escape is for what is around the chart, unless somebody is being moved.
    if (action.kind !== 'cancel' || this.picture?.cards.movingId !== undefined) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.act(action);
  }

  handleWheel(event: WheelEvent): void {
    const factor = wheelZoom(event, this.hasFocus);
    if (factor !== undefined) {
      event.preventDefault();
      this.corner.measure(this.refs?.window);
      this.camera.zoom(factor, this.corner.pointOf(event));
    }
  }

  handlePointerDown(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    this.corner.measure(this.refs?.window);
    const point = this.corner.pointOf(event);
    const personId = this.personAt(point);
    this.pointer.down(event.pointerId, {
      ...{ point, personId },
      isToggle: (event.target as Element).closest('.toggle') !== null,
      // A finger moves the chart, unless it is on the person that was chosen before.
      mayDrag: this.canDrag && (event.pointerType !== 'touch' || personId === this.picture?.cards.selectedId),
    });
    this.refs?.window?.setPointerCapture(event.pointerId);
  }

  handlePointerMove(event: PointerEvent): void {
    const step = this.pointer.move(event.pointerId, this.corner.pointOf(event));
    if (step?.kind === 'drag') {
      this.camera.pan(this.drag.move(step.personId, step.point, this.camera.window));
      this.stage.schedule();
    } else if (step?.kind === 'follow') {
      if (step.begunOn !== undefined && !this.canDrag) {
        this.dispatchEvent(new CustomEvent('dragdenied'));
      }
      this.camera.follow(step.movement);
    }
  }

  handlePointerUp(event: PointerEvent): void {
    const end = this.pointer.up(event.pointerId, this.corner.pointOf(event));
    this.endDrag();
    if (end?.kind === 'click') {
      this.press(end.personId, end.isToggle);
    } else if (end?.kind === 'drop') {
      const detail = { id: end.personId, targetId: this.personAt(end.point) };
      this.dispatchEvent(new CustomEvent<PersonDrop>('persondrop', { detail }));
    }
  }

  handlePointerCancel(event: PointerEvent): void {
    this.pointer.cancel(event.pointerId);
    this.endDrag();
  }

  private act(action: KeyAction): void {
    const active = placeOf(this.layout, this.picture?.cards.activeId);
    switch (action.kind) {
      case 'pan':
        this.camera.pan(action.by);
        break;
      case 'zoom':
        this.zoomBy(action.factor);
        break;
      case 'fit':
        this.fit();
        break;
      case 'go':
        this.go(active, action.to);
        break;
      case 'choose':
      case 'toggle':
        this.press(active?.person.id, action.kind === 'toggle');
        break;
      default:
        this.dispatchEvent(new CustomEvent('tool', { detail: action.kind }));
    }
  }

  private go(active: PlacedPerson | undefined, to: Direction): void {
    if (to === 'report' && active?.isCollapsed) {
      this.press(active.person.id, true);
    }
    const next = active && neighbour(this.layout?.people ?? [], active, to);
    if (next !== undefined) {
      this.dispatchEvent(new CustomEvent('personreach', { detail: { id: next.person.id } }));
    }
  }

  private press(id: string | undefined, isToggle: boolean): void {
    const opens = (placeOf(this.layout, id)?.reports ?? 0) > 0;
    if (id !== undefined && (opens || !isToggle)) {
      this.dispatchEvent(new CustomEvent<PersonPress>('personpress', { detail: { id, isToggle } }));
    }
  }

  /** A chart that is laid out anew moves below the user as little as possible. */
  private adopt(layout: ChartLayout): void {
    const { drawn, camera } = this;
    const [before, after] = [drawn, layout].map((some) =>
      some?.people.find(({ person }) => person.id === this.anchorId),
    );
    this.drawn = layout;
    camera.drawing = layout;
    if (drawn === undefined) {
      camera.begin(boxOf(after ?? layout.people[0] ?? { x: 0, y: 0 }));
      // The frame that makes the chart has enough to do.
      this.stage.schedule();
    } else {
      camera.keep(before, after);
      this.draw();
    }
  }

  /** Shows what is seen now; what there is no time for in one frame is made with the next ones. */
  private draw(): void {
    const { world, ghost, target } = this.refs ?? {};
    if (world === undefined) {
      return;
    }
    this.stage.show(world as HTMLElement, this.camera.view);
    const { point } = this.drag;
    this.drag.show(ghost as HTMLElement, target as HTMLElement, this.layout, point && this.personAt(point));
    this.isOverview = !this.camera.isReadable;
    const missing = this.camera.missing(this.ready);
    this.ready = missing ?? this.ready;
    // Other lines with this frame, other cards with the next ones.
    if (missing !== undefined || this.supplyCards()) {
      this.stage.schedule();
    }
  }

  /** @returns whether there are more to make, or to throw away */
  private supplyCards(): boolean {
    const wanted = this.isOverview ? [] : this.nearOf(this.layout, this.ready);
    const hasMore = this.stock.supply(wanted, this.camera.at(this.camera.middle));
    this.made = this.stock.ids;
    return hasMore;
  }

  private endDrag(): void {
    if (this.drag.end()) {
      this.stage.schedule();
    }
  }

  private personAt(point: Point): string | undefined {
    return personAt(this.layout, this.camera.at(point));
  }
}
