import type { LoginFlags, Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';

/** What every command gets from the process it runs in. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Logs in to the org that the flags name; `localUser` is who does so on the embedded org. */
  readonly open: (flags: LoginFlags, localUser: string) => Promise<Org>;
}
