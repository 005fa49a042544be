import { CommandError } from '../cli/index.ts';
import type { Org, RecordCells, SaveOutcome } from '../salesforce/index.ts';
import type { RecordsMade } from './RecordsMade.ts';

/** The field of each object that carries the proof's marker. */
const MARKER_FIELDS: Readonly<Record<string, string>> = {
  Account: 'Name',
  Opportunity: 'Name',
  Tier_Snapshot__c: 'Snapshot_Key__c',
  Tiering_Run__c: 'Run_Key__c',
};

/** What an assertion is tried with: an org, and records of its own, which are gone when the proof is over. */
export class Bench {
  readonly org: Org;
  readonly #made: RecordsMade;
  #count = 0;

  constructor(org: Org, made: RecordsMade) {
    this.org = org;
    this.#made = made;
  }

  /** A name or key that nothing else in the org has. */
  name(): string {
    this.#count += 1;
    return `${this.#made.marker}-${this.#count}`;
  }

  /** Creates records; each has a name or key of {@link name}, or gets one. */
  async create(object: string, records: readonly RecordCells[]): Promise<SaveOutcome[]> {
    const field = MARKER_FIELDS[object];
    if (field === undefined) throw new Error(`A proof makes no ${object}.`);
    await this.#made.announce(object, field);
    const outcomes = await this.org.create(
      object,
      records.map((record) => ({ [field]: this.name(), ...record })),
    );
    await this.#made.note(
      object,
      field,
      outcomes.flatMap((outcome) => (outcome.success ? outcome.id : [])),
    );
    return outcomes;
  }

  /**
   * Creates one record that has to be there for the assertion to be tried.
   * @throws CommandError with the org's refusal
   */
  async given(object: string, record: RecordCells = {}): Promise<string> {
    const [outcome] = await this.create(object, [record]);
    if (outcome?.success) return outcome.id;
    const { errorCode = '', message = '' } = outcome ?? {};
    const text = `Creating a ${object} record: ${errorCode}: ${message}`;
    throw new CommandError('salesforce', errorCode, text, 'Give the user the permission that is missing.');
  }
}
