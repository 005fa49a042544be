import type { SqlValue } from '../fields/fieldCodec.ts';
import type { Derivation } from './derivation.ts';

/**
 * AccountId of a task or event: that of the record in WhatId where such records have one, else that of the contact.
 * Source: "Task", field AccountId, in the Object Reference.
 * @param accountOf the account that a record is or belongs to, null for none; undefined for objects without accounts
 */
export function activityAccount(accountOf: (id: string) => SqlValue | undefined): Derivation {
  return {
    reads: ['WhatId', 'WhoId'],
    derive(written, before) {
      const account = (name: string): SqlValue | undefined => {
        const id = (name in written ? written[name] : before?.[name]) ?? null;
        return id === null ? undefined : accountOf(String(id));
      };
      const ofWhat = account('WhatId');
      return { AccountId: ofWhat === undefined ? (account('WhoId') ?? null) : ofWhat };
    },
  };
}
