import type { Terminal } from '../../scripts/cli/index.ts';

/** For tests that call a job in their own process: nobody reads along. */
export const QUIET: Terminal = {
  note: () => undefined,
  result: () => undefined,
  progress: () => ({ update: () => undefined, stop: () => undefined }),
};
