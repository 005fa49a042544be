import { executivePairs } from 'c/executivePairs';
import type { PairInput } from 'c/executivePairs';
import type { Colleague, Coverage, Stakeholder } from 'c/stakeholder';

const SAM: Colleague = { id: '005S', name: 'Sam Okafor', title: 'Account Manager' };
const MARA: Colleague = { id: '005M', name: 'Mara Lindqvist', title: 'Managing Director' };
const UNTITLED: Colleague = { id: '005U', name: 'Uma' };

const person = (name: string, values: Partial<Stakeholder> = {}): Stakeholder => ({
  id: `a0${name}`,
  accountId: '001A',
  accountName: 'Alder',
  name,
  isActive: true,
  version: '',
  ...values,
});
const met = (name: string, user: Colleague, lastContactOn: string, contacts = 1): Coverage => ({
  stakeholderId: `a0${name}`,
  user,
  lastContactOn,
  contacts,
});
const input = (values: Partial<PairInput>): PairInput => ({
  people: [],
  coverage: [met('Else', SAM, '2026-11-20')],
  settings: { contactDays: 60, expectedRoles: [] },
  today: '2026-11-22',
  ...values,
});
const CFO = 'Chief Financial Officer';

describe('executive pairs', () => {
  it('puts ours beside theirs, and says how far apart their levels are', () => {
    const people = [
      person('Ana', { title: CFO, executivePeer: MARA, power: 5, interest: 4 }),
      person('Ben', { title: CFO, executivePeer: SAM }),
    ];
    const coverage = [met('Ana', MARA, '2026-11-12'), met('Ben', SAM, '2026-11-12')];
    expect(executivePairs(input({ people, coverage }))).toEqual({
      pairs: [
        {
          ours: SAM,
          theirs: people[1],
          isKeyPlayer: false,
          match: { ours: 'Manager', theirs: 'Executive', apart: 2 },
          contact: { kind: 'Recent', on: '2026-11-12', days: 10 },
        },
        {
          ours: MARA,
          theirs: people[0],
          isKeyPlayer: true,
          match: { ours: 'Executive', theirs: 'Executive', apart: 0 },
          contact: { kind: 'Recent', on: '2026-11-12', days: 10 },
        },
      ],
      missing: [],
    });
  });

  it.each<[string, Colleague, string | undefined]>([
    ['ours has no title', UNTITLED, CFO],
    ['theirs has none', MARA, undefined],
    ['the title says nothing', MARA, 'Controller'],
  ])('cannot tell the match where %s', (_why, executivePeer, title) => {
    const { pairs } = executivePairs(input({ people: [person('Ana', { title, executivePeer })] }));
    expect(pairs[0]?.match.apart).toBeUndefined();
  });

  it.each<[string, Partial<PairInput>, object]>([
    ['on the last day that is allowed', { coverage: [met('Ana', MARA, '2026-09-23')] }, { kind: 'Recent', days: 60 }],
    ['a day later', { coverage: [met('Ana', MARA, '2026-09-22')] }, { kind: 'Overdue', days: 61 }],
    ['with somebody else of us', { coverage: [met('Ana', SAM, '2026-11-20')] }, { kind: 'Never' }],
    ['that no longer counts', { coverage: [met('Ana', MARA, '2025-11-01', 0)] }, { kind: 'Never' }],
    ['before the job has counted', { coverage: [] }, { kind: 'Uncounted' }],
    ['once it has counted none', { coverage: [], counts: { ours: 0, theirs: 0 } }, { kind: 'Never' }],
    ['that is not read', { coverage: undefined }, { kind: 'Unread' }],
  ])('tells contact %s', (_when, values, expected) => {
    const people = [person('Ana', { executivePeer: MARA })];
    expect(executivePairs(input({ people, ...values })).pairs[0]?.contact).toMatchObject(expected);
  });

  it('begins with pairs that do not meet, then those that do not match, then whoever weighs more', () => {
    const people = [
      person('Fine', { title: CFO, executivePeer: MARA, power: 2 }),
      person('Better', { title: CFO, executivePeer: MARA, power: 5 }),
      person('Apart', { title: CFO, executivePeer: SAM }),
      person('Silent', { title: CFO, executivePeer: MARA }),
      person('Both', { title: CFO, executivePeer: SAM }),
    ];
    const coverage = [
      ...['Fine', 'Better'].map((name) => met(name, MARA, '2026-11-20')),
      met('Apart', SAM, '2026-11-20'),
    ];
    const { pairs } = executivePairs(input({ people, coverage }));
    expect(pairs.map(({ theirs }) => theirs.name)).toEqual(['Both', 'Silent', 'Apart', 'Better', 'Fine']);
  });

  it('misses a peer for executives and key players alone, key players first', () => {
    const key = { power: 4, interest: 4 } as const;
    const people = [
      person('Clerk', { title: 'Buyer', power: 5, interest: 3 }),
      person('Exec', { title: CFO }),
      person('Key', { title: 'Buyer', ...key }),
      person('Both', { title: CFO, ...key, influence: 5 }),
      person('Served', { title: CFO, ...key, executivePeer: MARA }),
    ];
    expect(
      executivePairs(input({ people })).missing.map((one) => [one.person.name, one.isExecutive, one.isKeyPlayer]),
    ).toEqual([
      ['Both', true, true],
      ['Key', false, true],
      ['Exec', true, false],
    ]);
  });

  it('is empty for nobody', () => {
    expect(executivePairs(input({}))).toEqual({ pairs: [], missing: [] });
  });
});
