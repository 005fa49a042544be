import type { Command } from 'commander';
import type { CommandContext } from './CommandContext.ts';
import { loadCommand } from './load.ts';
import { setupCommand } from './setup.ts';
import { tierCommand } from './tier.ts';

export type { CommandContext } from './CommandContext.ts';

/** Every subcommand, in the order of the help. */
export function allCommands(context: CommandContext): readonly Command[] {
  return [setupCommand, loadCommand, tierCommand].map((create) => create(context));
}
