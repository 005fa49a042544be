import {
  EMPTY_VALUES,
  claimsOf,
  newRoleFields,
  readOurContacts,
  readTeam,
  roleChanges,
  teamGaps,
  valuesOf,
} from 'c/teamRole';
import type { ColleagueInContact, StoredRole, TeamGap, TeamValues } from 'c/teamRole';

const ACCOUNT = '001000000000001AAA';
const role = (name: string, values: Partial<StoredRole> = {}): StoredRole => ({
  id: `a0${name}`,
  accountId: ACCOUNT,
  user: { id: `005${name}`, name },
  isMainContact: false,
  isDepartmentContact: false,
  isActive: true,
  version: '2026-11-01T00:00:00.000Z',
  modifiedBy: undefined,
  ...values,
});
const values = (changes: Partial<TeamValues>): TeamValues => ({ ...EMPTY_VALUES, User__c: '005Sam', ...changes });
const SALES = role('Sam', { department: 'Sales', isMainContact: true, isDepartmentContact: true });

describe('a new role', () => {
  it('has its key, and no other while it has no place', () => {
    expect(newRoleFields(ACCOUNT, values({ Contribution__c: ' Knows the plant ' }))).toEqual({
      Account__c: ACCOUNT,
      User__c: '005Sam',
      Role_Key__c: `${ACCOUNT}:005Sam`,
      Contribution__c: 'Knows the plant',
      Main_Contact_Key__c: null,
      Department_Contact_Key__c: null,
    });
  });

  it('has the keys of its places', () => {
    const filledIn = values({ Department__c: ' Sales ', Main_Contact__c: true, Department_Contact__c: true });
    expect(newRoleFields(ACCOUNT, filledIn)).toMatchObject({
      Department__c: 'Sales',
      Main_Contact_Key__c: ACCOUNT,
      Department_Contact_Key__c: `${ACCOUNT}:Sales`,
    });
  });
});

describe('a changed role', () => {
  const changed = (changes: Partial<TeamValues>, stored = SALES): unknown =>
    roleChanges(stored, { ...valuesOf(stored), ...changes });

  it.each<[string, Partial<TeamValues>, unknown]>([
    ['nothing', {}, {}],
    ['blanks and how lines end', { Department__c: ' Sales' }, {}],
    ['a text', { Critical_Role__c: 'Pricing' }, { Critical_Role__c: 'Pricing' }],
    [
      'the department, and the key that names it',
      { Department__c: 'Service' },
      { Department__c: 'Service', Main_Contact_Key__c: ACCOUNT, Department_Contact_Key__c: `${ACCOUNT}:Service` },
    ],
    [
      'a place that is given up',
      { Main_Contact__c: false },
      { Main_Contact__c: false, Main_Contact_Key__c: null, Department_Contact_Key__c: `${ACCOUNT}:Sales` },
    ],
  ])('writes %s', (_what, changes, expected) => {
    expect(changed(changes)).toEqual(expected);
  });

  it('empties a text with null', () => {
    expect(changed({ Critical_Role__c: '' }, role('Sam', { criticalRole: 'Pricing' }))).toEqual({
      Critical_Role__c: null,
    });
  });

  it('gives its keys up when it leaves, and takes them when it comes back', () => {
    expect(roleChanges(SALES, valuesOf(SALES), false)).toEqual({
      Active__c: false,
      Main_Contact_Key__c: null,
      Department_Contact_Key__c: null,
    });
    expect(roleChanges({ ...SALES, isActive: false }, valuesOf(SALES), true)).toEqual({
      Active__c: true,
      Main_Contact_Key__c: ACCOUNT,
      Department_Contact_Key__c: `${ACCOUNT}:Sales`,
    });
  });
});

describe('claimsOf', () => {
  const claims = (asked: Partial<TeamValues>, team: readonly StoredRole[], ownId?: string): string[] =>
    claimsOf(values(asked), team, ownId).map(({ field, holder }) => `${field} ${holder.user.name}`);

  it.each<[string, Partial<TeamValues>, readonly StoredRole[], readonly string[]]>([
    ['nobody', { Main_Contact__c: true }, [], []],
    ['nobody where nothing is asked for', {}, [SALES], []],
    ['the main contact', { Main_Contact__c: true }, [role('Ida'), SALES], ['Main_Contact__c Sam']],
    [
      'the contact of the department, however it is written',
      { Department_Contact__c: true, Department__c: 'sales ' },
      [SALES],
      ['Department_Contact__c Sam'],
    ],
    ['no contact of another department', { Department_Contact__c: true, Department__c: 'Service' }, [SALES], []],
    ['nobody who left', { Main_Contact__c: true }, [{ ...SALES, isActive: false }], []],
    [
      'two',
      { Main_Contact__c: true, Department_Contact__c: true, Department__c: 'Service' },
      [SALES, role('Ida', { department: 'Service', isDepartmentContact: true })],
      ['Main_Contact__c Sam', 'Department_Contact__c Ida'],
    ],
  ])('finds %s', (_who, asked, team, expected) => {
    expect(claims(asked, team)).toEqual(expected);
  });

  it('never finds the role itself', () => {
    expect(claims({ Main_Contact__c: true }, [SALES], SALES.id)).toEqual([]);
  });
});

