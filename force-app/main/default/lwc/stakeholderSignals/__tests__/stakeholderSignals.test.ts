import type { Colleague, Coverage, Stakeholder, StakeholderLink, TeamRole } from 'c/stakeholder';
import { daysBetween, entriesOf, isKeyPlayer, signalsOf } from 'c/stakeholderSignals';
import type { Signal, SignalInput } from 'c/stakeholderSignals';

const TODAY = '2026-11-22';
const LONG_AGO = '2026-08-01';
const LATELY = '2026-11-01';

const SAM: Colleague = { id: '005S', name: 'Sam Okafor' };
const MARA: Colleague = { id: '005M', name: 'Mara Lindqvist' };

const person = (id: string, values: Partial<Stakeholder> = {}): Stakeholder => ({
  id,
  accountId: '001A',
  accountName: 'Alder',
  contactId: `003${id}`,
  name: id,
  power: 1,
  interest: 1,
  lastContactOn: LATELY,
  isActive: true,
  version: '2026-11-01T00:00:00.000Z',
  ...values,
});
const key = (id: string, values: Partial<Stakeholder> = {}): Stakeholder =>
  person(id, { power: 5, interest: 5, ...values });
const link = (kind: StakeholderLink['kind'], fromId: string, toId: string, strength?: 1 | 2 | 3): StakeholderLink => ({
  id: `${fromId}${kind}${toId}`,
  fromId,
  toId,
  kind,
  ...(strength === undefined ? {} : { strength }),
});
const contact = (stakeholderId: string, user: Colleague, lastContactOn = LATELY, contacts = 3): Coverage => ({
  stakeholderId,
  user,
  lastContactOn,
  contacts,
});
const member = (user: Colleague): TeamRole => ({
  id: `a0${user.id}`,
  accountId: '001A',
  user,
  isMainContact: false,
  isDepartmentContact: false,
  version: '',
});

/** Contact enough between both sides that only what a case is about is told. */
const WELL_COVERED: readonly Coverage[] = [contact('Wes', SAM), contact('Xia', MARA)];
const OTHERS: readonly Stakeholder[] = [person('Wes'), person('Xia')];

const input = (values: Partial<SignalInput>): SignalInput => ({
  people: OTHERS,
  links: [],
  coverage: WELL_COVERED,
  team: [],
  settings: { contactDays: 60, expectedRoles: [] },
  today: TODAY,
  ...values,
});
const told = (values: Partial<SignalInput>): Signal[] => signalsOf(input(values));
const kinds = (values: Partial<SignalInput>): string[] => told(values).map(({ kind }) => kind);
const ofKind = <Kind extends Signal['kind']>(
  kind: Kind,
  values: Partial<SignalInput>,
): Extract<Signal, { kind: Kind }>[] =>
  told(values).filter((signal): signal is Extract<Signal, { kind: Kind }> => signal.kind === kind);

