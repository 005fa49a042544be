import type { Colleague, Coverage, Stakeholder, TeamRole } from 'c/stakeholder';
import { contactSurface } from 'c/matrixRows';
import type { ContactSurface, MatrixInput } from 'c/matrixRows';

const SAM: Colleague = { id: '005S', name: 'Sam' };
const MARA: Colleague = { id: '005M', name: 'Mara' };
const IDA: Colleague = { id: '005I', name: 'Ida' };

const person = (id: string, values: Partial<Stakeholder> = {}): Stakeholder => ({
  id,
  accountId: '001A',
  accountName: 'Alder',
  name: id,
  isActive: true,
  version: '',
  ...values,
});
const contact = (stakeholderId: string, user: Colleague, contacts = 1): Coverage => ({
  stakeholderId,
  user,
  lastContactOn: '2026-11-01',
  contacts,
});
const member = (user: Colleague, values: Partial<TeamRole> = {}): TeamRole => ({
  id: `a0${user.id}`,
  accountId: '001A',
  user,
  isMainContact: false,
  isDepartmentContact: false,
  version: '',
  ...values,
});
const surface = (values: Partial<MatrixInput>): ContactSurface =>
  contactSurface({ people: [], coverage: [], team: [], ...values });
const columns = (values: Partial<MatrixInput>): string[] => surface(values).columns.map(({ user }) => user.name);

describe('contactSurface', () => {
  it('is empty where nobody is', () => {
    expect(surface({})).toEqual({ columns: [], rows: [], reached: 0, departments: { touched: [], untouched: [] } });
  });

  it('has a column for each of us, however we know of them, once', () => {
    const people = [person('Ana', { owner: SAM, executivePeer: MARA }), person('Bo', { owner: SAM })];
    expect(columns({ people })).toEqual(['Mara', 'Sam']);
    expect(columns({ people, coverage: [contact('Ana', IDA), contact('Bo', SAM)], team: [member(MARA)] })).toEqual([
      'Mara',
      'Ida',
      'Sam',
    ]);
  });

  it('puts the main contact first, then the team, then who has most contact', () => {
    const people = [person('Ana'), person('Bo')];
    const coverage = [contact('Ana', IDA, 2), contact('Bo', IDA, 3), contact('Ana', SAM, 4)];
    expect(columns({ people, coverage })).toEqual(['Ida', 'Sam']);
    expect(columns({ people, coverage, team: [member(MARA), member(SAM)] })).toEqual(['Sam', 'Mara', 'Ida']);
    const team = [member(SAM), member(MARA, { isMainContact: true, department: 'Service' })];
    expect(columns({ people, coverage, team })).toEqual(['Mara', 'Sam', 'Ida']);
    expect(surface({ team }).columns[0]).toEqual({ user: MARA, department: 'Service', isMainContact: true });
  });

  it('puts key players first, then the more powerful', () => {
    const people = [
      person('None'),
      person('Power', { power: 5, interest: 1 }),
      person('Key', { power: 4, interest: 4 }),
      person('Keyer', { power: 5, interest: 4 }),
    ];
    expect(surface({ people }).rows.map((row) => row.person.id)).toEqual(['Keyer', 'Key', 'Power', 'None']);
    expect(surface({ people }).rows.map((row) => row.isKeyPlayer)).toEqual([true, true, false, false]);
  });

  it('says in each cell when and how often, and whose the person is', () => {
    const people = [person('Ana', { owner: SAM, executivePeer: MARA })];
    const [row] = surface({ people, coverage: [contact('Ana', SAM, 3)] }).rows;
    expect(row?.cells).toEqual([
      { userId: '005S', lastContactOn: '2026-11-01', contacts: 3, isOwner: true, isPeer: false },
      { userId: '005M', lastContactOn: undefined, contacts: 0, isOwner: false, isPeer: true },
    ]);
  });

  it.each<[string, readonly Coverage[]]>([
    ['of people off the map', [contact('Gone', SAM)]],
    ['that is no contact any more', [contact('Ana', SAM, 0)]],
  ])('does not count coverage %s', (_what, coverage) => {
    const found = surface({ people: [person('Ana', { department: 'Legal' })], coverage });
    expect(found.reached).toBe(0);
    expect(found.columns).toEqual([]);
    expect(found.departments).toEqual({ touched: [], untouched: ['Legal'] });
  });

  it('tells which departments of theirs are touched', () => {
    const people = [
      person('Ana', { department: 'Purchasing' }),
      person('Bo', { department: 'Purchasing' }),
      person('Cy', { department: 'Legal' }),
      person('Di'),
    ];
    const found = surface({ people, coverage: [contact('Bo', SAM), contact('Di', SAM)] });
    expect(found.departments).toEqual({ touched: ['Purchasing'], untouched: ['Legal'] });
    expect(found.reached).toBe(2);
  });

  it('takes 30 of us and 300 of them', () => {
    const people = Array.from({ length: 300 }, (_, index) => person(`P${index}`));
    const users = Array.from({ length: 30 }, (_, index): Colleague => ({ id: `005${index}`, name: `U${index}` }));
    const coverage = people.flatMap(({ id }, index) => contact(id, users[index % 30] ?? SAM));
    const found = surface({ people, coverage });
    expect([found.columns.length, found.rows.length, found.reached]).toEqual([30, 300, 300]);
    expect(found.rows.every(({ cells }) => cells.length === 30)).toBe(true);
  });
});
