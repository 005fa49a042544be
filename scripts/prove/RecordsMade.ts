import { appendFile, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Org } from '../salesforce/index.ts';
import { isRunning, newMarker } from './markerFields.ts';

const PREFIX = 'proof-';
const SUFFIX = '.jsonl';

/** One line of the list: what is about to be made, or what was. */
interface Entry {
  readonly instanceUrl: string;
  readonly object: string;
  /** Of every record's key or name in this object. */
  readonly marker: string;
  /** Undefined for records that go with their masters. */
  readonly markerField?: string | undefined;
  readonly id?: string;
}

/**
 * The records that a proof makes, listed on disk before they are made, so that they are found again whatever becomes of the process: a
 * record whose id nobody learnt has the proof's marker in its name or key.
 */
export class RecordsMade {
  /** In the names and keys of all records of this proof. */
  readonly marker: string;
  readonly #file: string;
  readonly #instanceUrl: string;

  private constructor(folder: string, marker: string, instanceUrl: string) {
    this.marker = marker;
    this.#file = path.join(folder, `${PREFIX}${marker}${SUFFIX}`);
    this.#instanceUrl = instanceUrl;
  }

  /** A new, empty list. */
  static async begin(folder: string, instanceUrl: string, now: Date): Promise<RecordsMade> {
    await mkdir(folder, { recursive: true });
    return new RecordsMade(folder, newMarker(now), instanceUrl);
  }

  /** The lists that proofs of this org left because they were killed. */
  static async left(folder: string, instanceUrl: string): Promise<RecordsMade[]> {
    const names = await readdir(folder).catch(() => []);
    const lists = names
      .filter((name) => name.startsWith(PREFIX) && name.endsWith(SUFFIX))
      .map((name) => name.slice(PREFIX.length, -SUFFIX.length))
      .filter((marker) => !isRunning(marker))
      .map((marker) => new RecordsMade(folder, marker, instanceUrl));
    const isOfThisOrg = await Promise.all(
      lists.map(async (list) => (await list.#entries()).every((entry) => entry.instanceUrl === instanceUrl)),
    );
    return lists.filter((_, index) => isOfThisOrg[index]);
  }

  async announce(object: string, markerField: string | undefined): Promise<void> {
    await this.#append([{ object, markerField }]);
  }

  async note(object: string, markerField: string | undefined, ids: readonly string[]): Promise<void> {
    await this.#append(ids.map((id) => ({ object, markerField, id })));
  }

  /**
   * Deletes what was made, the last first. The list goes when all of it is gone.
   * @returns ids of what could not be deleted, each with the reason
   */
  async remove(org: Org): Promise<string[]> {
    const left = await removeAll(org, await this.#ids(org));
    if (left.length === 0) await rm(this.#file, { force: true });
    return left.map(({ id, errorCode }) => `${id}: ${errorCode}`);
  }

  /** Those that were noted, and those that carry the marker; others go with their masters. */
  async #ids(org: Org): Promise<string[]> {
    const entries = await this.#entries();
    const ids = new Set(entries.flatMap(({ id, markerField }) => (markerField === undefined ? [] : (id ?? []))));
    for (const [object, markerField] of new Map(entries.map((entry) => [entry.object, entry.markerField]))) {
      if (markerField === undefined) continue;
      const rows = await org.query(`SELECT Id FROM ${object} WHERE ${markerField} LIKE '${this.marker}%'`);
      for (const { Id: id } of rows) ids.add(String(id));
    }
    return [...ids].reverse();
  }

  async #append(entries: readonly Omit<Entry, 'instanceUrl' | 'marker'>[]): Promise<void> {
    const common = { instanceUrl: this.#instanceUrl, marker: this.marker };
    await appendFile(this.#file, entries.map((entry) => `${JSON.stringify({ ...common, ...entry })}\n`).join(''));
  }

  async #entries(): Promise<Entry[]> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    // The last line of a process that died may be torn.
    const lines = text.split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Entry);
  }
}

/** Deletes records, and says which of them are still there. */
export async function removeAll(
  org: Org,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly errorCode: string }[]> {
  const outcomes = await org.remove(ids);
  return ids.flatMap((id, index) => {
    const outcome = outcomes[index];
    return outcome?.success === false && !GONE.has(outcome.errorCode) ? [{ id, errorCode: outcome.errorCode }] : [];
  });
}

/** What an org says of a record that is not there any more, as one that went with its parent. */
const GONE: ReadonlySet<string> = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND']);
