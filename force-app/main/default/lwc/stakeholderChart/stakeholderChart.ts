import { LightningElement, api } from 'lwc';
import type { ChartLayout, PlacedPerson, RelationKind } from 'c/chartLayout';
import { FrameSteps } from 'c/frameSteps';
import { managersOf } from 'c/reportingLines';
import type { ManagerChange, PersonSelect, Stakeholder, StakeholderLink } from 'c/stakeholder';
import type StakeholderChartCanvas from 'c/stakeholderChartCanvas';
import type { ChartPicture, PersonDrop, PersonPress } from 'c/stakeholderChartCanvas';
import { TOOL_COUNT } from 'c/stakeholderChartTools';
import type { ChartTool, KindSwitch } from 'c/stakeholderChartTools';
import { unobserved } from 'c/unobserved';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { noticesOf, openedTo, shownPerson, switched } from './chartFacts.ts';
import type { Notice } from './chartFacts.ts';
import { EMPTY, LABEL, MOVE_CANCELLED, moveHowText } from './chartTexts.ts';
import { KeptFacts } from './keptFacts.ts';
import { moveOutcome, wouldMoveText } from './managerMove.ts';

const ZOOM_STEP = 1.25;
const DRAWN_AT_ONCE = 100;
/** The first frame has the view to take away that was there before. */
const NOTHING = (): void => undefined;

/**
 * Who reports to whom among an account's stakeholders, with the lines of influence, conflict and mentoring over it. Says `personselect` and
 * `managerchange`; whoever shows it saves.
 */
export default class StakeholderChart extends LightningElement {
  @api people: readonly Stakeholder[] = [];
  @api links: readonly StakeholderLink[] = [];
  /** Names of the accounts by id, where people of several are shown. */
  @api accounts?: Readonly<Record<string, string>>;
  /** Why the user may change nothing; undefined where they may. */
  @api lockedReason?: string;
  /** What the user may see of a stakeholder. */
  @api fields?: Readonly<Record<string, FieldInfo>>;
  /** Whether the lines are not known (yet). */
  @api isReadingLinks = false;

  /** Who is chosen, here or elsewhere: the chart brings them into sight. */
  @api
  get selectedId(): string | undefined {
    return this.chosenId;
  }
  set selectedId(id: string | undefined) {
    this.chosenId = id;
    if (id !== undefined && id !== this.pressedId) {
      this.activeId = id;
      this.show([id]);
    }
    this.pressedId = undefined;
  }

  /** Who matches a filter; undefined for no filter. The others step back, and the first match comes into sight. */
  @api
  get matches(): ReadonlySet<string> | undefined {
    return this.found;
  }
  set matches(matches: ReadonlySet<string> | undefined) {
    this.found = matches;
    this.show([...(matches ?? [])]);
  }

  /** Of many people the chart comes after what surrounds it, a piece a frame, not to hold up the click that asked for it. */
  hasTools = false;
  toolCount = 0;
  hasCanvas = false;
  isDrawn = false;
  collapsed: ReadonlySet<string> = new Set();
  hiddenKinds: ReadonlySet<RelationKind> = new Set();
  anchorId?: string;
  /** Who is about to get another manager, by keys or buttons. */
  movingId?: string;
  message = '';
  readonly label = LABEL;
  readonly empty = EMPTY;

  private readonly steps = new FrameSteps();
  private chosenId?: string;
  /** Chosen on the chart itself: in sight already, however small. */
  private pressedId?: string;
  private activeId?: string;
  private found?: ReadonlySet<string>;
  private wanted: readonly string[] = [];
  private readonly tools: Readonly<Record<ChartTool, () => void>> = {
    zoomin: () => this.canvas?.zoomBy(ZOOM_STEP),
    zoomout: () => this.canvas?.zoomBy(1 / ZOOM_STEP),
    fit: () => this.canvas?.fit(),
    open: () => (this.collapsed = new Set()),
    close: () => (this.collapsed = new Set(managersOf(this.links).values())),
    move: () => {
      this.beginMove();
    },
    nobody: () => {
      this.move(this.movingId ?? '', undefined);
    },
    cancel: () => {
      this.cancelMove();
    },
  };
  private readonly facts = new KeptFacts();

  get isEmpty(): boolean {
    return this.people.length === 0;
  }

  get canEdit(): boolean {
    return this.lockedReason === undefined;
  }

  get isMoving(): boolean {
    return this.movingId !== undefined;
  }

  /** Opinions are not for everybody's eyes. */
  get hasStance(): boolean {
    return this.fields === undefined || 'Stance__c' in this.fields;
  }

  /** Undefined until the chart is to be drawn. */
  get picture(): ChartPicture | undefined {
    if (!this.isDrawn) {
      return undefined;
    }
    const { links, found, chosenId, movingId, activePerson, hiddenKinds } = this;
    const words = this.facts.words(this);
    return {
      layout: this.layout,
      links,
      kinds: this.facts.kinds(hiddenKinds),
      cards: unobserved({
        ...{ matches: found, selectedId: chosenId, movingId },
        activeId: activePerson?.person.id,
        hasStance: this.hasStance,
        relationsOf: (id: string) => words.get(id) ?? [],
      }),
    };
  }

