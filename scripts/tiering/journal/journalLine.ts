import { createHash } from 'node:crypto';
import type { JobKind } from '../../salesforce/index.ts';

/** What a process writes down of a run, in this order: itself, then every bulk job before it is used. */
export type JournalEntry = RunEntry | JobEntry;

export interface RunEntry {
  readonly kind: 'run';
  /** Address of the org: journals of other orgs are none of this run's business. */
  readonly org: string;
  readonly policies: readonly string[];
  /** The token of its leases. It gives access to nothing. */
  readonly token: string;
  /** Machine and process, which together tell whether it still lives. */
  readonly host: string;
  readonly process: number;
  readonly startedAt: string;
}

export interface JobEntry {
  readonly kind: 'job';
  readonly id: string;
  readonly job: JobKind;
  readonly object: string;
  readonly operation: string;
  /** `started`: Salesforce was about to be told to write its rows. */
  readonly phase: 'opened' | 'started';
}

/** One line of a journal, with its line end: JSON, and a checksum that tells a whole line from a torn one. */
export function writeLine(entry: JournalEntry): string {
  return `${JSON.stringify({ checksum: checksum(entry), entry })}\n`;
}

/**
 * The entries of a journal, up to the first line that is not whole: what comes after it cannot be trusted either.
 * @returns whether all of its lines were whole
 */
export function readLines(text: string): { readonly entries: readonly JournalEntry[]; readonly isWhole: boolean } {
  const lines = text.split('\n');
  // A whole journal ends with a line end; what stands behind the last one is torn.
  const torn = lines.pop() ?? '';
  const entries: JournalEntry[] = [];
  for (const line of lines) {
    const entry = readLine(line);
    if (entry === undefined) {
      return { entries, isWhole: false };
    }
    entries.push(entry);
  }
  return { entries, isWhole: torn === '' };
}

/** A checksum of our own making vouches for the shape as well. */
function readLine(line: string): JournalEntry | undefined {
  try {
    const { checksum: told, entry } = JSON.parse(line) as { checksum: unknown; entry: JournalEntry };
    return told === checksum(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function checksum(entry: JournalEntry): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16);
}
