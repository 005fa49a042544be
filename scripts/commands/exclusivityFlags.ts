import path from 'node:path';
import type { Command } from 'commander';
import type { Exclusivity } from '../tiering/index.ts';

/** In the working directory, which is the same each time for a scheduled job. */
const STATE_FOLDER = '.strategic-accounts';

/** The flags of a command that writes while nobody else does, as commander hands them over. */
export interface ExclusivityFlags {
  readonly takeOver: boolean;
  readonly stateDir?: string;
}

export function addExclusivityFlags(command: Command): Command {
  return command
    .option('--take-over', 'take the lease from a process that holds it and is certainly dead', false)
    .option('--state-dir <folder>', `where runs keep their journals (default: SAM_STATE_DIR, or ${STATE_FOLDER})`);
}

/** What the flags, or else the environment, choose. */
export function exclusivity({ takeOver, stateDir }: ExclusivityFlags): Exclusivity {
  return { takeOver, stateFolder: stateFolder(stateDir) };
}

/** Where commands keep what a dead one has left to be done: the flag's folder, else that of the environment. */
export function stateFolder(stateDir: string | undefined): string {
  return path.resolve(stateDir ?? (process.env.SAM_STATE_DIR || STATE_FOLDER));
}