  get kindSwitches(): readonly KindSwitch[] {
    return this.facts.switches(this, this.hiddenKinds);
  }

  get notices(): readonly Notice[] {
    return this.isDrawn ? noticesOf(this.layout, this.names, this.isReadingLinks) : [];
  }

  override connectedCallback(): void {
    const steps = [
      () => (this.hasTools = true),
      ...Array.from({ length: TOOL_COUNT }, () => () => (this.toolCount += 1)),
      ...this.facts.steps(() => this),
      () => (this.hasCanvas = true),
      () => (this.isDrawn = true),
    ];
    if (this.people.length > DRAWN_AT_ONCE) {
      this.steps.start([NOTHING, ...steps]);
    } else {
      steps.forEach((step) => step());
    }
  }

  override disconnectedCallback(): void {
    this.steps.stop();
  }

  override renderedCallback(): void {
    const { canvas, wanted } = this;
    if (canvas !== undefined && wanted.length > 0) {
      this.wanted = [];
      canvas.reveal(wanted);
    }
  }

  /** Gives the keyboard to a person; false where nobody of that id is shown. */
  @api
  focusPerson(id: string): boolean {
    const isHere = this.personOf(id) !== undefined;
    if (isHere) {
      this.activeId = id;
      this.canvas?.takeFocus();
    }
    return isHere;
  }

  handlePress({ detail: { id, isToggle } }: CustomEvent<PersonPress>): void {
    if (isToggle) {
      this.toggle(id);
    } else if (this.movingId !== undefined) {
      this.move(this.movingId, id);
    } else {
      this.choose(id);
    }
  }

  handleDrop({ detail: { id, targetId } }: CustomEvent<PersonDrop>): void {
    if (targetId !== undefined && targetId !== id) {
      this.move(id, targetId);
    }
  }

  handleDragDenied(): void {
    this.message = this.lockedReason ?? '';
  }

  handleReach(event: CustomEvent<{ readonly id: string }>): void {
    const { id } = event.detail;
    this.activeId = id;
    this.show([id]);
    const moving = this.personOf(this.movingId);
    const manager = this.personOf(id);
    if (moving !== undefined && manager !== undefined) {
      this.message = wouldMoveText(moving, manager, this.links, this.names);
    }
  }

  handleTool(event: CustomEvent<ChartTool>): void {
    this.tools[event.detail]();
  }

  handleKind(event: CustomEvent<RelationKind>): void {
    this.hiddenKinds = switched(this.hiddenKinds, event.detail);
  }

  private get layout(): ChartLayout {
    return this.facts.layout(this);
  }

  private get canvas(): StakeholderChartCanvas | undefined {
    return this.refs?.canvas as unknown as StakeholderChartCanvas | undefined;
  }

  /** Who has the keyboard: the one it was moved to, or whoever stands for them, or the first. */
  private get activePerson(): PlacedPerson | undefined {
    return shownPerson(this.layout, this.activeId ?? this.chosenId);
  }

  private get names(): ReadonlyMap<string, string> {
    return this.facts.names(this);
  }

  private personOf(id: string | undefined): Stakeholder | undefined {
    return id === undefined ? undefined : this.people.find((person) => person.id === id);
  }

  /** Opens what hides the first of these people, and asks for them to be brought into sight once they are drawn. */
  private show(ids: readonly string[]): void {
    const [first] = ids;
    if (first !== undefined) {
      this.wanted = ids;
      this.collapsed = openedTo(first, this.collapsed, this.links);
    }
  }

  private toggle(id: string): void {
    this.anchorId = id;
    this.activeId = id;
    this.collapsed = switched(this.collapsed, id);
  }

  private choose(id: string): void {
    this.activeId = id;
    this.anchorId = id;
    this.pressedId = id;
    this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id } }));
  }

  private beginMove(): void {
    const person = this.activePerson?.person;
    if (person === undefined || this.lockedReason !== undefined) {
      this.message = this.lockedReason ?? '';
      return;
    }
    this.movingId = person.id;
    this.message = moveHowText(person);
  }

  private cancelMove(): void {
    if (this.movingId !== undefined) {
      this.movingId = undefined;
      this.message = MOVE_CANCELLED;
    }
  }

  /** @param managerId of nobody, where it is undefined */
  private move(id: string, managerId: string | undefined): void {
    const person = this.personOf(id);
    const manager = this.personOf(managerId);
    if (person === undefined || manager?.id !== managerId) {
      return;
    }
    const { message, change } = moveOutcome(person, manager, this.links, this.names);
    this.message = message;
    if (change !== undefined) {
      this.movingId = undefined;
      this.anchorId = managerId ?? id;
      this.dispatchEvent(new CustomEvent<ManagerChange>('managerchange', { detail: change }));
    }
  }
}
