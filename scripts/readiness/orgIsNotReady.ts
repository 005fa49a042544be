import { CommandError } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';

const DEPLOY = 'Deploy force-app (`sf project deploy start`)';

/** What a command does in an org, and which of our permission sets lets a user do it. */
export interface Task {
  /** Completes "… cannot". */
  readonly what: string;
  readonly permissionSet: string;
}

/**
 * The error for objects or fields that are missing or cannot be written. The platform hides what a user may not see, so
 * "not deployed" and "not permitted" look alike; whether our permission set exists tells them apart where the user may ask.
 */
export async function orgIsNotReady(
  org: Org,
  { what, permissionSet }: Task,
  problems: readonly string[],
): Promise<CommandError> {
  const told = `${org.username} cannot ${what}: ${problems.join('; ')}.`;
  const assign = `assign the permission set ${permissionSet} to ${org.username}`;
  switch (await isDeployed(org, permissionSet)) {
    case true:
      return error('MISSING_PERMISSION_SET', told, `${capital(assign)}, then run the command again.`);
    case false:
      return error('MISSING_METADATA', told, `${DEPLOY} to this org, ${assign}, then run the command again.`);
    default:
      return error(
        'MISSING_METADATA_OR_PERMISSION_SET',
        told,
        `If the metadata is in the org, ${assign}. If not, first do this: ${DEPLOY}.`,
      );
  }
}

/** Undefined when this user may not look at permission sets. */
async function isDeployed(org: Org, permissionSet: string): Promise<boolean | undefined> {
  try {
    return (await org.count(`SELECT COUNT() FROM PermissionSet WHERE Name = '${permissionSet}'`)) > 0;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'salesforce') {
      return undefined;
    }
    throw thrown;
  }
}

function error(code: string, message: string, nextStep: string): CommandError {
  return new CommandError('orgNotReady', code, message, nextStep);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
