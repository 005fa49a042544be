import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../cli/index.ts';
import { soqlText } from '../salesforce/index.ts';
import type { Org, Row } from '../salesforce/index.ts';

export interface FoundAccount {
  /** 18 characters. */
  readonly id: string;
  readonly name: string;
  /** The customer number in the source system, where there is one. */
  readonly key: string | undefined;
}

/** An account's id: its key prefix is 001. */
const ACCOUNT_ID = /^001[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
/** Enough to choose from. */
const CANDIDATES_SHOWN = 20;

/**
 * The account that a person means by its id (15 or 18 characters), its `External_Key__c` or its whole name, in this order;
 * upper and lower case are the same in keys and names, as they are in SOQL.
 * @throws CommandError when there is none, or several have the name: with their ids and keys, to choose from.
 */
export async function findAccount(org: Org, reference: string): Promise<FoundAccount> {
  for (const condition of conditions(reference)) {
    const found = (await org.query(`SELECT Id, Name, External_Key__c FROM Account WHERE ${condition}`)).map(toAccount);
    const [account, ...others] = found;
    if (account !== undefined && others.length > 0) {
      throw ambiguous(reference, found);
    }
    if (account !== undefined) {
      return account;
    }
  }
  throw new CommandError(
    'usage',
    'UNKNOWN_ACCOUNT',
    `No account has the id, the External_Key__c or the name "${reference}".`,
    'Name it by its whole name, in quotes, or copy its id from the address of its page.',
  );
}

function conditions(reference: string): string[] {
  const literal = soqlText(reference);
  return [
    ...(ACCOUNT_ID.test(reference) ? [`Id = ${literal}`] : []),
    `External_Key__c = ${literal}`,
    `Name = ${literal}`,
  ];
}

function toAccount({ Id, Name, External_Key__c: key }: Row): FoundAccount {
  return { id: toLongId(String(Id)), name: String(Name), key: typeof key === 'string' ? key : undefined };
}

function ambiguous(reference: string, found: readonly FoundAccount[]): CommandError {
  const told = found
    .slice(0, CANDIDATES_SHOWN)
    .map(({ id, key }) => (key === undefined ? id : `${id} (${key})`))
    .join(', ');
  const more = found.length > CANDIDATES_SHOWN ? ', …' : '';
  return new CommandError(
    'usage',
    'AMBIGUOUS_ACCOUNT',
    `${found.length} accounts are called "${reference}": ${told}${more}.`,
    'Name the one you mean by its id or its External_Key__c.',
  );
}
