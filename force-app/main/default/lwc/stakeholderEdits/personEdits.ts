import { isModifiedSince } from 'c/saveFailure';
import type { Colleague, EditableField, Stakeholder, StakeholderChanges } from 'c/stakeholder';
import { CONFLICTING, GONE, SAVED, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { fieldsOf, isSameValue, namesOthers, savedFields, valueOf, valuesOf, withChanges } from './personChanges.ts';
import type { RecordStore } from './recordStore.ts';

/** A change that somebody else's save stopped: theirs is shown until the user chooses. */
export interface PersonConflict {
  readonly id: string;
  /** What the user wanted. */
  readonly changes: StakeholderChanges;
  /** The fields of it that somebody else changed, with what they held when the user changed them. */
  readonly before: StakeholderChanges;
}

/** What is to be saved of one person in one request. */
interface Patch {
  readonly changes: StakeholderChanges;
  /** What the user saw in these fields when changing them. */
  readonly before: StakeholderChanges;
  readonly settle: readonly ((outcome: Outcome) => void)[];
}

interface Entry {
  sending?: Patch;
  /** What was changed while another change was being sent: one more request, however many clicks. */
  waiting?: Patch;
  conflict?: PersonConflict;
  failed?: boolean;
}

/** So many requests at a time: Salesforce ends requests of a user who sends too many, and others use the org as well. */
const PARALLEL = 5;
/** A record that is changed by others again and again is given up after so many attempts. */
const ATTEMPTS = 3;

/**
 * The people of the map with the changes of this user, which are shown at once and saved one after the other per person, so that quick
 * clicks are no conflict with oneself. What Salesforce refuses is taken back.
 */
export class PersonEdits {
  private readonly store: RecordStore;
  private readonly tell: () => void;
  private read = new Map<string, Stakeholder>();
  private colleagues = new Map<string, Colleague>();
  private readonly entries = new Map<string, Entry>();
  private active = 0;

  /** @param tell is called whenever people, states or conflicts have changed */
  constructor(store: RecordStore, tell: () => void) {
    this.store = store;
    this.tell = tell;
  }

  /** Takes what Salesforce holds. */
  setRead(people: readonly Stakeholder[]): void {
    this.read = new Map(people.map((person) => [person.id, person]));
    for (const { owner, executivePeer } of people) {
      this.know([owner, executivePeer]);
    }
    for (const [id, { sending, waiting }] of this.entries) {
      if (!this.read.has(id) && !sending && !waiting) {
        this.entries.delete(id);
      }
    }
    this.tell();
  }

  /** Users whose names may be needed when they are chosen. */
  know(users: readonly (Colleague | undefined)[]): void {
    for (const user of users) {
      if (user?.name) {
        this.colleagues.set(user.id, user);
      }
    }
  }

  colleagueName(id: string): string | undefined {
    return this.colleagues.get(id)?.name;
  }

  /** Everybody, with what is being saved. */
  get people(): Stakeholder[] {
    return [...this.read.values()].map((person) => this.shown(person));
  }

  person(id: string): Stakeholder | undefined {
    const person = this.read.get(id);
    return person && this.shown(person);
  }

  get conflicts(): PersonConflict[] {
    return [...this.entries.values()].map(({ conflict }) => conflict).filter((conflict) => conflict !== undefined);
  }

  /** How many people's changes are not saved yet. */
  get unsaved(): number {
    return [...this.entries.values()].filter(({ sending, waiting }) => sending ?? waiting).length;
  }

  /** The people whose last change is being saved, or was not. */
  get changed(): [string, 'saving' | 'failed'][] {
    return [...this.entries].flatMap(([id, { sending, waiting, failed }]): [string, 'saving' | 'failed'][] => {
      if (sending ?? waiting) {
        return [[id, 'saving']];
      }
      return failed ? [[id, 'failed']] : [];
    });
  }

  /** Changes a person. Settles with what became of it, and never rejects. */
  change(id: string, changes: StakeholderChanges): Promise<Outcome> {
    const person = this.person(id);
    if (!person) {
      return Promise.resolve(GONE);
    }
    if (fieldsOf(changes).every((field) => isSameValue(changes[field], valueOf(person, field)))) {
      return Promise.resolve(SAVED);
    }
    return new Promise((resolve) => {
      const entry = this.entryOf(id);
      const before = valuesOf(person, fieldsOf(changes));
      entry.waiting = {
        changes: { ...entry.waiting?.changes, ...changes },
        before: { ...before, ...entry.waiting?.before },
        settle: [...(entry.waiting?.settle ?? []), resolve],
      };
      entry.failed = false;
      if (entry.conflict && fieldsOf(entry.conflict.changes).some((field) => field in changes)) {
        delete entry.conflict;
      }
      this.tell();
      this.sendWaiting();
    });
  }

  /** Ends a conflict: the user's value over the one that is now there, or not. */
  async resolve(id: string, keepsOwn: boolean): Promise<Outcome> {
    const entry = this.entryOf(id);
    const { conflict } = entry;
    delete entry.conflict;
    if (conflict && keepsOwn) {
      return this.change(id, conflict.changes);
    }
    this.tell();
    return SAVED;
  }

  private shown(person: Stakeholder): Stakeholder {
    const { sending, waiting } = this.entries.get(person.id) ?? {};
    return (sending ?? waiting)
      ? withChanges(person, { ...sending?.changes, ...waiting?.changes }, this.colleagues)
      : person;
  }

  private entryOf(id: string): Entry {
    const entry = this.entries.get(id) ?? {};
    this.entries.set(id, entry);
    return entry;
  }

  private sendWaiting(): void {
    for (const [id, entry] of this.entries) {
      if (this.active >= PARALLEL) {
        return;
      }
      if (entry.waiting && !entry.sending) {
        entry.sending = entry.waiting;
        delete entry.waiting;
        this.active += 1;
        this.send(id, entry, entry.sending);
      }
    }
  }

  private send(id: string, entry: Entry, patch: Patch): void {
    this.save(id, patch).then(
      (outcome) => this.finish(id, entry, patch, outcome),
      (failure: unknown) => this.finish(id, entry, patch, { kind: 'Refused', failure }),
    );
  }

  private finish(id: string, entry: Entry, patch: Patch, outcome: Outcome): void {
    if (outcome.kind === 'Conflicting' && this.read.has(id)) {
      entry.conflict = { id, changes: patch.changes, before: this.foreign(id, patch) };
    }
    if (outcome.kind !== 'Saved' && entry.waiting) {
      // What was sent before it is taken back, so the next change starts from what Salesforce holds.
      const person = this.read.get(id);
      const fields = fieldsOf(patch.changes).filter((field) => field in (entry.waiting?.before ?? {}));
      entry.waiting = {
        ...entry.waiting,
        before: { ...entry.waiting.before, ...(person && valuesOf(person, fields)) },
      };
    }
    entry.failed = outcome.kind === 'Refused' || outcome.kind === 'Offline';
    delete entry.sending;
    this.active -= 1;
    this.tell();
    for (const settle of patch.settle) {
      settle(outcome);
    }
    this.sendWaiting();
  }

  /* eslint-disable no-await-in-loop -- an attempt is based on what the one before it found */
  private async save(id: string, patch: Patch): Promise<Outcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const person = this.read.get(id);
      if (!person) {
        return GONE;
      }
      if (fieldsOf(this.foreign(id, patch)).length > 0) {
        return CONFLICTING;
      }
      try {
        await this.keep(id, patch, await this.store.update(id, savedFields(person, patch.changes), person.version));
        return SAVED;
      } catch (failure) {
        const outcome = outcomeOf(failure);
        if (outcome.kind === 'Gone' || isModifiedSince(failure)) {
          // Somebody changed something else, or the nightly job did: the next attempt is based on that.
          await this.store.readAgain('People');
        }
        if (!isModifiedSince(failure)) {
          return outcome;
        }
      }
    }
    return CONFLICTING;
  }
  /* eslint-enable no-await-in-loop */

  /** Fields of the change that hold neither what the user saw nor what the user wants. */
  private foreign(id: string, { changes, before }: Patch): StakeholderChanges {
    const person = this.read.get(id);
    const isForeign = (field: EditableField): boolean => {
      const now = person && valueOf(person, field);
      return person !== undefined && !isSameValue(now, before[field]) && !isSameValue(now, changes[field]);
    };
    return Object.fromEntries(
      fieldsOf(changes)
        .filter(isForeign)
        .map((field) => [field, before[field]]),
    );
  }

  private async keep(id: string, { changes }: Patch, version: string | undefined): Promise<void> {
    const person = this.read.get(id);
    if (person) {
      this.read.set(id, { ...withChanges(person, changes, this.colleagues), version: version ?? person.version });
    }
    if (version === undefined || namesOthers(changes)) {
      await this.store.readAgain('People');
    }
  }
}
