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
import { LinkEdits, PersonEdits, fieldsOf, valueOf, valuesOf } from 'c/stakeholderEdits';
import type { Outcome, RecordStore } from 'c/stakeholderEdits';
import type { SaveState } from 'c/stakeholderPanel';
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

/** Something that went wrong, in words, until the user closes it. */
export interface Notice {
  readonly key: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Undefined where trying again is of no use. */
  readonly retry?: (() => Promise<unknown>) | undefined;
}

/** The last change, which can be undone. */
interface LastChange {
  readonly text: string;
  readonly undo: () => Promise<unknown>;
}

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
  notices: readonly Notice[] = [];
  last: LastChange | undefined;
  /** What was undone last, until something else is changed. */
  undone: string | undefined;
  /** How many people were changed since everything was saved. */
  batch = 0;

  private readonly tell: () => void;
  private readonly tellCounts: () => void;
  private readonly whyFailed = new Map<string, string>();
  private told = 0;

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
    const undoing = this.remember(changeText(names, changes, this.fields), () => this.putBack(before, changes));
    this.keepIf(await this.save(new Map(changed.map(({ id }) => [id, changes]))), undoing);
  }

  async setManager({ id, managerId }: ManagerChange): Promise<void> {
    const circle = managerId && cycleThrough(this.links.links, id, managerId);
    if (circle) {
      this.notify(cycleText(circle.map((personId) => this.nameOf(personId))));
      return;
    }
    const before = this.links.managerOf(id);
    const undoing = this.remember(managerText(this.nameOf(id)), async () => {
      if (this.links.managerOf(id) === managerId) {
        await this.saveManager(id, before);
      } else {
        this.notify(labelText(UNDO_OVERTAKEN, this.nameOf(id)));
      }
    });
    this.keepIf(await this.saveManager(id, managerId), undoing);
  }

  async addLink(link: LinkAdd): Promise<void> {
    if (link.kind === 'Reports To') {
      await this.setManager({ id: link.fromId, managerId: link.toId });
      return;
    }
    const { id, outcome } = this.links.add(link);
    const text = linkText(this.nameOf(link.fromId), this.nameOf(link.toId));
    const undoing = this.remember(text, () => this.saveRemoval({ id }, link));
    this.keepIf(this.tellLink(link, await outcome), undoing);
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
    const undoing = this.remember(linkText(this.nameOf(fromId), this.nameOf(toId)), async () => {
      this.tellLink(link, await this.links.add({ fromId, toId, kind, strength }).outcome);
    });
    this.keepIf(await this.saveRemoval({ id }, link), undoing);
  }

  /** People whom somebody just put on the map: undo takes them off again. */
  rememberAdded(ids: readonly string[]): void {
    const names = ids.map((id) => this.nameOf(id)).join(', ');
    const off: StakeholderChanges = { Active__c: false };
    this.remember(labelText(ADDED, names), () => this.save(new Map(ids.map((id) => [id, off]))));
  }

  async undo(): Promise<void> {
    const { last } = this;
    if (!last) {
      return;
    }
    this.last = undefined;
    this.undone = last.text;
    this.tell();
    await last.undo();
  }

  async resolve(id: string, keepsOwn: boolean): Promise<void> {
    const name = this.nameOf(id);
    this.tellFailures([{ id, name, outcome: await this.people.resolve(id, keepsOwn) }], 1, {});
  }

  notify(text: string, lines: readonly string[] = [], retry?: () => Promise<unknown>): void {
    this.told += 1;
    const key = `notice-${this.told}`;
    this.notices = [...this.notices.filter((notice) => notice.text !== text), { key, text, lines, retry }];
    this.tell();
  }

  dismiss(key: string): void {
    this.notices = this.notices.filter((notice) => notice.key !== key);
    this.tell();
  }

  private remember(text: string, undo: () => Promise<unknown>): LastChange {
    const change = { text, undo };
    this.last = change;
    this.undone = undefined;
    this.tell();
    return change;
  }

  /** What was not saved is taken back already. */
  private keepIf(isSaved: boolean, change: LastChange): void {
    if (!isSaved && this.last === change) {
      this.last = undefined;
      this.tell();
    }
  }

  /** Only where nobody has changed the same since: an undo overwrites nobody either. */
  private async putBack(before: ReadonlyMap<string, StakeholderChanges>, changes: StakeholderChanges): Promise<void> {
    const people = [...before.keys()].map((id) => this.people.person(id)).filter((person) => person !== undefined);
    const overtaken = people.filter((person) => !holds(person, changes) && !holds(person, before.get(person.id) ?? {}));
    if (overtaken.length > 0) {
      this.notify(labelText(UNDO_OVERTAKEN, overtaken.map(({ name }) => name).join(', ')));
    }
    const rest = people.filter((person) => !overtaken.includes(person));
    await this.save(new Map(rest.map(({ id }) => [id, before.get(id) ?? {}])));
  }

  /** @returns whether any of it was saved */
  private async save(wanted: ReadonlyMap<string, StakeholderChanges>): Promise<boolean> {
    this.batch = (this.people.unsaved === 0 ? 0 : this.batch) + wanted.size;
    const outcomes = await Promise.all(
      [...wanted].map(async ([id, changes]): Promise<Failure> => {
        const name = this.nameOf(id);
        return { id, name, outcome: await this.people.change(id, changes) };
      }),
    );
    this.tellFailures(outcomes, wanted.size, Object.fromEntries(wanted));
    const saved = outcomes.filter(({ outcome }) => outcome.kind === 'Saved');
    if (saved.some(({ id }) => fieldsOf(wanted.get(id) ?? {}).some((field) => COUNTED.includes(field)))) {
      this.tellCounts();
    }
    return saved.length > 0;
  }

  private tellFailures(
    all: readonly Failure[],
    count: number,
    wanted: Readonly<Record<string, StakeholderChanges>>,
  ): void {
    const failures = all.filter(({ outcome: { kind } }) => kind !== 'Saved' && kind !== 'Conflicting');
    const lines = failures.map(failureText);
    failures.forEach(({ id }, index) => this.whyFailed.set(id, lines[index] ?? ''));
    const [first] = lines;
    if (first === undefined) {
      return;
    }
    const again = failures.flatMap(({ id, outcome: { kind } }) => {
      const changes = wanted[id];
      return kind === 'Gone' || changes === undefined ? [] : [[id, changes] as const];
    });
    const retry = again.length === 0 ? undefined : () => this.save(new Map(again));
    if (failures.length === 1) {
      this.notify(first, [], retry);
    } else {
      this.notify(severalFailedText(failures.length, count), lines, retry);
    }
  }

  private async saveManager(id: string, managerId: string | undefined): Promise<boolean> {
    const name = this.nameOf(id);
    const outcome = await this.links.setManager(id, managerId);
    if (outcome.kind !== 'Saved') {
      const now = this.links.managerOf(id);
      this.notify(managerFailureText(name, now && this.nameOf(now), outcome));
    }
    return outcome.kind === 'Saved';
  }

  private async saveRemoval({ id }: LinkRemove, link: LinkAdd): Promise<boolean> {
    return this.tellLink(link, await this.links.remove(id));
  }

  private tellLink({ fromId, toId }: LinkAdd, outcome: Outcome): boolean {
    if (outcome.kind !== 'Saved') {
      this.notify(linkFailureText(this.nameOf(fromId), this.nameOf(toId), outcome));
    }
    return outcome.kind === 'Saved';
  }

  private nameOf(id: string): string {
    return this.people.person(id)?.name ?? '';
  }
}

function holds(person: Stakeholder, changes: StakeholderChanges): boolean {
  return fieldsOf(changes).every((field) => valueOf(person, field) === (changes[field] ?? null));
}
