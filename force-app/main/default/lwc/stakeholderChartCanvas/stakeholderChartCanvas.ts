import { LightningElement, api } from 'lwc';
import KEY_PLAYER from '@salesforce/label/c.Stakeholder_Chart_Key_Player_Short';
import TREE from '@salesforce/label/c.Stakeholder_Chart_Tree';
import { CARD } from 'c/chartLayout';
import type { AccountHeading, ChartLayout, PlacedPerson, RelationKind } from 'c/chartLayout';
import { lastResult } from 'c/lastResult';
import { overlaps } from 'c/panZoom';
import type { Box, Point } from 'c/panZoom';
import type { StakeholderLink } from 'c/stakeholder';
import { ChartCamera } from './chartCamera.ts';
import { keyAction, neighbour } from './chartKeys.ts';
import type { Direction, KeyAction } from './chartKeys.ts';
import { lineViews, outlineOfKeyPlayers, shapeViews } from './chartLines.ts';
import type { LineView, ShapesView } from './chartLines.ts';
import { ChartPointer } from './chartPointer.ts';
import { ChartStage } from './chartStage.ts';
import { personCard } from './personCard.ts';
import type { CardContext, PersonCard } from './personCard.ts';

/** All that is drawn. */
export interface ChartPicture {
  readonly layout: ChartLayout;
  readonly links: readonly StakeholderLink[];
  /** Which lines are drawn over the tree. */
  readonly kinds: ReadonlySet<RelationKind>;
  readonly cards: CardContext;
}

interface HeadingView extends AccountHeading {
  readonly style: string;
}

/** Near the edge a dragged person takes the chart along, by so many pixels a movement. */
const EDGE = { width: 32, step: 16 };

