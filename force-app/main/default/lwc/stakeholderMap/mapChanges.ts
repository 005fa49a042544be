import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import UNDO_OVERTAKEN from '@salesforce/label/c.Stakeholder_Map_Undo_Overtaken';
import ADDED from '@salesforce/label/c.Stakeholder_Map_Added';
import { labelText } from 'c/labelText';
import { cycleThrough } from 'c/reportingLines';
import type {
  EditableField,
  LinkAdd,
  LinkRemove,
  ManagerChange,
  PeopleChange,
  Stakeholder,
  StakeholderChanges,
  StakeholderLink,
} from 'c/stakeholder';
import { LinkEdits, PersonEdits, fieldsOf, holds, mayBeRetried, valuesOf } from 'c/stakeholderEdits';
import type { Outcome, RecordStore } from 'c/stakeholderEdits';
import type { SaveState } from 'c/stakeholderPanel';
import { lineEnds } from './lineEnds.ts';
import {
  changeText,
  cycleText,
  failureText,
  linkFailureText,
  linkText,
  managerFailureText,
  managerText,
  severalFailedText,
} from './mapWords.ts';
import type { Failure } from './mapWords.ts';
import { Notices } from './notices.ts';
import type { Notice, Retry } from './notices.ts';
import { UndoSteps } from './undoSteps.ts';
import type { UndoStep } from './undoSteps.ts';

type Wanted = ReadonlyMap<string, StakeholderChanges>;

/** What roll-ups of the account count people by. */
const COUNTED: readonly EditableField[] = ['Active__c', 'Stance__c', 'Power__c', 'Interest__c'];

/** What people change on the map: saved at once, undone by one step, and told in words when it was not saved. */
export class MapChanges {
  readonly people: PersonEdits;
  readonly links: LinkEdits;
  /** Everybody who was ever on the map, with what is being saved; another list only when somebody has changed. */
  everybody: readonly Stakeholder[] = [];
  /** Likewise all links. */
  allLinks: readonly StakeholderLink[] = [];
  /** Object info of `Stakeholder__c`, for what fields are called. */
  fields: Readonly<Record<string, FieldInfo>> = {};
  /** What was undone last, until something else is changed. */
  undone: string | undefined;
  /** How many people were changed since everything was saved. */
  batch = 0;

  private readonly tell: () => void;
  private readonly tellCounts: () => void;
  private readonly whyFailed = new Map<string, string>();
  private readonly told = new Notices();
  private readonly steps = new UndoSteps();

  /**
   * @param tell is called whenever anything has changed
   * @param tellCounts is called when something was saved that roll-ups of the account count
   */
  constructor(store: RecordStore, tell: () => void, tellCounts: () => void) {
    this.tell = tell;
    this.tellCounts = tellCounts;
    this.people = new PersonEdits(store, () => {
      this.everybody = this.people.people;
      tell();
    });
    this.links = new LinkEdits(store, () => {
      this.allLinks = this.links.links;
      tell();
    });
  }

  get notices(): readonly Notice[] {
    return this.told.list;
  }

  /** The last change, which can be undone. */
  get last(): UndoStep | undefined {
    return this.steps.last;
  }

  get saved(): number {
    return Math.max(0, this.batch - this.people.unsaved);
  }

  /** How the last change of people fares, of those with whom it is not simply saved. */
  get saveStates(): Map<string, SaveState> {
    const states = this.people.changed.map(([id, state]): [string, SaveState] => [
      id,
      state === 'failed' ? { failed: this.whyFailed.get(id) ?? '' } : state,
    ]);
    return new Map(states);
  }

  async changePeople({ ids, changes }: PeopleChange): Promise<void> {
    const changed = ids
      .map((id) => this.people.person(id))
      .filter((person): person is Stakeholder => person !== undefined && !holds(person, changes));
    if (changed.length === 0) {
      return;
    }
    const before = new Map(changed.map((person) => [person.id, valuesOf(person, fieldsOf(changes))]));
    const names = changed.map(({ name }) => name);
    const undo = (): Promise<void> => this.putBack(before, changes);
    const step = { text: changeText(names, changes, this.fields), undo };
    await this.savePeople(step, new Map(changed.map(({ id }) => [id, changes])));
  }

  async setManager(change: ManagerChange): Promise<void> {
    const { id, managerId } = change;
    const circle = managerId && cycleThrough(this.links.links, id, managerId);
    if (circle) {
      this.notify(cycleText(circle.map((personId) => this.nameOf(personId))));
      return;
    }
    const before = this.links.managerOf(id);
    const undo = async (): Promise<void> => {
      if (this.links.managerOf(id) === managerId) {
        await this.saveManager({ id, managerId: before }, undo);
      } else {
        this.notify(labelText(UNDO_OVERTAKEN, this.nameOf(id)));
      }
    };
    const step = { text: managerText(this.nameOf(id)), undo };
    await this.make(step, () => this.saveManager(change, () => this.setManager(change)));
  }

  async addLink(link: LinkAdd): Promise<void> {
    if (link.kind === 'Reports To') {
      await this.setManager({ id: link.fromId, managerId: link.toId });
      return;
    }
    const { id, outcome } = this.links.add(link);
    const step = { text: this.linkText(link), undo: () => this.saveRemoval({ id }, link) };
    await this.make(step, () => this.tellLink(link, outcome, () => this.addLink(link)));
  }

  async removeLink({ id }: LinkRemove): Promise<void> {
    const link = this.links.link(id);
    if (!link) {
      return;
    }
    if (link.kind === 'Reports To') {
      await this.setManager({ id: link.fromId, managerId: undefined });
      return;
    }
    const { fromId, toId, kind, strength } = link;
    const undo = async (): Promise<void> => {
      await this.tellLink(link, this.links.add({ fromId, toId, kind, strength }).outcome, undo);
    };
    await this.make({ text: this.linkText(link), undo }, () => this.saveRemoval({ id }, link));
  }

