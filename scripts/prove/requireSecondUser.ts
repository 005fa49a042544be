import { CommandError } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';

/** @throws CommandError when a second user was named who is none of this org, or the first one */
export function requireSecondUser(org: Org, reader: Org | undefined): void {
  if (reader === undefined) return;
  const problem =
    reader.instanceUrl !== org.instanceUrl
      ? `${reader.username} is a user of another org, ${reader.instanceUrl}.`
      : reader.userId === org.userId
        ? `${reader.username} is the first user.`
        : undefined;
  if (problem === undefined) return;
  throw new CommandError('usage', 'NO_SECOND_USER', problem, 'Name another user of the same org by --reader.');
}