/** Wheels of a mouse turn by about 100 pixels, fingers on a trackpad pinch by a few. */
const WHEEL = { turn: 0.002, pinch: 0.01, line: 16 };

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
  ready?: Box;
  label = { tree: TREE, keyPlayer: KEY_PLAYER };
  cardSize = `--card-width: ${CARD.width}px; --card-height: ${CARD.height}px`;

  private readonly camera = new ChartCamera();
  private readonly pointer = new ChartPointer();
  private readonly stage = new ChartStage(() => {
    this.draw();
  });
  private readonly linesOf = lastResult(lineViews);
  private readonly shapesOf = lastResult(shapeViews);
  private readonly keyPlayersOf = lastResult(outlineOfKeyPlayers);
  private drawn?: ChartLayout;
  private observer?: ResizeObserver;
  private corner: Point = { x: 0, y: 0 };
  private drag?: { readonly personId: string; readonly point: Point };
  private hasFocus = false;

  get layout(): ChartLayout | undefined {
    return this.picture?.layout;
  }

  get cards(): readonly PersonCard[] {
    const { picture } = this;
    return picture ? this.placedHere.map((placed) => personCard(placed, picture.cards)) : [];
  }

  /** Always somebody: a tree without any item is none. */
  get activeElement(): string | undefined {
    const id = this.picture?.cards.activeId;
    return id === undefined ? undefined : `person-${id}`;
  }

  get headings(): readonly HeadingView[] {
    return (this.layout?.headings ?? []).map((heading) => ({
      ...heading,
      style: `transform: translate(${heading.x}px, ${heading.y}px)`,
    }));
  }

  get lines(): readonly LineView[] {
    const { picture } = this;
    return picture ? this.linesOf(picture.links, picture.layout, picture.kinds, picture.cards.selectedId) : [];
  }

  get shapes(): readonly ShapesView[] {
    const { picture, isOverview } = this;
    return picture && isOverview ? this.shapesOf(picture.layout, picture.cards.matches, picture.cards.hasStance) : [];
  }

  get keyPlayers(): string | undefined {
    return this.layout && this.isOverview ? this.keyPlayersOf(this.layout) : undefined;
  }

  get worldClass(): string {
    return this.isOverview ? 'world world_overview' : 'world';
  }

  get windowClass(): string {
    return this.canDrag ? 'window window_editable' : 'window';
  }

  /** Zooms around the middle of the window. */
  @api
  zoomBy(factor: number): void {
    this.camera.zoom(factor);
    this.stage.schedule();
  }

  /** Shows all of the chart. */
  @api
  fit(): void {
    this.camera.fit();
    this.stage.schedule();
  }

  /** Brings the first of these people to where they can be read, unless one of them is there already. */
  @api
  reveal(ids: readonly string[]): void {
    const cards = ids.map((id) => this.placeOf(id)).filter((place) => place !== undefined);
    this.camera.reveal(cards.map(boxOf));
    this.stage.schedule();
  }

  /** Gives the chart the keyboard. */
  @api
  takeFocus(): void {
    (this.refs?.window as HTMLElement | undefined)?.focus();
  }

  override renderedCallback(): void {
    this.observe();
    if (this.layout !== undefined && this.layout !== this.drawn) {
      this.adopt(this.layout);
    }
  }

  override disconnectedCallback(): void {
    this.observer?.disconnect();
    this.observer = undefined;
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

  /** Without the keyboard's focus the wheel goes on scrolling the page; with Ctrl, as fingers on a trackpad pinch, it never does. */
  handleWheel(event: WheelEvent): void {
    const isPinch = event.ctrlKey || event.metaKey;
    if (!isPinch && !this.hasFocus) {
      return;
    }
    event.preventDefault();
    this.measureCorner();
    const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL.line : 1);
    this.camera.zoom(Math.exp(-turned * (isPinch ? WHEEL.pinch : WHEEL.turn)), this.pointOf(event));
    this.stage.schedule();
  }

  handlePointerDown(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    this.measureCorner();
    const point = this.pointOf(event);
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
    const step = this.pointer.move(event.pointerId, this.pointOf(event));
    if (step?.kind === 'drag') {
      this.drag = step;
      this.camera.pan(this.pullAt(step.point));
      this.stage.schedule();
    } else if (step?.kind === 'follow') {
      if (step.begunOn !== undefined && !this.canDrag) {
        this.dispatchEvent(new CustomEvent('dragdenied'));
      }
      this.camera.follow(step.movement);
      this.stage.schedule();
    }
  }

  handlePointerUp(event: PointerEvent): void {
    const end = this.pointer.up(event.pointerId, this.pointOf(event));
    this.endDrag();
    if (end?.kind === 'click') {
      this.press(end.personId, end.isToggle);
    } else if (end?.kind === 'drop') {
      const detail = { id: end.personId, targetId: this.personAt(end.point) };
      this.dispatchEvent(new CustomEvent('persondrop', { detail }));
    }
  }

  handlePointerCancel(event: PointerEvent): void {
    this.pointer.cancel(event.pointerId);
    this.endDrag();
  }

  /** Those near the window, in the order of the tree; from afar the one who has the keyboard only. */
  private get placedHere(): readonly PlacedPerson[] {
    const { ready, isOverview, picture } = this;
    const activeId = picture?.cards.activeId;
    return (picture?.layout.people ?? []).filter(
      (placed) =>
        placed.person.id === activeId || (!isOverview && ready !== undefined && overlaps(boxOf(placed), ready)),
    );
  }

  private act(action: KeyAction): void {
    const active = this.placeOf(this.picture?.cards.activeId);
    switch (action.kind) {
      case 'pan':
        this.camera.pan(action.by);
        this.stage.schedule();
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
    if (active === undefined) {
      return;
    }
    if (to === 'report' && active.isCollapsed) {
      this.press(active.person.id, true);
    }
    const next = neighbour(this.layout?.people ?? [], active, to);
    if (next !== undefined) {
      this.dispatchEvent(new CustomEvent('personreach', { detail: { id: next.person.id } }));
    }
  }

  private press(id: string | undefined, isToggle: boolean): void {
    const opens = (this.placeOf(id)?.reports ?? 0) > 0;
    if (id !== undefined && (opens || !isToggle)) {
      this.dispatchEvent(new CustomEvent('personpress', { detail: { id, isToggle } }));
    }
  }

  private placeOf(id: string | undefined): PlacedPerson | undefined {
    const shownId = this.layout?.shownAs.get(id ?? '') ?? id;
    return this.layout?.people.find(({ person }) => person.id === shownId);
  }

  private observe(): void {
    const { window: element } = this.refs ?? {};
    if (element !== undefined && this.observer === undefined) {
      this.observer = new ResizeObserver(() => {
        if (this.camera.resize({ width: element.clientWidth, height: element.clientHeight })) {
          this.stage.schedule();
        }
      });
      this.camera.resize({ width: element.clientWidth, height: element.clientHeight });
      this.observer.observe(element);
    }
  }

  /** A chart that is laid out anew moves below the user as little as possible. */
  private adopt(layout: ChartLayout): void {
    const { drawn, camera } = this;
    const placeIn = (some: ChartLayout | undefined): PlacedPerson | undefined =>
      some?.people.find(({ person }) => person.id === this.anchorId);
    const [before, after] = [placeIn(drawn), placeIn(layout)];
    camera.drawing = layout;
    if (drawn === undefined) {
      const [first] = layout.people;
      camera.begin(boxOf(after ?? first ?? { x: 0, y: 0 }));
    } else if (before !== undefined && after !== undefined) {
      camera.keep(before, after);
    }
    this.drawn = layout;
    this.draw();
  }

  private draw(): void {
    const { world } = this.refs ?? {};
    if (world !== undefined) {
      this.stage.show(world as HTMLElement, this.camera.view);
      this.drawDrag();
      this.isOverview = !this.camera.isReadable;
      this.ready = this.camera.missing(this.ready) ?? this.ready;
    }
  }

  private drawDrag(): void {
    const { ghost, target } = this.refs ?? {};
    const targetId = this.drag && this.personAt(this.drag.point);
    const place = targetId === this.drag?.personId ? undefined : this.placeOf(targetId);
    target?.classList.toggle('slds-hide', place === undefined);
    ghost?.classList.toggle('slds-hide', this.drag === undefined);
    if (place !== undefined) {
      (target as HTMLElement).style.transform = `translate(${place.x}px, ${place.y}px)`;
    }
    if (this.drag !== undefined) {
      const { personId, point } = this.drag;
      (ghost as HTMLElement).textContent = this.placeOf(personId)?.person.name ?? '';
      (ghost as HTMLElement).style.transform = `translate(${point.x}px, ${point.y}px)`;
    }
  }

  private endDrag(): void {
    if (this.drag !== undefined) {
      this.drag = undefined;
      this.stage.schedule();
    }
  }

  private pullAt({ x, y }: Point): Point {
    const { width, height } = this.camera.window;
    return { x: pull(x, width), y: pull(y, height) };
  }

  private personAt(point: Point): string | undefined {
    const { x, y } = this.camera.at(point);
    return this.layout?.people.find((placed) => overlaps(boxOf(placed), { x, y, width: 0, height: 0 }))?.person.id;
  }

  private measureCorner(): void {
    const { left = 0, top = 0 } = this.refs?.window?.getBoundingClientRect() ?? {};
    this.corner = { x: left, y: top };
  }

  private pointOf({ clientX, clientY }: MouseEvent): Point {
    return { x: clientX - this.corner.x, y: clientY - this.corner.y };
  }
}

function boxOf({ x, y }: Point): Box {
  return { x, y, ...CARD };
}

/** Near an edge a dragged person pulls the other side of the chart closer. */
function pull(at: number, length: number): number {
  if (at < EDGE.width) {
    return EDGE.step;
  }
  return at > length - EDGE.width ? -EDGE.step : 0;
}
