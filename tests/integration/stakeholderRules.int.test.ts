import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createEach, linkOf, personOf, roleOf } from '../support/peopleRecords.ts';
import type { RowOutcome } from '../support/peopleRecords.ts';
import { jsonOf } from '../support/localOrg.ts';
import { RestUser, refusal } from '../support/restUser.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

let org: SamOrg;
let admin: RestUser;
let account: string;
let other: string;
before(async () => {
  org = await startSamOrg();
  admin = new RestUser(org, await org.token('admin@local-org.test', PASSWORD));
  account = await admin.create('Account', { Name: 'Alpha' });
  other = await admin.create('Account', { Name: 'Beta' });
});
after(() => org.close());

const contact = (accountId = account): Promise<string> =>
  admin.create('Contact', { LastName: 'Lovelace', AccountId: accountId });
const person = async (values: object = {}, accountId = account): Promise<string> =>
  admin.create('Stakeholder__c', personOf(accountId, undefined, values));
const change = (object: string, id: string, values: object): Promise<Response> =>
  admin.send('PATCH', `sobjects/${object}/${id}`, values);

/** What each row was refused with, at which field; `created` where it was not. A key that is taken is named in the message. */
const outcomes = (rows: readonly RowOutcome[]): readonly string[] =>
  rows.map(({ errors: [error] }) => {
    if (error === undefined) return 'created';
    const key = /^duplicate value found: (\w+)/.exec(error.message)?.[1];
    return [error.statusCode, ...(key === undefined ? error.fields : [key])].join(' ');
  });

const REFUSED = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

describe('scores', () => {
  const scales: readonly (readonly [field: string, from: number, to: number])[] = [
    ...['Power__c', 'Influence__c', 'Interest__c', 'Fit__c', 'Relationship_Now__c', 'Relationship_Wanted__c'].map(
      (field): [string, number, number] => [field, 1, 5],
    ),
    ['Stance__c', -2, 2],
  ];

  it('are taken from the first to the last of their scale, and refused beyond', async () => {
    const rows = scales.flatMap(([field, from, to]) =>
      [from - 1, from, to, to + 1].map((score) => personOf(account, undefined, { [field]: score })),
    );
    assert.deepEqual(
      outcomes(await createEach(admin, 'Stakeholder__c', rows)),
      scales.flatMap(([field]) => [`${REFUSED} ${field}`, 'created', 'created', `${REFUSED} ${field}`]),
    );
  });

  it('make a key player of who has much power and much interest', async () => {
    const scores = [
      { Power__c: 4, Interest__c: 4 },
      { Power__c: 5, Interest__c: 3 },
      { Power__c: 3, Interest__c: 5 },
      { Power__c: 5 },
    ];
    const made = await createEach(
      admin,
      'Stakeholder__c',
      scores.map((score) => personOf(account, undefined, score)),
    );
    const ids = made.map(({ id }) => `'${id ?? ''}'`).join(', ');
    const found = await admin.records(`SELECT Id FROM Stakeholder__c WHERE Key_Player__c = true AND Id IN (${ids})`);
    assert.deepEqual(found, [{ Id: made[0]?.id }]);
  });
});

describe('a stakeholder’s key', () => {
  it('names account and contact, and is empty without one', async () => {
    const id = await contact();
    const wrong = [
      '',
      `${account}`,
      `${other}:${id}`,
      `${account.slice(0, 15)}:${id.slice(0, 15)}`,
      `${account}:${account}`,
    ];
    const rows = [
      ...wrong.map((key) => personOf(account, id, { Stakeholder_Key__c: key })),
      personOf(account, undefined, { Stakeholder_Key__c: `${account}:${id}` }),
      personOf(account, id),
    ];
    assert.deepEqual(outcomes(await createEach(admin, 'Stakeholder__c', rows)), [
      ...[...wrong, ''].map(() => `${REFUSED} Contact__c`),
      'created',
    ]);
  });

  it('follows the contact', async () => {
    const [one, two] = [await contact(), await contact()];
    const id = await admin.create('Stakeholder__c', personOf(account, one));
    const { errorCode } = await refusal(change('Stakeholder__c', id, { Contact__c: two }));
    assert.equal(errorCode, REFUSED);
    const changed = await change('Stakeholder__c', id, { Contact__c: two, Stakeholder_Key__c: `${account}:${two}` });
    assert.equal(changed.status, 204);
  });

  it('keeps a contact on an account’s map once, also of two who add it at the same moment', async () => {
    const id = await contact();
    const add = (): Promise<Response> => admin.send('POST', 'sobjects/Stakeholder__c', personOf(account, id));
    const answers = await Promise.all([add(), add(), add()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400, 400]);
    for (const answer of answers.filter(({ status }) => status === 400)) {
      assert.equal((await refusal(Promise.resolve(answer))).errorCode, 'DUPLICATE_VALUE');
    }
    await admin.create('Stakeholder__c', personOf(other, id));
  });
});

