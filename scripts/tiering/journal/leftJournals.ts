import { readFile, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Terminal } from '../../cli/index.ts';
import { JOURNAL_NAME } from './Journal.ts';
import { readLines } from './journalLine.ts';
import type { JobEntry, RunEntry } from './journalLine.ts';

/** The journal of another process: one that died, or one that is still at work. */
export interface LeftJournal {
  readonly file: string;
  readonly run: RunEntry;
  /** Each job once, in its last phase. */
  readonly jobs: readonly JobEntry[];
  /** Its process ran on this machine and is gone. Undecided for any other machine. */
  readonly isDead: boolean;
}

/**
 * The journals in a folder that belong to an org. A torn one is told and used as far as it is whole; one that does not even tell whose it
 * is helps nobody and is removed.
 */
export async function leftJournals(folder: string, org: string, terminal: Terminal): Promise<readonly LeftJournal[]> {
  const names = await readdir(folder).catch(() => []);
  const journals: LeftJournal[] = [];
  for (const name of names.filter((candidate) => JOURNAL_NAME.test(candidate))) {
    const file = path.join(folder, name);
    const { entries, isWhole } = readLines(await readFile(file, 'utf8').catch(() => ''));
    if (!isWhole) {
      terminal.note(
        `Note: the journal ${file} is torn or was changed; the org is asked for the jobs of that run as well.`,
      );
    }
    const [run, ...others] = entries;
    if (run?.kind !== 'run') {
      await removeJournal(file);
    } else if (run.org === org) {
      const jobs = new Map(others.flatMap((entry) => (entry.kind === 'job' ? [[entry.id, entry] as const] : [])));
      journals.push({ file, run, jobs: [...jobs.values()], isDead: isDead(run) });
    }
  }
  return journals;
}

/** A journal that cannot be removed is only read once more. */
export async function removeJournal(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined);
}

/** A number that another process has got since looks alive, which is the safe way to be wrong: its lease then has to expire. */
function isDead({ host, process: id }: RunEntry): boolean {
  if (host !== hostname()) {
    return false;
  }
  try {
    process.kill(id, 0);
    return false;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH';
  }
}
