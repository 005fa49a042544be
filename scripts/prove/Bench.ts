import { CommandError } from '../cli/index.ts';
import type { Org, RecordCells, SaveOutcome } from '../salesforce/index.ts';
import { Refuted } from './Assertion.ts';
import { customersOwn } from './customersOwn.ts';
import { markerFieldOf } from './markerFields.ts';
import { isOurs } from './ourRules.ts';
import type { RecordsMade } from './RecordsMade.ts';

/** What an assertion is tried with: an org, and records of its own, which are gone when the proof is over. */
export class Bench {
  /** Whose refusals are watched, see {@link takeHindrance}. */
  readonly org: Org;
  /** Another user of the org, who sees records by sharing alone. */
  readonly reader: Org | undefined;
  readonly #made: RecordsMade;
  readonly #results = new Map<string, Promise<unknown>>();
  #count = 0;
  #hindrance: string | undefined;

  constructor(org: Org, made: RecordsMade, reader?: Org) {
    const watched = async (save: Promise<SaveOutcome[]>): Promise<SaveOutcome[]> => {
      const outcomes = await save;
      for (const outcome of outcomes) this.#hindrance ??= customersOwn(outcome);
      return outcomes;
    };
    this.org = {
      ...org,
      create: (...args) => watched(org.create(...args)),
      update: (...args) => watched(org.update(...args)),
      upsert: (...args) => watched(org.upsert(...args)),
    };
    this.reader = reader;
    this.#made = made;
  }

  /** A name or key that nothing else in the org has. */
  name(): string {
    this.#count += 1;
    return `${this.#made.marker}-${this.#count}`;
  }

  /** Creates records; each has a name or key of {@link name}, or gets one. */
  async create(object: string, records: readonly RecordCells[]): Promise<SaveOutcome[]> {
    const field = markerFieldOf(object);
    await this.announce(object);
    const outcomes = await this.org.create(
      object,
      records.map((record) => (field === undefined ? record : { [field]: this.name(), ...record })),
    );
    await this.note(
      object,
      outcomes.flatMap((outcome) => (outcome.success ? outcome.id : [])),
    );
    return outcomes;
  }

  /**
   * Creates records that have to be there for the assertion to be tried.
   * @returns their ids, in this order
   * @throws Refuted when a rule of ours refuses one, which it should not
   * @throws CommandError with any other refusal of the org
   */
  async givenAll(object: string, records: readonly RecordCells[]): Promise<string[]> {
    const outcomes = await this.create(object, records);
    return outcomes.map((outcome) => {
      if (outcome.success) return outcome.id;
      const text = `Creating a ${object} record: ${outcome.errorCode}: ${outcome.message}`;
      if (isOurs(outcome.message)) throw new Refuted(text);
      throw new CommandError('salesforce', outcome.errorCode, text, 'Give the user the permission that is missing.');
    });
  }

  /** One record, as {@link givenAll}. */
  async given(object: string, record: RecordCells = {}): Promise<string> {
    const [id = ''] = await this.givenAll(object, [record]);
    return id;
  }

  /**
   * To be told before records are made in another way than by {@link create}: their markers tell whose they are.
   * @throws CommandError when the user could not delete them again
   */
  async announce(object: string): Promise<void> {
    const field = markerFieldOf(object);
    const described = await this.once(`describe ${object}`, () => this.org.describe(object));
    // Others go with their masters.
    if (field !== undefined && described?.deletable === false) {
      const text = `The user may not delete ${object} records, so a proof makes none.`;
      throw new CommandError('salesforce', 'NOT_DELETABLE', text, 'Run it as a user who may.');
    }
    await this.#made.announce(object, field);
  }

  /** Records that were made in another way than by {@link create}. */
  note(object: string, ids: readonly string[]): Promise<void> {
    return this.#made.note(object, markerFieldOf(object), ids);
  }

  /** What several assertions look at, found out once. */
  once<T>(what: string, find: () => Promise<T>): Promise<T> {
    const found = this.#results.get(what) ?? find();
    this.#results.set(what, found);
    return found as Promise<T>;
  }

  /** What the org has refused, since the last call, that may be of the customer's making: then it says nothing about Salesforce. */
  takeHindrance(): string | undefined {
    const hindrance = this.#hindrance;
    this.#hindrance = undefined;
    return hindrance;
  }
}