describe('a link', () => {
  it('joins two people of one account by a known kind, with a strength of its scale and its own key', async () => {
    const [one, two] = [await person(), await person()];
    const elsewhere = await person({}, other);
    const cases: readonly (readonly [object, string])[] = [
      [linkOf(one, one), `${REFUSED} To__c`],
      [linkOf(one, elsewhere, 'Influences'), `${REFUSED} To__c`],
      [linkOf(one, two, 'Likes'), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST Kind__c'],
      [linkOf(one, two, 'Mentors', { Kind__c: undefined }), 'REQUIRED_FIELD_MISSING Kind__c'],
      [linkOf(one, two, 'Influences', { Strength__c: 0 }), `${REFUSED} Strength__c`],
      [linkOf(one, two, 'Influences', { Strength__c: 4 }), `${REFUSED} Strength__c`],
      [linkOf(one, two, 'Influences', { Link_Key__c: `${one}:Influences` }), REFUSED],
      [linkOf(one, two, 'Reports To', { Link_Key__c: `${one}:Reports To:${two}` }), REFUSED],
      [linkOf(one, two, 'Reports To', { Link_Key__c: undefined }), REFUSED],
      [linkOf(one, two, 'Influences', { Strength__c: 3 }), 'created'],
      [linkOf(one, two, 'Influences'), 'DUPLICATE_VALUE Link_Key__c'],
      [linkOf(two, one, 'Influences'), 'created'],
    ];
    const made = await createEach(
      admin,
      'Stakeholder_Link__c',
      cases.map(([row]) => ({ ...row })),
    );
    assert.deepEqual(
      outcomes(made),
      cases.map(([, outcome]) => outcome),
    );
  });

  it('gives a person one manager, who may be exchanged', async () => {
    const [one, two, three] = [await person(), await person(), await person()];
    const id = await admin.create('Stakeholder_Link__c', linkOf(one, two));
    assert.equal(
      (await refusal(admin.send('POST', 'sobjects/Stakeholder_Link__c', linkOf(one, three)))).errorCode,
      'DUPLICATE_VALUE',
    );
    assert.equal((await change('Stakeholder_Link__c', id, { To__c: three })).status, 204);
    const { errorCode } = await refusal(change('Stakeholder_Link__c', id, { To__c: await person({}, other) }));
    assert.equal(errorCode, REFUSED);
  });

  it('goes with either of its people, and cannot lead to one who is gone', async () => {
    const [one, two] = [await person(), await person()];
    await admin.create('Stakeholder_Link__c', linkOf(one, two));
    assert.equal((await admin.send('DELETE', `sobjects/Stakeholder__c/${two}`)).status, 204);
    assert.deepEqual(await admin.records(`SELECT Id FROM Stakeholder_Link__c WHERE From__c = '${one}'`), []);
    const { errorCode } = await refusal(admin.send('POST', 'sobjects/Stakeholder_Link__c', linkOf(one, two)), 404);
    assert.equal(errorCode, 'ENTITY_IS_DELETED');
  });
});

describe('the account team', () => {
  let users: readonly string[];
  let team: string;
  before(async () => {
    users = (await admin.records('SELECT Id FROM User WHERE IsActive = true ORDER BY Username')).map(({ Id }) =>
      String(Id),
    );
    team = await admin.create('Account', { Name: 'Team' });
  });
  const role = (index: number, values: object = {}): Record<string, unknown> =>
    roleOf(team, users[index] ?? '', values);
  const main = (): object => ({ Main_Contact__c: true, Main_Contact_Key__c: team });
  const department = (name: string): object => ({
    Department__c: name,
    Department_Contact__c: true,
    Department_Contact_Key__c: `${team}:${name}`,
  });

  it('has each colleague once, one main contact, and one contact a department', async () => {
    const cases: readonly (readonly [Record<string, unknown>, string])[] = [
      [role(0, { Role_Key__c: `${team}` }), `${REFUSED} User__c`],
      [role(0, { User__c: undefined }), 'REQUIRED_FIELD_MISSING User__c'],
      [role(0, { Main_Contact__c: true }), `${REFUSED} Main_Contact__c`],
      [role(0, { Main_Contact_Key__c: team }), `${REFUSED} Main_Contact__c`],
      [role(0, { Department_Contact__c: true, Department_Contact_Key__c: `${team}:` }), `${REFUSED} Department__c`],
      [
        role(0, { ...department('Service'), Department_Contact_Key__c: `${team}:Sales` }),
        `${REFUSED} Department_Contact__c`,
      ],
      [role(0, { ...main(), ...department('Service') }), 'created'],
      [role(0), 'DUPLICATE_VALUE Role_Key__c'],
      [role(1, main()), 'DUPLICATE_VALUE Main_Contact_Key__c'],
      [role(1, department('service')), 'DUPLICATE_VALUE Department_Contact_Key__c'],
      [role(1, department('Sales')), 'created'],
    ];
    const made = await createEach(
      admin,
      'Team_Role__c',
      cases.map(([row]) => row),
    );
    assert.deepEqual(
      outcomes(made),
      cases.map(([, outcome]) => outcome),
    );
  });

  it('gives the seat free when somebody leaves', async () => {
    const [first] = await admin.records(`SELECT Id FROM Team_Role__c WHERE Main_Contact_Key__c = '${team}'`);
    const id = String(first?.Id);
    const refused = (await jsonOf(change('Team_Role__c', id, { Active__c: false }), 400)) as RowOutcome['errors'];
    assert.deepEqual(
      refused
        .map(({ fields }) => fields)
        .flat()
        .sort(),
      ['Department_Contact__c', 'Main_Contact__c'],
    );
    const left = { Active__c: false, Main_Contact_Key__c: null, Department_Contact_Key__c: null };
    assert.equal((await change('Team_Role__c', id, left)).status, 204);
    await admin.create('Team_Role__c', role(2, { ...main(), ...department('Service') }));
  });
});

describe('what somebody said', () => {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('was said before now, goes with its interview, and outlives the contact without naming them', async () => {
    const id = await contact();
    const interview = { Account__c: account, Contact__c: id, Date__c: day(0), Channel__c: 'Phone' };
    const made = await createEach(admin, 'Voice_Interview__c', [
      { ...interview, Date__c: day(2) },
      { ...interview, Date__c: undefined },
      { ...interview, Date__c: day(-400) },
      interview,
    ]);
    assert.deepEqual(outcomes(made), [`${REFUSED} Date__c`, 'REQUIRED_FIELD_MISSING Date__c', 'created', 'created']);
    const interviewId = made[3]?.id ?? '';
    const answer = await admin.create('Voice_Answer__c', { Interview__c: interviewId, Quote__c: 'Come sooner.' });
    assert.equal((await admin.send('DELETE', `sobjects/Contact/${id}`)).status, 204);
    const [kept] = await admin.records(
      `SELECT Quote__c, Interview__r.Contact__c, Interview__r.Consent_To_Quote__c FROM Voice_Answer__c WHERE Id = '${answer}'`,
    );
    assert.equal(kept?.Quote__c, 'Come sooner.');
    assert.deepEqual(
      { ...(kept.Interview__r as object), attributes: undefined },
      { attributes: undefined, Contact__c: null, Consent_To_Quote__c: false },
    );
    assert.equal((await change('Voice_Interview__c', interviewId, { Consent_To_Quote__c: true })).status, 204);
    assert.equal((await admin.send('DELETE', `sobjects/Voice_Interview__c/${interviewId}`)).status, 204);
    assert.deepEqual(await admin.records(`SELECT Id FROM Voice_Answer__c WHERE Id = '${answer}'`), []);
  });
});

describe('coverage', () => {
  it('is kept once for each stakeholder and user', async () => {
    const id = await person();
    const [user] = await admin.records("SELECT Id FROM User WHERE Username = 'sam@local-org.test'");
    const userId = String(user?.Id);
    const row = { Stakeholder__c: id, User__c: userId, Coverage_Key__c: `${id}:${userId}` };
    const made = await createEach(admin, 'Stakeholder_Coverage__c', [
      { ...row, Coverage_Key__c: `${userId}:${id}` },
      row,
      row,
    ]);
    assert.deepEqual(outcomes(made), [`${REFUSED} Coverage_Key__c`, 'created', 'DUPLICATE_VALUE Coverage_Key__c']);
  });
});

describe('what the account counts', () => {
  const figures = async (id: string): Promise<readonly unknown[]> => {
    const [row] = await admin.records(
      `SELECT Stakeholders__c, Key_Players__c, Supporters__c, Opponents__c FROM Account WHERE Id = '${id}'`,
    );
    return Object.values(row ?? {});
  };

  it('is who is on the map: its people, key players, supporters and opponents', async () => {
    const id = await admin.create('Account', { Name: 'Counted' });
    const key = { Power__c: 5, Interest__c: 4 };
    const values = [
      ...[-2, -1, 0, 1, 2].map((Stance__c) => ({ Stance__c })),
      { ...key, Stance__c: 2 },
      { ...key, Stance__c: -2, Active__c: false },
      {},
    ];
    const made = await createEach(
      admin,
      'Stakeholder__c',
      values.map((value) => personOf(id, undefined, value)),
    );
    assert.deepEqual(await figures(id), [7, 1, 3, 2]);
    assert.equal((await change('Stakeholder__c', made[5]?.id ?? '', { Active__c: false })).status, 204);
    assert.equal((await change('Stakeholder__c', made[0]?.id ?? '', { Stance__c: 1 })).status, 204);
    assert.deepEqual(await figures(id), [6, 0, 3, 1]);
  });

  it('is a single thread when one of us or one of them is left, and nothing before the job has counted', async () => {
    const counts = [[], [0, 0], [1, 9], [9, 1], [2, 2]].map(([ours, theirs], index) => ({
      Name: `Thread ${index}`,
      Our_People_In_Contact__c: ours,
      Their_People_In_Contact__c: theirs,
    }));
    await createEach(admin, 'Account', counts);
    const found = await admin.records(
      "SELECT Single_Threaded__c FROM Account WHERE Name LIKE 'Thread %' ORDER BY Name",
    );
    assert.deepEqual(
      found.map((row) => row.Single_Threaded__c),
      [false, true, true, true, false],
    );
  });
});

describe('what Salesforce does to contacts and accounts under us', () => {
  const read = async (id: string): Promise<Record<string, unknown>> =>
    (await jsonOf(admin.get(`sobjects/Stakeholder__c/${id}`))) as Record<string, unknown>;
  const merge = async (type: string, Id: string, lost: string): Promise<void> => {
    const connection = await org.login('admin@local-org.test', PASSWORD);
    const { success } = await connection.soap.merge({ masterRecord: { type, Id }, recordToMergeIds: [lost] });
    assert.ok(success);
  };

  it('leaves the person by the stored name when the contact is deleted, open to every change', async () => {
    const id = await contact();
    const stakeholder = await admin.create('Stakeholder__c', personOf(account, id, { Stance__c: 1 }));
    assert.equal((await admin.send('DELETE', `sobjects/Contact/${id}`)).status, 204);
    const { Name, Contact__c, Stance__c } = await read(stakeholder);
    assert.deepEqual([Name, Contact__c, Stance__c], ['Ada Lovelace', null, 1]);
    assert.equal((await change('Stakeholder__c', stakeholder, { Stance__c: 2 })).status, 204);
    assert.equal((await change('Stakeholder__c', stakeholder, { Stakeholder_Key__c: null })).status, 204);
  });

  // A merge gives children a new parent without a trigger or a rule: the key is stale until somebody writes it anew.
  it('leaves a stale key after contacts were merged, which stops no edit and can be put right once', async () => {
    const [kept, lost] = [await contact(), await contact()];
    const [first, second] = [personOf(account, kept), personOf(account, lost)].map((row) =>
      admin.create('Stakeholder__c', row),
    );
    const [older, newer] = [await first, await second];
    await merge('Contact', kept, lost);
    assert.equal((await read(newer ?? '')).Contact__c, kept);
    assert.equal((await change('Stakeholder__c', newer ?? '', { Power__c: 2 })).status, 204);
    const healed = { Stakeholder_Key__c: `${account}:${kept}` };
    assert.equal((await refusal(change('Stakeholder__c', newer ?? '', healed))).errorCode, 'DUPLICATE_VALUE');
    assert.equal((await admin.send('DELETE', `sobjects/Stakeholder__c/${older ?? ''}`)).status, 204);
    assert.equal((await change('Stakeholder__c', newer ?? '', healed)).status, 204);
  });

  it('brings the people of both accounts together when these are merged, and counts them anew', async () => {
    const [kept, lost] = [
      await admin.create('Account', { Name: 'Kept' }),
      await admin.create('Account', { Name: 'Lost' }),
    ];
    await person({ Stance__c: 2 }, kept);
    const id = await contact(lost);
    const moved = await admin.create('Stakeholder__c', personOf(lost, id, { Stance__c: -1 }));
    const manager = await person({}, lost);
    await admin.create('Stakeholder_Link__c', linkOf(moved, manager));
    await merge('Account', kept, lost);
    const { Account__c, Stakeholder_Key__c } = await read(moved);
    assert.deepEqual([Account__c, Stakeholder_Key__c], [kept, `${lost}:${id}`]);
    assert.equal((await change('Stakeholder__c', moved, { Notes__c: 'Came with Lost.' })).status, 204);
    assert.equal((await change('Stakeholder__c', moved, { Stakeholder_Key__c: `${kept}:${id}` })).status, 204);
    const [row] = await admin.records(
      `SELECT Stakeholders__c, Supporters__c, Opponents__c FROM Account WHERE Id = '${kept}'`,
    );
    assert.deepEqual(Object.values(row ?? {}), [3, 1, 1]);
    assert.equal((await admin.records(`SELECT Id FROM Stakeholder_Link__c WHERE From__c = '${moved}'`)).length, 1);
  });
});
