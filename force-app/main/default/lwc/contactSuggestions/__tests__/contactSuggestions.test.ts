import { suggestContacts } from 'c/contactSuggestions';
import type { AccountContact, OpportunityRole, Suggestion } from 'c/contactSuggestions';

const TODAY = '2026-11-22';
const MISSING = ['Economic Buyer', 'Technical Evaluator'];

const contact = (name: string, given: Partial<AccountContact> = {}): AccountContact => ({ id: name, name, ...given });
const worksOn = (contactId: string, role: string | undefined, opportunityName = 'Line 4'): OpportunityRole => ({
  contactId,
  role,
  roleLabel: role,
  opportunityName,
});

const suggest = (
  contacts: readonly AccountContact[],
  opportunityRoles: readonly OpportunityRole[] = [],
  wantedRole?: string,
): Suggestion[] => suggestContacts({ contacts, opportunityRoles, missingRoles: MISSING, wantedRole, today: TODAY });

const one = (given: Partial<AccountContact>, roles: readonly OpportunityRole[] = []): Suggestion | undefined =>
  suggest([contact('Ana', given)], roles)[0];

describe('what speaks for a contact', () => {
  it.each([
    ['nothing', {}, [], undefined],
    [
      'a title that fits a missing role',
      { title: 'CFO' },
      [{ kind: 'Title', role: 'Economic Buyer' }],
      'Economic Buyer',
    ],
    ['a title that fits a role that is not missing', { title: 'CEO' }, [], undefined],
    ['an activity today', { lastActivityOn: TODAY }, [{ kind: 'Recent', days: 0 }], undefined],
    ['one 90 days ago', { lastActivityOn: '2026-08-24' }, [{ kind: 'Recent', days: 90 }], undefined],
    ['one 91 days ago', { lastActivityOn: '2026-08-23' }, [], undefined],
    ['one to come', { lastActivityOn: '2026-11-30' }, [{ kind: 'Planned', on: '2026-11-30' }], undefined],
  ])('%s', (_what, given, reasons, role) => {
    expect(one(given)).toMatchObject({ reasons, role });
  });

  it.each([
    ['Decision Maker', 'Decision Maker'],
    ['Economic Decision Maker', 'Economic Buyer'],
    ['Business User', 'User'],
    ['Other', undefined],
    [undefined, undefined],
  ])('the role %s on an opportunity', (role, expected) => {
    expect(one({}, [worksOn('Ana', role)])).toMatchObject({
      reasons: [{ kind: 'OpportunityRole', role, opportunityName: 'Line 4' }],
      role: expected,
    });
  });

  it('several things, the strongest first; what the contact does says more than the title', () => {
    expect(one({ title: 'CFO', lastActivityOn: TODAY }, [worksOn('Ana', 'Influencer')])).toMatchObject({
      reasons: [{ kind: 'OpportunityRole' }, { kind: 'Title' }, { kind: 'Recent' }],
      role: 'Influencer',
    });
  });

  it('the title, where the role on the opportunity says nothing', () => {
    expect(one({ title: 'CFO' }, [worksOn('Ana', 'Other')])?.role).toBe('Economic Buyer');
  });

  it('the latest of several opportunities', () => {
    const roles = [worksOn('Ana', 'Influencer', 'New'), worksOn('Ana', 'Decision Maker', 'Old')];
    expect(one({}, roles)?.reasons).toEqual([{ kind: 'OpportunityRole', role: 'Influencer', opportunityName: 'New' }]);
  });
});

describe('the order of contacts', () => {
  const people = [
    contact('Zoe'),
    contact('Ada'),
    contact('Met', { lastActivityOn: TODAY }),
    contact('Titled', { title: 'CFO' }),
    contact('Works'),
    contact('Both', { title: 'CTO', lastActivityOn: TODAY }),
  ];
  const names = (suggestions: readonly Suggestion[]): string[] => suggestions.map(({ contact: { name } }) => name);

  it('begins with those for whom most speaks; the others stand by name', () => {
    expect(names(suggest(people, [worksOn('Works', 'Influencer')]))).toEqual([
      'Both',
      'Works',
      'Titled',
      'Met',
      'Ada',
      'Zoe',
    ]);
  });

  it('puts whoever seems to have the role that is looked for above all', () => {
    expect(names(suggest(people, [], 'Economic Buyer'))[0]).toBe('Titled');
    expect(names(suggest(people, [worksOn('Works', 'Economic Buyer')], 'Economic Buyer')).slice(0, 2)).toEqual([
      'Works',
      'Titled',
    ]);
  });

  it('is nobody where there is nobody', () => {
    expect(suggest([])).toEqual([]);
  });
});
