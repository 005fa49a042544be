import type { Command } from 'commander';
import type { CommandContext } from './CommandContext.ts';
import { compareCommand } from './compare.ts';
import { contactsCommand } from './contacts.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { loadCommand } from './load.ts';
import { proveCommand } from './prove.ts';
import { runsCommand } from './runs.ts';
import { setupCommand } from './setup.ts';
import { tierCommand } from './tier.ts';
import { undoCommand } from './undo.ts';

export type { CommandContext } from './CommandContext.ts';

/** Every subcommand, in the order of the help. */
export function allCommands(context: CommandContext): readonly Command[] {
  const create = [
    doctorCommand,
    setupCommand,
    loadCommand,
    tierCommand,
    contactsCommand,
    runsCommand,
    explainCommand,
    compareCommand,
    undoCommand,
    proveCommand,
  ];
  return create.map((command) => command(context));
}
