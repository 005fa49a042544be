import { jsonOf } from './localOrg.ts';
import type { RestUser } from './restUser.ts';

/** What one row of a collections request came to. */
export interface RowOutcome {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

/** Creates up to 200 records, each for itself. */
export async function createEach(
  user: RestUser,
  object: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly RowOutcome[]> {
  const records = rows.map((row) => ({ attributes: { type: object }, ...row }));
  return (await jsonOf(user.send('POST', 'composite/sobjects', { allOrNone: false, records }))) as RowOutcome[];
}

/** The values of a stakeholder who stands for a contact, or for nobody in particular. */
export const personOf = (accountId: string, contactId?: string, values: object = {}): Record<string, unknown> => ({
  Name: 'Ada Lovelace',
  Account__c: accountId,
  ...(contactId === undefined ? {} : { Contact__c: contactId, Stakeholder_Key__c: `${accountId}:${contactId}` }),
  ...values,
});

/** The values of a line between two stakeholders. */
export const linkOf = (
  fromId: string,
  toId: string,
  kind = 'Reports To',
  values: object = {},
): Record<string, unknown> => ({
  From__c: fromId,
  To__c: toId,
  Kind__c: kind,
  Link_Key__c: kind === 'Reports To' ? `${fromId}:${kind}` : `${fromId}:${kind}:${toId}`,
  ...values,
});

/** The values of a colleague in an account's team. */
export const roleOf = (accountId: string, userId: string, values: object = {}): Record<string, unknown> => ({
  Account__c: accountId,
  User__c: userId,
  Role_Key__c: `${accountId}:${userId}`,
  ...values,
});