describe('teamGaps', () => {
  const contact = (name: string): ColleagueInContact => ({
    user: { id: `005${name}`, name },
    department: undefined,
    contacts: 3,
    lastContactOn: '2026-11-01',
  });

  it.each<[string, readonly StoredRole[], readonly string[], readonly TeamGap[]]>([
    ['an empty team', [], ['Sales'], []],
    ['a team that all left', [{ ...SALES, isActive: false }], ['Sales'], []],
    ['a team that is complete', [SALES], ['sales'], []],
    ['no main contact', [{ ...SALES, isMainContact: false }], [], [{ kind: 'NoMainContact' }]],
    [
      'departments of which nobody is there',
      [SALES],
      ['Sales', 'Service', 'Finance'],
      [{ kind: 'DepartmentsMissing', departments: ['Service', 'Finance'] }],
    ],
    [
      'departments without a contact, each once',
      [SALES, role('Ida', { department: 'Service' }), role('Jo', { department: 'service' }), role('Ki')],
      [],
      [{ kind: 'NoDepartmentContact', departments: ['Service'] }],
    ],
  ])('tells of %s', (_what, team, expected, gaps) => {
    expect(teamGaps(team, undefined, expected)).toEqual(gaps);
  });

  it('names who is in contact and not on the team, those who left it too', () => {
    const left = role('Ida', { isActive: false });
    expect(teamGaps([SALES, left], [contact('Sam'), contact('Ida'), contact('Jo')], [])).toEqual([
      { kind: 'NotOnTeam', colleague: contact('Ida') },
      { kind: 'NotOnTeam', colleague: contact('Jo') },
    ]);
    expect(teamGaps([], [contact('Jo')], ['Sales'])).toEqual([{ kind: 'NotOnTeam', colleague: contact('Jo') }]);
  });
});

describe('what GraphQL answers', () => {
  const edges = (object: string, ...nodes: readonly object[]): unknown => ({
    uiapi: { query: { [object]: { edges: nodes.map((node) => ({ node })) } } },
  });
  const value = <Type>(given: Type): { readonly value: Type } => ({ value: given });

  it('is read as roles, the main contact first, without what the user may not see', () => {
    const least = { Id: 'a0', Account__c: value(ACCOUNT), User__c: value('005S'), LastModifiedDate: value('2026') };
    const full = {
      ...least,
      User__r: { Name: value('Sam'), Title: value('SAM') },
      Active__c: value(false),
      Department__c: value('Sales'),
      Critical_Role__c: value('Pricing'),
      Contribution__c: value(null),
      Main_Contact__c: value(true),
      Department_Contact__c: value(true),
      LastModifiedBy: { Name: value('Mara') },
    };
    expect(readTeam(edges('Team_Role__c', least, full))).toEqual([
      {
        id: 'a0',
        accountId: ACCOUNT,
        user: { id: '005S', name: 'Sam', title: 'SAM' },
        department: 'Sales',
        criticalRole: 'Pricing',
        isMainContact: true,
        isDepartmentContact: true,
        isActive: false,
        version: '2026',
        modifiedBy: 'Mara',
      },
      {
        id: 'a0',
        accountId: ACCOUNT,
        user: { id: '005S', name: '005S' },
        isMainContact: false,
        isDepartmentContact: false,
        isActive: true,
        version: '2026',
      },
    ]);
  });

  it('is added up by colleague, most contact first, without who left the company', () => {
    const row = (name: string, contacts: number, day: string, isActive = true): object => ({
      User__c: value(`005${name}`),
      User__r: { Name: value(name), Department: value('Service'), IsActive: value(isActive) },
      Contacts_365_Days__c: value(contacts),
      Last_Contact_On__c: value(day),
    });
    const answer = edges(
      'Stakeholder_Coverage__c',
      row('Sam', 4, '2026-11-01'),
      row('Ida', 3, '2026-10-01'),
      row('Ida', 2, '2026-11-20'),
      row('Gone', 9, '2026-11-20', false),
    );
    expect(readOurContacts(answer)).toEqual([
      { user: { id: '005Ida', name: 'Ida' }, department: 'Service', contacts: 5, lastContactOn: '2026-11-20' },
      { user: { id: '005Sam', name: 'Sam' }, department: 'Service', contacts: 4, lastContactOn: '2026-11-01' },
    ]);
  });
});
