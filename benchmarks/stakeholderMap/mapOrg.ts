import type { TestOrg } from '../../tests/support/localOrg.ts';

type Connection = Awaited<ReturnType<TestOrg['login']>>;
type Row = Readonly<Record<string, unknown>>;

/** Records that one request to the Collections API takes. */
const CALL = 200;

/** Numbers from 0 to 1 that are the same every time: results of two runs are then of the same chart. */
function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function create(admin: Connection, type: string, rows: readonly Row[]): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < rows.length; at += CALL) {
    for (const result of await admin.sobject(type).create(rows.slice(at, at + CALL).map((row) => ({ ...row })))) {
      if (!result.success) throw new Error(`${type} was refused: ${JSON.stringify(result.errors)}`);
      ids.push(result.id);
    }
  }
  return ids;
}

const STANCES = [-2, -1, 0, 1, 2];
const DEPARTMENTS = ['Purchasing', 'Operations', 'Engineering', 'Finance', 'IT'];

/**
 * An account with so many stakeholders: each manager has about six reports, one person in ten stands alone, and there are lines
 * of influence, conflict and mentoring for three people in ten.
 * @returns the account's id
 */
export async function fillMap(admin: Connection, count: number): Promise<string> {
  const next = steadyNumbers(count);
  const oneOf = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(next() * values.length)];
  const score = (): number => 1 + Math.floor(next() * 5);
  const [account = ''] = await create(admin, 'Account', [{ Name: `Account of ${count}` }]);
  const contacts = await create(
    admin,
    'Contact',
    Array.from({ length: count }, (_, index) => ({
      ...{ FirstName: 'Person', LastName: `No ${index}`, AccountId: account },
      Title: `Manager of ${oneOf(DEPARTMENTS) ?? ''}`,
    })),
  );
  const people = await create(
    admin,
    'Stakeholder__c',
    contacts.map((contact, index) => ({
      ...{ Name: `Person No ${index}`, Account__c: account, Contact__c: contact, Department__c: oneOf(DEPARTMENTS) },
      ...{ Stakeholder_Key__c: `${account}:${contact}`, Stance__c: oneOf(STANCES) },
      ...{ Power__c: score(), Influence__c: score(), Interest__c: score() },
    })),
  );
  const reports = people.flatMap((from, index) => {
    const manager = people[Math.floor((index - 1) / 6)];
    return index === 0 || next() < 0.1 || manager === undefined
      ? []
      : [{ From__c: from, To__c: manager, Kind__c: 'Reports To', Link_Key__c: `${from}:Reports To` }];
  });
  const others = people.flatMap((from) => {
    const [to, kind] = [oneOf(people), oneOf(['Influences', 'Conflicts With', 'Mentors'])];
    return next() > 0.3 || to === from
      ? []
      : [
          {
            From__c: from,
            To__c: to,
            Kind__c: kind,
            Strength__c: score() % 3 || 3,
            Link_Key__c: `${from}:${kind}:${to}`,
          },
        ];
  });
  await create(admin, 'Stakeholder_Link__c', [...reports, ...others]);
  return account;
}
