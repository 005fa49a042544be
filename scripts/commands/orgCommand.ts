import { Command, Option } from 'commander';
import { DEFAULT_LOCAL_URL, LOG_FORMATS, exitCodeTable } from '../cli/index.ts';
import type { LoginFlags } from '../cli/index.ts';

/** Who runs the job on the embedded org: it has the permission set of the integration user and nothing else. */
export const SYNC_USER = 'sync@local-org.test';
export const ADMIN_USER = 'admin@local-org.test';

export type OrgFlags = LoginFlags & { readonly json: boolean };

/** A command that works in an org: the flags that name the org, and how its result is printed. */
export function orgCommand(name: string, localUser: string): Command {
  return new Command(name)
    .option(
      '--target-org [alias]',
      'an org by its alias or username in the Salesforce CLI (default: the default org there)',
    )
    .option('--local [url]', `the embedded org (${DEFAULT_LOCAL_URL}), as ${localUser}`)
    .option('--json', 'print the result as one JSON object; all else goes to stderr', false)
    .addOption(
      new Option('--log-format <format>', 'notes and progress on stderr: text for people, json for programs')
        .choices(LOG_FORMATS)
        .default('text'),
    )
    .addHelpText(
      'after',
      `\nWithout --target-org and --local, the environment names the org: SAM_LOGIN_URL, SAM_CLIENT_ID, SAM_USERNAME and SAM_JWT_KEY_FILE\n(a login by JWT), or SAM_INSTANCE_URL and SAM_ACCESS_TOKEN (a session).\n\n${exitCodeTable()}`,
    );
}