  /** People whom somebody just put on the map: undo takes them off again. */
  rememberAdded(ids: readonly string[]): void {
    const names = ids.map((id) => this.nameOf(id)).join(', ');
    const off: StakeholderChanges = { Active__c: false };
    const undo = (): Promise<boolean> => this.save(new Map(ids.map((id) => [id, off])));
    this.begin({ text: labelText(ADDED, names), undo });
  }

  async undo(): Promise<void> {
    const last = this.steps.take();
    if (!last) {
      return;
    }
    this.undone = last.text;
    this.tell();
    await last.undo();
  }

  async resolve(id: string, keepsOwn: boolean): Promise<void> {
    const name = this.nameOf(id);
    this.tellFailures([{ id, name, outcome: await this.people.resolve(id, keepsOwn) }], new Map());
  }

  notify(text: string, lines: readonly string[] = [], retry?: Retry): void {
    this.told.add(text, lines, retry);
    this.tell();
  }

  dismiss(key: string): void {
    this.told.dismiss(key);
    this.tell();
  }

  /** What is not saved is taken back already, so that undo is about the change before it. */
  private async make(step: UndoStep, save: () => Promise<boolean>): Promise<void> {
    this.begin(step);
    this.steps.end(step, await save());
    this.tell();
  }

  private begin(step: UndoStep): void {
    this.steps.begin(step);
    this.undone = undefined;
    this.tell();
  }

  /** Those whose change failed and is tried again are undone with the others. */
  private savePeople(step: UndoStep, wanted: Wanted): Promise<void> {
    return this.make(step, () => this.save(wanted, (rest) => this.savePeople(step, rest)));
  }

  /** Only where nobody has changed the same since: an undo overwrites nobody either. */
  private async putBack(before: Wanted, changes: StakeholderChanges): Promise<void> {
    const people = [...before.keys()].map((id) => this.people.person(id)).filter((person) => person !== undefined);
    const overtaken = people.filter((person) => !holds(person, changes) && !holds(person, before.get(person.id) ?? {}));
    if (overtaken.length > 0) {
      this.notify(labelText(UNDO_OVERTAKEN, overtaken.map(({ name }) => name).join(', ')));
    }
    const rest = people.filter((person) => !overtaken.includes(person));
    await this.save(new Map(rest.map(({ id }) => [id, before.get(id) ?? {}])));
  }

  /**
   * @param again tries those once more for whom that may help
   * @returns whether any of it was saved
   */
  private async save(
    wanted: Wanted,
    again: (rest: Wanted) => Promise<unknown> = (rest) => this.save(rest),
  ): Promise<boolean> {
    this.batch = (this.people.unsaved === 0 ? 0 : this.batch) + wanted.size;
    const outcomes = await Promise.all(
      [...wanted].map(async ([id, changes]): Promise<Failure> => {
        const name = this.nameOf(id);
        return { id, name, outcome: await this.people.change(id, changes) };
      }),
    );
    this.tellFailures(outcomes, wanted, again);
    const saved = outcomes.filter(({ outcome }) => outcome.kind === 'Saved');
    if (saved.some(({ id }) => fieldsOf(wanted.get(id) ?? {}).some((field) => COUNTED.includes(field)))) {
      this.tellCounts();
    }
    return saved.length > 0;
  }

  private tellFailures(
    all: readonly Failure[],
    wanted: Wanted,
    tryAgain: (rest: Wanted) => Promise<unknown> = (rest) => this.save(rest),
  ): void {
    const failures = all.filter(({ outcome: { kind } }) => kind !== 'Saved' && kind !== 'Conflicting');
    const lines = failures.map(failureText);
    failures.forEach(({ id }, index) => this.whyFailed.set(id, lines[index] ?? ''));
    const [first] = lines;
    if (first === undefined) {
      return;
    }
    const again = failures.flatMap(({ id, outcome }) => {
      const changes = wanted.get(id);
      return mayBeRetried(outcome) && changes !== undefined ? [[id, changes] as const] : [];
    });
    const retry = again.length === 0 ? undefined : () => tryAgain(new Map(again));
    if (failures.length === 1) {
      this.notify(first, [], retry);
    } else {
      this.notify(severalFailedText(failures.length, all.length), lines, retry);
    }
  }

  private async saveManager({ id, managerId }: ManagerChange, retry: Retry): Promise<boolean> {
    const ends = lineEnds(this.people, id, managerId);
    const outcome = await this.links.setManager(id, managerId);
    if (outcome.kind !== 'Saved') {
      const now = this.links.managerOf(id);
      const text = managerFailureText(ends, outcome, now && this.nameOf(now));
      this.notify(text, [], mayBeRetried(outcome) ? retry : undefined);
    }
    return outcome.kind === 'Saved';
  }

  private saveRemoval({ id }: LinkRemove, link: LinkAdd): Promise<boolean> {
    return this.tellLink(link, this.links.remove(id), () => this.removeLink({ id }));
  }

  private async tellLink({ fromId, toId }: LinkAdd, saved: Promise<Outcome>, retry: Retry): Promise<boolean> {
    const ends = lineEnds(this.people, fromId, toId);
    const outcome = await saved;
    if (outcome.kind !== 'Saved') {
      this.notify(linkFailureText(ends, outcome), [], mayBeRetried(outcome) ? retry : undefined);
    }
    return outcome.kind === 'Saved';
  }

  private linkText({ fromId, toId }: LinkAdd): string {
    return linkText(this.nameOf(fromId), this.nameOf(toId));
  }

  private nameOf(id: string): string {
    return this.people.person(id)?.name ?? '';
  }
}