describe('signalsOf', () => {
  it('tells nothing of an empty map, and nothing where all is well', () => {
    expect(told({ people: [], coverage: [], settings: { contactDays: 60, expectedRoles: ['Champion'] } })).toEqual([]);
    expect(told({})).toEqual([]);
  });

  it('tells the worst first', () => {
    const people = [
      key('Ana', { relationshipNow: 1, executivePeer: MARA }),
      person('Bo', { stance: -2, power: 4, interest: undefined, contactId: undefined }),
      person('Cy', { contactId: '003C' }),
      person('Cy again', { contactId: '003C' }),
    ];
    const settings = { contactDays: 60, expectedRoles: ['Champion'] };
    expect(kinds({ people, coverage: [contact('Ana', SAM)], settings })).toEqual([
      'SingleThreadedOurs',
      'SingleThreadedTheirs',
      'PowerfulOpponent',
      'NeglectedKeyPlayer',
      'SamePersonTwice',
      'RolesMissing',
      'SilentPeer',
      'NotScored',
      'ContactDeleted',
    ]);
  });

  describe('of entries', () => {
    const ana = person('Ana', { contactId: '003A' });
    const again = person('Ana again', { contactId: '003A' });
    const third = person('Ana thrice', { contactId: '003A' });
    const elsewhere = person('Ana at Birch', { contactId: '003A', accountId: '001B' });
    const [one, other] = [person('One', { contactId: undefined }), person('Other', { contactId: undefined })];

    it.each([
      ['nobody twice', [ana, person('Bo')], []],
      ['a merged contact', [ana, person('Bo'), again], [[ana, again]]],
      ['three entries as one', [ana, again, third], [[ana, again, third]]],
      ['the same contact on the maps of two accounts', [ana, elsewhere], []],
      ['people without a contact', [one, other], []],
    ])('tells who is on the map twice: %s', (_what, people, expected) => {
      expect(ofKind('SamePersonTwice', { people }).map((signal) => signal.people)).toEqual(expected);
    });

    it('finds the entries of one person, their own among them', () => {
      const people = [ana, again, elsewhere, one, other];
      expect(entriesOf(again, people)).toEqual([ana, again]);
      expect(entriesOf(elsewhere, people)).toEqual([elsewhere]);
      expect(entriesOf(one, people)).toEqual([one]);
    });

    it('tells once of all whom nobody has scored, by weight', () => {
      const people = [
        person('Zoe', { power: undefined, interest: 3 }),
        person('Cy'),
        person('Abe', { power: 4, interest: undefined }),
      ];
      expect(ofKind('NotScored', { people }).map((signal) => signal.people.map(({ name }) => name))).toEqual([
        ['Abe', 'Zoe'],
      ]);
    });

    it.each([
      ['Power__c', 'NotScored'],
      ['Interest__c', 'NotScored'],
      ['Contact__c', 'ContactDeleted'],
      ['Role__c', 'RolesMissing'],
    ])('says nothing of what the user may not see: without %s no %s', (hidden, kind) => {
      const people = [person('Ana', { power: undefined, interest: undefined, contactId: undefined })];
      const settings = { contactDays: 60, expectedRoles: ['Champion'] };
      const all = { Power__c: {}, Interest__c: {}, Contact__c: {}, Role__c: {} };
      const fields = Object.fromEntries(Object.entries(all).filter(([name]) => name !== hidden));
      expect(kinds({ people, settings, fields: all })).toContain(kind);
      expect(kinds({ people, settings, fields })).not.toContain(kind);
    });
  });

  describe('of who was heard', () => {
    const people = [key('Ana'), key('Bo', { power: 4 }), key('Cy', { contactId: undefined }), person('Di')];

    it('names the key players who were not, by weight, once others were', () => {
      const heard = [{ contactId: '003Di' }, { contactId: undefined }];
      expect(
        ofKind('UnheardKeyPlayers', { people, heard }).map((signal) => signal.people.map(({ name }) => name)),
      ).toEqual([['Ana', 'Bo']]);
      expect(ofKind('UnheardKeyPlayers', { people, heard: [...heard, { contactId: '003Ana' }] })).toMatchObject([
        { people: [{ name: 'Bo' }] },
      ]);
    });

    it.each([
      ['everybody was', [{ contactId: '003Ana' }, { contactId: '003Bo' }]],
      ['nobody was ever asked', []],
      ['the user may not see it', undefined],
    ])('says nothing where %s', (_why, heard) => {
      expect(kinds({ people, heard })).not.toContain('UnheardKeyPlayers');
    });
  });

  it('looks for nobody who helps, and for no circle, while the lines are not known', () => {
    const people = [person('Otto', { stance: -2, power: 5 })];
    expect(ofKind('PowerfulOpponent', { people, links: undefined })).toMatchObject([{ allies: undefined }]);
    expect(kinds({ people, links: undefined })).not.toContain('ReportingCycle');
  });

  describe('before the job has counted contact', () => {
    const people = Array.from({ length: 300 }, (_, index) =>
      key(`P${index}`, { lastContactOn: undefined, executivePeer: SAM }),
    );

    it('says so once, and accuses nobody', () => {
      expect(kinds({ people, coverage: [] })).toEqual(['ClocksNotWritten']);
    });

    it('says nothing of it to who may not see contact', () => {
      expect(kinds({ people, coverage: undefined })).toEqual([]);
    });
  });

  describe('of threads', () => {
    it('names the only one of ours, and who of the team could step in', () => {
      const coverage = [contact('Wes', SAM), contact('Xia', SAM)];
      expect(told({ coverage, team: [member(SAM), member(MARA)] })).toEqual([
        { kind: 'SingleThreadedOurs', only: SAM, others: [MARA] },
      ]);
    });

    it('names the only one of theirs, and the most powerful of the others', () => {
      const people = [...OTHERS, person('Yan', { power: 3 }), person('Zoe', { power: 5 })];
      const [signal] = ofKind('SingleThreadedTheirs', {
        people,
        coverage: [contact('Wes', SAM), contact('Wes', MARA)],
      });
      expect([signal?.only?.id, signal?.next?.id]).toEqual(['Wes', 'Zoe']);
    });

    it('believes what the job counted on the account, where people who are not on the map count too', () => {
      const coverage = [contact('Wes', SAM)];
      expect(told({ coverage, counts: { ours: 2, theirs: 5 } })).toEqual([]);
      expect(told({ coverage: [], counts: { ours: 1, theirs: 3 } })).toEqual([
        { kind: 'SingleThreadedOurs', only: undefined, others: [] },
      ]);
    });

    it.each<[string, Partial<SignalInput>]>([
      ['by the count', { coverage: [], counts: { ours: 0, theirs: 0 } }],
      ['by coverage that is no contact any more', { coverage: [contact('Wes', SAM, '2025-01-01', 0)] }],
      ['by coverage of people who are off the map', { coverage: [contact('Gone', SAM)] }],
    ])('says once that there is none at all: %s', (_how, values) => {
      expect(kinds(values)).toEqual(['NoContact']);
    });

    it('says nothing to who may see neither', () => {
      expect(told({ coverage: undefined })).toEqual([]);
    });
  });

  describe('of opponents with power', () => {
    const opponent = person('Otto', { stance: -1, power: 4 });
    const ann = person('Ann', { stance: 1, influence: 2 });
    const ben = person('Ben', { stance: 2, influence: 5 });
    const allies = (links: readonly StakeholderLink[]): string[] =>
      ofKind('PowerfulOpponent', { people: [...OTHERS, opponent, ann, ben], links }).flatMap((signal) =>
        (signal.allies ?? []).map((ally) => `${ally.person.id} ${ally.kind} ${ally.strength ?? '-'}`),
      );

    it.each<[string, readonly StakeholderLink[], readonly string[]]>([
      ['nobody', [], []],
      ['one who influences', [link('Influences', 'Ann', 'Otto', 2)], ['Ann Influences 2']],
      ['the manager', [link('Reports To', 'Otto', 'Ben')], ['Ben Reports To -']],
      ['no subordinate', [link('Reports To', 'Ben', 'Otto')], []],
      ['nobody whom the opponent influences', [link('Influences', 'Otto', 'Ann')], []],
      ['nobody in conflict', [link('Conflicts With', 'Ann', 'Otto', 3)], []],
      ['nobody neutral', [link('Influences', 'Wes', 'Otto', 3)], []],
      ['nobody off the map', [link('Influences', 'Gone', 'Otto', 3)], []],
      [
        'the stronger line first',
        [link('Influences', 'Ben', 'Otto', 1), link('Mentors', 'Ann', 'Otto', 3)],
        ['Ann Mentors 3', 'Ben Influences 1'],
      ],
      [
        'of equal lines the more influential first',
        [link('Influences', 'Ann', 'Otto'), link('Influences', 'Ben', 'Otto')],
        ['Ben Influences -', 'Ann Influences -'],
      ],
      [
        'one person once, by the strongest line',
        [link('Influences', 'Ann', 'Otto', 3), link('Mentors', 'Ann', 'Otto', 1)],
        ['Ann Influences 3'],
      ],
    ])('says to whom they listen: %s', (_who, links, expected) => {
      expect(allies(links)).toEqual(expected);
    });

    it.each<[string, Partial<Stakeholder>, number]>([
      ['no power', { stance: -2, power: 3 }, 0],
      ['a stance that is not given, or not to be seen', { power: 5 }, 0],
      ['support', { stance: 1, power: 5 }, 0],
      ['scepticism', { stance: -1, power: 4 }, 1],
    ])('of one with %s', (_what, values, count) => {
      expect(ofKind('PowerfulOpponent', { people: [person('One', values)] })).toHaveLength(count);
    });

    it('puts opponents before sceptics, and more power first', () => {
      const people = [
        person('Sceptic', { stance: -1, power: 5 }),
        person('Four', { stance: -2, power: 4 }),
        person('Five', { stance: -2, power: 5 }),
      ];
      expect(ofKind('PowerfulOpponent', { people }).map((signal) => signal.person.id)).toEqual([
        'Five',
        'Four',
        'Sceptic',
      ]);
    });
  });

  describe('of key players', () => {
    const reasons = (values: Partial<Stakeholder>): unknown =>
      ofKind('NeglectedKeyPlayer', { people: [...OTHERS, key('Ana', values)] }).map(({ weak, silence }) => ({
        weak,
        silence,
      }))[0];

    it.each<[string, Partial<Stakeholder>, unknown]>([
      ['nothing where nobody assessed the relationship', {}, undefined],
      ['nothing where it is as wanted', { relationshipNow: 3, relationshipWanted: 3 }, undefined],
      ['nothing where it is better than wanted', { relationshipNow: 5, relationshipWanted: 3 }, undefined],
      [
        'that it is below what is wanted',
        { relationshipNow: 4, relationshipWanted: 5 },
        { weak: { now: 4, wanted: 5 } },
      ],
      ['that it is low, whatever is wanted', { relationshipNow: 2 }, { weak: { now: 2 } }],
      ['nothing of contact on the last day', { lastContactOn: '2026-09-23' }, undefined],
      ['how long ago contact was', { lastContactOn: '2026-09-22' }, { silence: { days: 61 } }],
      ['that none is recorded', { lastContactOn: undefined }, { silence: { days: undefined } }],
      [
        'both',
        { relationshipNow: 1, lastContactOn: LONG_AGO },
        { weak: { now: 1, wanted: undefined }, silence: { days: 113 } },
      ],
    ])('%s', (_what, values, expected) => {
      expect(reasons(values)).toEqual(expected);
    });

    it('says nothing of who is no key player', () => {
      const people = [
        person('Low', { power: 5, interest: 3, relationshipNow: 1 }),
        person('None', { relationshipNow: 1 }),
      ];
      expect(ofKind('NeglectedKeyPlayer', { people })).toEqual([]);
    });

    it('puts those with both reasons first, then the more powerful', () => {
      const people = [
        key('Weak', { relationshipNow: 1 }),
        key('Four', { power: 4, relationshipNow: 1 }),
        key('Both', { power: 4, relationshipNow: 1, lastContactOn: LONG_AGO }),
      ];
      expect(ofKind('NeglectedKeyPlayer', { people }).map((signal) => signal.person.id)).toEqual([
        'Both',
        'Weak',
        'Four',
      ]);
    });

    it('takes 300 at once', () => {
      const people = Array.from({ length: 300 }, (_, index) => key(`P${index}`, { relationshipNow: 1 }));
      expect(ofKind('NeglectedKeyPlayer', { people })).toHaveLength(300);
    });
  });

  it.each<[readonly string[], readonly string[], readonly string[] | undefined]>([
    [[], ['Champion'], undefined],
    [['Champion'], ['Champion', 'User'], undefined],
    [['Champion'], [], ['Champion']],
    [['Decision Maker', 'Champion'], ['Champion'], ['Decision Maker']],
    [['Decision Maker', 'Champion'], [], ['Decision Maker', 'Champion']],
  ])('of roles expected %j and filled %j names those missing', (expectedRoles, filled, missing) => {
    const people = [...OTHERS, ...filled.map((role, index) => person(`R${index}`, { role }))];
    const found = ofKind('RolesMissing', { people, settings: { contactDays: 60, expectedRoles } });
    expect(found.map(({ roles }) => roles)[0]).toEqual(missing);
  });

  it.each<[string, readonly Coverage[] | undefined, unknown]>([
    ['met lately', [...WELL_COVERED, contact('Ana', MARA)], undefined],
    ['met long ago', [...WELL_COVERED, contact('Ana', MARA, LONG_AGO)], { days: 113 }],
    ['met by somebody else only', [...WELL_COVERED, contact('Ana', SAM)], { days: undefined }],
    ['whose contact the user may not see', undefined, undefined],
  ])('of an executive peer %s', (_what, coverage, silence) => {
    const people = [...OTHERS, person('Ana', { executivePeer: MARA })];
    const found = ofKind('SilentPeer', { people, coverage });
    expect(found[0]?.silence).toEqual(silence);
    expect(found[0]?.peer).toEqual(silence && MARA);
  });

  it.each<[string, readonly StakeholderLink[], readonly (readonly string[])[]]>([
    ['none', [link('Reports To', 'Wes', 'Xia')], []],
    ['of other lines', [link('Influences', 'Wes', 'Xia'), link('Influences', 'Xia', 'Wes')], []],
    ['over somebody off the map', [link('Reports To', 'Wes', 'Gone'), link('Reports To', 'Gone', 'Wes')], []],
    ['of two', [link('Reports To', 'Wes', 'Xia'), link('Reports To', 'Xia', 'Wes')], [['Wes', 'Xia']]],
  ])('of circles in who reports to whom: %s', (_what, links, circles) => {
    expect(ofKind('ReportingCycle', { links }).map((signal) => signal.people.map(({ id }) => id))).toEqual(circles);
  });

  it('names all whose contact is gone at once', () => {
    const people = [...OTHERS, person('Ana', { contactId: undefined }), person('Bo', { contactId: undefined })];
    expect(ofKind('ContactDeleted', { people }).map((signal) => signal.people.map(({ id }) => id))).toEqual([
      ['Ana', 'Bo'],
    ]);
  });
});

describe('isKeyPlayer', () => {
  it.each([
    [4, 4, true],
    [5, 3, false],
    [3, 5, false],
    [undefined, 5, false],
    [5, undefined, false],
  ] as const)('of power %p and interest %p', (power, interest, expected) => {
    const scores = { ...(power && { power }), ...(interest && { interest }) };
    expect(isKeyPlayer(person('Ana', scores))).toBe(expected);
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-21', '2026-11-22', 1],
    // Over the end of summer time.
    ['2026-10-01', '2026-11-22', 52],
    ['2024-02-28', '2024-03-01', 2],
  ])('from %s to %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
