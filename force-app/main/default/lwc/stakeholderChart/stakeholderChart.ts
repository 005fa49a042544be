import { LightningElement, api } from 'lwc';
import EMPTY_TEXT from '@salesforce/label/c.Stakeholder_Chart_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Stakeholder_Chart_Empty_Title';
import KEYS from '@salesforce/label/c.Stakeholder_Chart_Keys';
import MOVE_CANCELLED from '@salesforce/label/c.Stakeholder_Chart_Move_Cancelled';
import MOVE_HOW from '@salesforce/label/c.Stakeholder_Chart_Move_How';
import MOVE_TO_NOBODY from '@salesforce/label/c.Stakeholder_Chart_Move_To_Nobody';
import MOVE_TO from '@salesforce/label/c.Stakeholder_Chart_Move_To';
import { chartLayout } from 'c/chartLayout';
import type { ChartLayout, PlacedPerson, RelationKind } from 'c/chartLayout';
import { labelText } from 'c/labelText';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import { managersOf } from 'c/reportingLines';
import type { ManagerChange, PersonSelect, Stakeholder, StakeholderLink } from 'c/stakeholder';
import type StakeholderChartCanvas from 'c/stakeholderChartCanvas';
import type { ChartPicture } from 'c/stakeholderChartCanvas';
import type { ChartTool, KindSwitch } from 'c/stakeholderChartTools';
import { unobserved } from 'c/unobserved';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { kindsWithout, kindSwitches, namesOf, noticesOf, openedTo, shownPerson, switched } from './chartFacts.ts';
import type { Notice } from './chartFacts.ts';
import { FrameSteps } from './frameSteps.ts';
import { moveRefusal, wouldMoveText } from './managerMove.ts';
import { relationWords } from './relationWords.ts';

const ZOOM_STEP = 1.25;
const DRAWN_AT_ONCE = 100;

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

  /** Of many people the chart comes after what surrounds it, not to hold up the click that asked for it. */
  hasTools = false;
  isDrawn = false;
  collapsed: ReadonlySet<string> = new Set();
  hiddenKinds: ReadonlySet<RelationKind> = new Set();
  anchorId?: string;
  /** Who is about to get another manager, by keys or buttons. */
  movingId?: string;
  message = '';
  label = { keys: KEYS };
  empty: Message = { iconName: 'utility:hierarchy', heading: EMPTY_TITLE, text: EMPTY_TEXT };

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
      this.moveToNobody();
    },
    cancel: () => {
      this.endMove(MOVE_CANCELLED);
    },
  };
  private readonly layoutOf = lastResult(chartLayout);
  private readonly namesOf = lastResult(namesOf);
  private readonly wordsOf = lastResult(relationWords);
  private readonly kindsOf = lastResult(kindsWithout);

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

  get picture(): ChartPicture {
    const { links, found, chosenId, movingId, activePerson, hiddenKinds } = this;
    const words = this.wordsOf(links, this.names);
    return {
      layout: this.layout,
      links,
      kinds: this.kindsOf(hiddenKinds),
      cards: unobserved({
        ...{ matches: found, selectedId: chosenId, movingId },
        activeId: activePerson?.person.id,
        hasStance: this.hasStance,
        relationsOf: (id: string) => words.get(id) ?? [],
      }),
    };
  }

  get kindSwitches(): readonly KindSwitch[] {
    return kindSwitches(this.links, this.kindsOf(this.hiddenKinds));
  }

  get notices(): readonly Notice[] {
    return noticesOf(this.layout, this.names, this.isReadingLinks);
  }

  override connectedCallback(): void {
    const steps = [() => (this.hasTools = true), () => this.layout, () => (this.isDrawn = true)];
    if (this.people.length > DRAWN_AT_ONCE) {
      this.steps.start(steps);
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

  handlePress(event: CustomEvent<{ readonly id: string; readonly isToggle: boolean }>): void {
    const { id, isToggle } = event.detail;
    if (isToggle) {
      this.toggle(id);
    } else if (this.movingId !== undefined) {
      this.move(this.movingId, id);
    } else {
      this.choose(id);
    }
  }

  handleDrop(event: CustomEvent<{ readonly id: string; readonly targetId: string | undefined }>): void {
    const { id, targetId } = event.detail;
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
    const kind = event.detail;
    this.hiddenKinds = switched(this.hiddenKinds, kind);
  }

  private get layout(): ChartLayout {
    return this.layoutOf(this.people, this.links, this.collapsed, this.accounts);
  }

  private get canvas(): StakeholderChartCanvas | undefined {
    return this.refs?.canvas as unknown as StakeholderChartCanvas | undefined;
  }

  /** Who has the keyboard: the one it was moved to, or whoever stands for them, or the first. */
  private get activePerson(): PlacedPerson | undefined {
    return shownPerson(this.layout, this.activeId ?? this.chosenId);
  }

  private get names(): ReadonlyMap<string, string> {
    return this.namesOf(this.people);
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
    this.message = labelText(MOVE_HOW, person.name);
  }

  private endMove(message: string): void {
    if (this.movingId !== undefined) {
      this.movingId = undefined;
      this.message = message;
    }
  }

  private moveToNobody(): void {
    const person = this.personOf(this.movingId);
    if (person !== undefined) {
      this.say({ id: person.id, managerId: undefined }, labelText(MOVE_TO_NOBODY, person.name));
    }
  }

  private move(id: string, managerId: string): void {
    const person = this.personOf(id);
    const manager = this.personOf(managerId);
    if (person === undefined || manager === undefined) {
      return;
    }
    const refusal = moveRefusal(person, manager, this.links, this.names);
    if (refusal === undefined) {
      this.say({ id, managerId }, labelText(MOVE_TO, person.name, manager.name));
    } else {
      this.message = refusal;
    }
  }

  private say(detail: ManagerChange, message: string): void {
    this.movingId = undefined;
    this.message = message;
    this.anchorId = detail.managerId ?? detail.id;
    this.dispatchEvent(new CustomEvent<ManagerChange>('managerchange', { detail }));
  }
}
