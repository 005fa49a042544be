import type { Org } from '../salesforce/index.ts';
import type { Owner } from './demo/index.ts';

/** Who owns how many of the demo's accounts, relative to the others: with private accounts, each sees another part. */
const OWNERS: ReadonlyMap<string, number> = new Map([
  ['sam@local-org.test', 5],
  ['admin@local-org.test', 3],
  ['manager@local-org.test', 2],
  ['viewer@local-org.test', 1],
]);

/** The demo's owners as the org knows them; a user whom it does not have owns nothing. */
export async function demoOwners(org: Org): Promise<readonly Owner[]> {
  const usernames = [...OWNERS.keys()].map((username) => `'${username}'`).join(', ');
  const users = await org.query(
    `SELECT Id, Username FROM User WHERE IsActive = true AND Username IN (${usernames}) ORDER BY Username`,
  );
  return users.map(({ Id, Username }) => ({ id: String(Id), weight: OWNERS.get(String(Username)) ?? 0 }));
}
