import type { RecordCells } from '../salesforce/index.ts';
import type { Bench } from './Bench.ts';

/** Two accounts, with people on their maps. */
export interface People {
  readonly account: string;
  readonly elsewhere: string;
  /** Of the account, and on no map. */
  readonly contact: string;
  /** Three of the account. */
  readonly persons: readonly [string, string, string];
  /** One of the other account. */
  readonly stranger: string;
}

/** Those of the proof, made once. */
export function peopleOf(bench: Bench): Promise<People> {
  return bench.once('people', async () => {
    const [account = '', elsewhere = ''] = await bench.givenAll('Account', [{}, {}]);
    const contact = await bench.given('Contact', { AccountId: account });
    const onMap = [account, account, account, elsewhere].map((id) => ({ Account__c: id }));
    const [one = '', two = '', three = '', stranger = ''] = await bench.givenAll('Stakeholder__c', onMap);
    return { account, elsewhere, contact, persons: [one, two, three], stranger };
  });
}

/** A stakeholder who stands for a contact. */
export function standingFor(account: string, contact: string): RecordCells {
  return { Account__c: account, Contact__c: contact, Stakeholder_Key__c: `${account}:${contact}` };
}

/** A line between two stakeholders. */
export function lineOf(from: string, kind: string, to: string, cells: RecordCells = {}): RecordCells {
  const key = kind === 'Reports To' ? `${from}:${kind}` : `${from}:${kind}:${to}`;
  return { From__c: from, To__c: to, Kind__c: kind, Link_Key__c: key, ...cells };
}

/** A colleague in an account's team. */
export function roleOf(account: string, user: string, cells: RecordCells = {}): RecordCells {
  return { Account__c: account, User__c: user, Role_Key__c: `${account}:${user}`, ...cells };
}
