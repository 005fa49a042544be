import { CommandError } from '../cli/index.ts';
import { control } from './Session.ts';
import type { Session } from './Session.ts';

interface Limits {
  readonly DailyApiRequests?: { readonly Max: number; readonly Remaining: number };
}

/**
 * Asks how many API requests the org has left, so that a run that would use them up does not even begin.
 * Source: "Limits", REST API Developer Guide. Who may not ask finds out by the header of the next answer.
 */
export async function readLimits({ budget, connection }: Session): Promise<void> {
  try {
    const { DailyApiRequests: requests } = await control('Asking for the limits', () =>
      connection.request<Limits>('/limits'),
    );
    if (requests !== undefined) {
      budget.learn(requests);
    }
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || thrown.exit !== 'salesforce') {
      throw thrown;
    }
  }
  budget.check();
}
