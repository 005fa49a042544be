import type { Org } from '../salesforce/index.ts';
import type { Owner } from './demo/index.ts';

/** Who owns how many of the demo's accounts, relative to the others: with private accounts, each sees another part. */
const OWNERS: ReadonlyMap<string, Omit<Owner, 'id'>> = new Map([
  ['sam@local-org.test', { weight: 5, isSam: true }],
  ['admin@local-org.test', { weight: 3 }],
  ['manager@local-org.test', { weight: 2, isSam: true, isExecutive: true }],
  ['viewer@local-org.test', { weight: 1 }],
]);

/** The demo's owners as the org knows them; a user whom it does not have owns nothing. */
export async function demoOwners(org: Org): Promise<readonly Owner[]> {
  const usernames = [...OWNERS.keys()].map((username) => `'${username}'`).join(', ');
  const users = await org.query(
    `SELECT Id, Username FROM User WHERE IsActive = true AND Username IN (${usernames}) ORDER BY Username`,
  );
  return users.map(({ Id, Username }) => ({ id: String(Id), weight: 0, ...OWNERS.get(String(Username)) }));
}
