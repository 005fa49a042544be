import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Terminal } from '../../cli/index.ts';
import type { JobWatch, NewJob } from '../../salesforce/index.ts';
import { writeLine } from './journalLine.ts';
import type { JobEntry, JournalEntry, RunEntry } from './journalLine.ts';

/** Name of a run's journal: one file a process, so that no two ever write to the same one. */
export const JOURNAL_NAME = /^run-[0-9a-f-]{36}\.jsonl$/;

/**
 * What a run writes down on disk, so that the next one can settle what it left if it dies: each line is on the disk before what it
 * names is used. No figures, no names, no session; ids of jobs only. A disk that takes nothing is told once and stops no run: the plan
 * is made from what the org holds, with or without a journal.
 */
export class Journal implements JobWatch {
  readonly #file: string;
  readonly #terminal: Terminal;
  #handle: FileHandle | undefined;
  readonly #jobs = new Map<string, NewJob>();

  private constructor(file: string, terminal: Terminal, handle: FileHandle | undefined) {
    this.#file = file;
    this.#terminal = terminal;
    this.#handle = handle;
  }

  /** Begins the journal of a run in a folder, which is made when it is missing. */
  static async begin(folder: string, run: RunEntry, terminal: Terminal): Promise<Journal> {
    const file = path.join(folder, `run-${run.token}.jsonl`);
    try {
      await mkdir(folder, { recursive: true });
      const journal = new Journal(file, terminal, await open(file, 'ax'));
      await journal.#write(run);
      await syncFolder(folder);
      return journal;
    } catch (thrown) {
      const journal = new Journal(file, terminal, undefined);
      journal.#tell(thrown);
      return journal;
    }
  }

  async opened(job: NewJob): Promise<void> {
    this.#jobs.set(job.id, job);
    await this.#write(jobEntry(job, 'opened'));
  }

  async starting(id: string): Promise<void> {
    const job = this.#jobs.get(id);
    if (job !== undefined) {
      await this.#write(jobEntry(job, 'started'));
    }
  }

  /** Nothing is left to settle. */
  async remove(): Promise<void> {
    await this.#close();
    this.#jobs.clear();
    await rm(this.#file, { force: true }).catch((thrown: unknown) => {
      this.#tell(thrown);
    });
  }

  /** After a fault: what Salesforce may still be writing is for the next run to settle, and its journal stays. */
  async leave(): Promise<void> {
    if ([...this.#jobs.values()].some(({ kind }) => kind === 'ingest')) {
      await this.#close();
    } else {
      await this.remove();
    }
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close().catch(() => undefined);
  }

  async #write(entry: JournalEntry): Promise<void> {
    try {
      await this.#handle?.appendFile(writeLine(entry));
      await this.#handle?.sync();
    } catch (thrown) {
      this.#tell(thrown);
      await this.#close();
    }
  }

  #tell(thrown: unknown): void {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    this.#terminal.note(
      `Note: the journal ${this.#file} cannot be written (${why}). The run goes on without it; if it is killed, the next run asks the org for its jobs instead.`,
    );
  }
}

function jobEntry({ id, kind, object, operation }: NewJob, phase: JobEntry['phase']): JobEntry {
  return { kind: 'job', id, job: kind, object, operation, phase };
}

/** A new file is only there after a crash of the machine when its folder is on the disk as well. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
