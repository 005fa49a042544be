export { CommandError, asCommandError } from './CommandError.ts';
export { EXIT_CODES, exitCodeTable } from './exitCodes.ts';
export type { Exit } from './exitCodes.ts';
export { interruption } from './interruption.ts';
export { openTerminal } from './Terminal.ts';
export type { Progress, Terminal } from './Terminal.ts';
