import { orgIsNotReady, unmet } from '../../readiness/index.ts';
import type { ObjectDescription, Org } from '../../salesforce/index.ts';
import { TIERING, TIERING_NEEDS } from '../../tiering/index.ts';
import { ok, stops } from '../Finding.ts';
import type { Found } from '../Finding.ts';

export interface ObjectsFound {
  readonly found: readonly Found[];
  /** Undefined where they are hidden or missing. */
  readonly opportunity: ObjectDescription | undefined;
  readonly account: ObjectDescription | undefined;
}

/** Objects and fields that the job reads and writes, as this user is shown them. */
export async function objects(org: Org): Promise<ObjectsFound> {
  const described = new Map<string, ObjectDescription>();
  const found: Found[] = [];
  for (const need of TIERING_NEEDS) {
    const object = await org.describe(need.object);
    const problems = object === undefined ? [`the object ${need.object} is missing`] : unmet(need, object);
    if (object !== undefined) {
      described.set(need.object, object);
    }
    if (problems.length > 0) {
      const { message, nextStep } = await orgIsNotReady(org, TIERING, problems);
      found.push(stops(message, nextStep));
    }
  }
  const fields = TIERING_NEEDS.reduce((sum, { readable, writable }) => sum + readable.length + writable.length, 0);
  return {
    found:
      found.length > 0
        ? found
        : [ok(`${TIERING_NEEDS.length} objects with ${fields} fields are there, and what the job writes is writable.`)],
    opportunity: described.get('Opportunity'),
    account: described.get('Account'),
  };
}
