import { begin, fakeStore, failures, link, person, settled } from '../../stakeholderEdits/__tests__/fakeStore';
import { MapChanges } from '../mapChanges';

const info = (label: string) => ({ apiName: label, label, dataType: 'Double', inlineHelpText: null, updateable: true });

const PEOPLE = [
  person('ann', { name: 'Ann', power: 3 }),
  person('bob', { name: 'Bob', power: 2 }),
  person('cleo', { name: 'Cleo' }),
];

function setUp() {
  const { store, requests, whenRead } = fakeStore();
  const tellCounts = jest.fn();
  const changes = new MapChanges(store, () => undefined, tellCounts);
  changes.fields = { Power__c: info('Power'), Active__c: info('On the map') };
  changes.people.setRead(PEOPLE);
  changes.links.setRead([link('l1', 'ann', 'bob'), link('l2', 'bob', 'cleo')]);
  const last = () => requests.at(-1);
  const texts = () => changes.notices.map(({ text }) => text);
  return { changes, requests, last, texts, tellCounts, whenRead };
}

describe('undo', () => {
  it('names the last change and takes it back, once', async () => {
    const { changes, requests, last } = setUp();
    expect(changes.last).toBeUndefined();
    begin(changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } }));
    expect(changes.last?.text).toBe('Ann: Power');
    await last()?.answer('v2');
    begin(changes.undo());
    expect(changes.undone).toBe('Ann: Power');
    expect(changes.last).toBeUndefined();
    expect(last()?.what).toEqual(['update', 'ann', { Power__c: 3 }, 'v2']);
    await last()?.answer('v3');
    await changes.undo();
    expect(requests).toHaveLength(2);
  });

  it('gives each of many people back what they had', async () => {
    const { changes, requests } = setUp();
    begin(changes.changePeople({ ids: ['ann', 'bob', 'cleo'], changes: { Power__c: 5 } }));
    expect(changes.last?.text).toBe('Power of 3 people');
    await Promise.all(requests.map(({ answer }) => answer('v2')));
    begin(changes.undo());
    expect(requests.slice(3).map(({ what }) => [what[1], what[2]])).toEqual([
      ['ann', { Power__c: 3 }],
      ['bob', { Power__c: 2 }],
      ['cleo', { Power__c: null }],
    ]);
  });

  it('works before the change is saved', async () => {
    const { changes, requests, last } = setUp();
    begin(changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } }));
    begin(changes.undo());
    expect(changes.people.person('ann')?.power).toBe(3);
    await requests[0]?.answer('v2');
    expect(last()?.what).toEqual(['update', 'ann', { Power__c: 3 }, 'v2']);
  });

  it('overwrites nobody who changed the same since', async () => {
    const { changes, requests, last, texts } = setUp();
    begin(changes.changePeople({ ids: ['ann', 'bob'], changes: { Power__c: 5 } }));
    await requests[0]?.answer('v2');
    await requests[1]?.answer('v2');
    changes.people.setRead([person('ann', { name: 'Ann', power: 1 }), person('bob', { name: 'Bob', power: 5 })]);
    begin(changes.undo());
    await settled();
    expect(texts()).toEqual(['Ann: somebody else changed this in the meantime, so nothing was put back.']);
    expect(requests).toHaveLength(3);
    expect(last()?.what[1]).toBe('bob');
  });

  it('brings back who was taken off the map, and takes off who was added', async () => {
    const { changes, last } = setUp();
    begin(changes.changePeople({ ids: ['ann'], changes: { Active__c: false } }));
    expect(changes.last?.text).toBe('Ann taken off the map');
    await last()?.answer('v2');
    begin(changes.undo());
    expect(last()?.what[2]).toEqual({ Active__c: true });
    await last()?.answer('v3');
    changes.rememberAdded(['bob', 'cleo']);
    expect(changes.last?.text).toBe('Bob, Cleo added');
    begin(changes.undo());
    expect(last()?.what[2]).toEqual({ Active__c: false });
  });

  it('restores whom a person reported to', async () => {
    const { changes, last } = setUp();
    begin(changes.setManager({ id: 'ann', managerId: 'cleo' }));
    await settled();
    await last()?.answer('v2');
    expect(changes.last?.text).toBe('whom Ann reports to');
    begin(changes.undo());
    await settled();
    expect(last()?.what).toEqual(['update', 'l1', { To__c: 'bob' }, 'v2']);
  });

  it('leaves a manager whom somebody else chose since', async () => {
    const { changes, requests, last, texts } = setUp();
    begin(changes.setManager({ id: 'ann', managerId: 'cleo' }));
    await settled();
    await last()?.answer('v2');
    changes.links.setRead([]);
    await changes.undo();
    expect(requests).toHaveLength(1);
    expect(texts()).toEqual(['Ann: somebody else changed this in the meantime, so nothing was put back.']);
  });

  it('removes a line that was added, and adds one that was removed', async () => {
    const { changes, last } = setUp();
    begin(changes.addLink({ fromId: 'ann', toId: 'cleo', kind: 'Influences', strength: 2 }));
    await settled();
    await last()?.answer({ id: 'l3', version: 'v1' });
    begin(changes.undo());
    await settled();
    expect(last()?.what).toEqual(['remove', 'l3']);
    await last()?.answer();
    changes.links.setRead([link('l4', 'ann', 'cleo', { kind: 'Mentors', strength: 1 })]);
    begin(changes.removeLink({ id: 'l4' }));
    await settled();
    await last()?.answer();
    begin(changes.undo());
    await settled();
    expect(last()?.what[2]).toMatchObject({ Kind__c: 'Mentors', Strength__c: 1, Link_Key__c: 'ann:Mentors:cleo' });
  });
});

describe('a change that was not saved', () => {
  it('leaves undo to the change before it, and takes it once it is saved after all', async () => {
    const { changes, last } = setUp();
    begin(changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } }));
    await last()?.answer('v2');
    const failing = changes.changePeople({ ids: ['bob'], changes: { Power__c: 1 } });
    expect(changes.last?.text).toBe('Bob: Power');
    await last()?.refuse(failures.offline);
    await failing;
    expect(changes.last?.text).toBe('Ann: Power');
    begin(changes.notices[0]?.retry?.() ?? Promise.reject(new Error('No retry')));
    await last()?.answer('v2');
    expect(changes.last?.text).toBe('Bob: Power');
    begin(changes.undo());
    expect(last()?.what).toEqual(['update', 'bob', { Power__c: 2 }, 'v2']);
  });

  it('is no undo even when two fail one after the other', async () => {
    const { changes, requests } = setUp();
    const both = ['ann', 'bob'].map((id) => changes.changePeople({ ids: [id], changes: { Power__c: 5 } }));
    await requests[0]?.refuse(failures.offline);
    await requests[1]?.refuse(failures.offline);
    await Promise.all(both);
    expect(changes.last).toBeUndefined();
  });

  it('is undone with those that were saved at first, when it is saved at last', async () => {
    const { changes, requests, last } = setUp();
    const change = changes.changePeople({ ids: ['ann', 'bob'], changes: { Power__c: 5 } });
    await requests[0]?.answer('v2');
    await requests[1]?.refuse(failures.offline);
    await change;
    begin(changes.notices[0]?.retry?.() ?? Promise.reject(new Error('No retry')));
    await last()?.answer('v2');
    begin(changes.undo());
    expect(requests.slice(3).map(({ what }) => what[1])).toEqual(['ann', 'bob']);
  });
});

type Changes = ReturnType<typeof setUp>['changes'];

const MENTORS = { fromId: 'ann', toId: 'cleo', kind: 'Mentors' } as const;

describe('lines that were not saved', () => {
  it.each<[string, (changes: Changes) => Promise<unknown>, string, unknown[]]>([
    [
      'a manager',
      (changes) => changes.setManager({ id: 'ann', managerId: 'cleo' }),
      'Ann was not changed, because Salesforce cannot be reached.',
      ['update', 'l1', { To__c: 'cleo' }, 'l1 v1'],
    ],
    [
      'a line that is added',
      (changes) => changes.addLink(MENTORS),
      'The line between Ann and Cleo was not changed, because Salesforce cannot be reached.',
      ['create', 'Stakeholder_Link__c', expect.objectContaining({ Kind__c: 'Mentors' })],
    ],
    [
      'a line that is removed',
      (changes) => changes.removeLink({ id: 'l3' }),
      'The line between Bob and Ann was not changed, because Salesforce cannot be reached.',
      ['remove', 'l3'],
    ],
  ])('are tried again when asked: %s', async (_what, make, text, request) => {
    const { changes, requests, last, texts } = setUp();
    changes.links.setRead([link('l1', 'ann', 'bob'), link('l3', 'bob', 'ann', { kind: 'Influences' })]);
    const change = make(changes);
    await settled();
    await last()?.refuse(failures.offline);
    await change;
    expect(texts()[0]).toMatch(new RegExp(`^${text}`));
    expect(changes.last).toBeUndefined();
    begin(changes.notices[0]?.retry?.() ?? Promise.reject(new Error('No retry')));
    await settled();
    expect(requests.map(({ what }) => what)).toEqual([request, request]);
    await last()?.answer({ id: 'l9', version: 'v1' });
    expect(changes.last).toBeDefined();
  });

  it('are tried again when it is undo that failed', async () => {
    const { changes, last } = setUp();
    begin(changes.setManager({ id: 'ann', managerId: 'cleo' }));
    await settled();
    await last()?.answer('v2');
    begin(changes.undo());
    await settled();
    await last()?.refuse(failures.offline);
    begin(changes.notices[0]?.retry?.() ?? Promise.reject(new Error('No retry')));
    await settled();
    expect(last()?.what).toEqual(['update', 'l1', { To__c: 'bob' }, 'v2']);
  });

  it('are not tried again when somebody else chose, or the person was deleted', async () => {
    const { changes, last } = setUp();
    const overtaken = changes.setManager({ id: 'ann', managerId: 'cleo' });
    await settled();
    await last()?.refuse(failures.modified);
    await overtaken;
    const gone = changes.addLink(MENTORS);
    await settled();
    await last()?.refuse(failures.deleted);
    await gone;
    expect(changes.notices.map(({ retry }) => retry)).toEqual([undefined, undefined]);
  });
});

describe('lines to somebody who was deleted meanwhile', () => {
  const SAY = (subject: string, who: string): string =>
    `${subject} was not changed: somebody deleted ${who}. Choose somebody else, or add ${who} again if they still matter.`;

  it.each<[string, readonly string[], (changes: Changes) => Promise<unknown>, string]>([
    ['the new manager', ['cleo'], (it) => it.setManager({ id: 'ann', managerId: 'cleo' }), SAY('Ann', 'Cleo')],
    [
      'the person',
      ['ann'],
      (it) => it.setManager({ id: 'ann', managerId: 'cleo' }),
      'Ann was not changed: somebody deleted this stakeholder. Add the person again if they still matter.',
    ],
    ['the other end', ['cleo'], (it) => it.addLink(MENTORS), SAY('The line between Ann and Cleo', 'Cleo')],
    ['this end', ['ann'], (it) => it.addLink(MENTORS), SAY('The line between Ann and Cleo', 'Ann')],
    ['both', ['ann', 'cleo'], (it) => it.addLink(MENTORS), SAY('The line between Ann and Cleo', 'Ann, Cleo')],
    [
      'one, nobody knows which',
      [],
      (it) => it.addLink(MENTORS),
      SAY('The line between Ann and Cleo', 'one of the two'),
    ],
  ])('say who is gone: %s', async (_who, gone, make, text) => {
    const { changes, last, texts, whenRead } = setUp();
    whenRead((part) => {
      if (part === 'People') {
        changes.people.setRead(PEOPLE.filter(({ id }) => !gone.includes(id)));
      }
    });
    const change = make(changes);
    await settled();
    await last()?.refuse(failures.deleted);
    await change;
    expect(texts()).toEqual([text]);
    expect(changes.notices[0]?.retry).toBeUndefined();
  });
});

describe('a contact', () => {
  const KEY = { Stakeholder_Key__c: '001:003new' };

  it('is chosen with the key that keeps it on the map once, and taken back with it', async () => {
    const { changes, last } = setUp();
    begin(changes.changePeople({ ids: ['ann'], changes: { Contact__c: '003new', Name: 'Ann Noor' } }));
    expect(changes.last?.text).toBe('Ann: Contact__c');
    expect(changes.people.person('ann')?.name).toBe('Ann Noor');
    expect(last()?.what).toEqual(['update', 'ann', { Contact__c: '003new', Name: 'Ann Noor', ...KEY }, 'ann v1']);
    expect(changes.people.person('ann')?.contactId).toBe('003new');
    await last()?.answer('v2');
    begin(changes.undo());
    expect(last()?.what[2]).toEqual({ Contact__c: null, Name: 'Ann', Stakeholder_Key__c: null });
  });

  it('that another entry has is refused in words', async () => {
    const { changes, last, texts } = setUp();
    const change = changes.changePeople({ ids: ['ann'], changes: { Contact__c: '003new' } });
    await last()?.refuse(failures.duplicate);
    await change;
    expect(texts()[0]).toMatch(/^Ann was not changed: another entry of this map has that contact already/);
    expect(changes.people.person('ann')?.contactId).toBeUndefined();
  });
});

describe('the account', () => {
  it('is told when what its roll-ups count was saved, and then alone', async () => {
    const { changes, last, tellCounts } = setUp();
    begin(changes.changePeople({ ids: ['ann'], changes: { Department__c: 'Finance' } }));
    await last()?.answer('v2');
    begin(changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } }));
    await last()?.refuse(failures.offline);
    expect(tellCounts).not.toHaveBeenCalled();
    begin(changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } }));
    await last()?.answer('v3');
    expect(tellCounts).toHaveBeenCalledTimes(1);
  });
});

describe('lines of reporting', () => {
  it('close no circle: the people of it are named', async () => {
    const { changes, requests, texts } = setUp();
    await changes.setManager({ id: 'cleo', managerId: 'ann' });
    expect(requests).toEqual([]);
    expect(texts()).toEqual([
      'Cleo cannot report to Ann, since that would close a circle: Cleo → Ann → Bob → Cleo. First change whom one of them reports to.',
    ]);
    expect(changes.last).toBeUndefined();
  });

  it('are one a person, however they are drawn', async () => {
    const { changes, last } = setUp();
    begin(changes.addLink({ fromId: 'ann', toId: 'cleo', kind: 'Reports To' }));
    await settled();
    expect(last()?.what).toEqual(['update', 'l1', { To__c: 'cleo' }, 'l1 v1']);
    await last()?.answer('v2');
    begin(changes.removeLink({ id: 'l2' }));
    await settled();
    expect(last()?.what).toEqual(['remove', 'l2']);
  });

  it('tell whom somebody else chose at the same time', async () => {
    const { changes, last, texts } = setUp();
    const change = changes.setManager({ id: 'ann', managerId: 'cleo' });
    await settled();
    await last()?.refuse(failures.modified);
    await change;
    expect(texts()).toEqual([
      'Somebody else changed whom Ann reports to at the same time; now: Bob. Nothing was overwritten. Choose again if that is wrong.',
    ]);
    expect(changes.last).toBeUndefined();
  });
});

describe('what was not saved', () => {
  it.each([
    [failures.refused, 'Ann was not changed: Power must be from 1 to 5. The map shows what is stored.'],
    [
      failures.offline,
      'Ann was not changed, because Salesforce cannot be reached. Check your connection, then try again.',
    ],
  ])('is told with name, reason and next step', async (failure, text) => {
    const { changes, requests, last, texts } = setUp();
    const change = changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } });
    await last()?.refuse(failure);
    await change;
    expect(texts()).toEqual([text]);
    expect(changes.notices[0]?.retry).toBeDefined();
    expect(changes.last).toBeUndefined();
    expect(changes.saveStates.get('ann')).toEqual({ failed: text });
    begin(changes.notices[0]?.retry?.() ?? Promise.reject(new Error('No retry')));
    expect(requests[1]?.what).toEqual(['update', 'ann', { Power__c: 5 }, 'ann v1']);
    expect(changes.saveStates.get('ann')).toBe('saving');
  });

  it('of many people is told once, each by name, and only those are tried again', async () => {
    const { changes, requests } = setUp();
    const change = changes.changePeople({ ids: ['ann', 'bob', 'cleo'], changes: { Power__c: 5 } });
    expect([changes.saved, changes.batch]).toEqual([0, 3]);
    await requests[0]?.refuse(failures.offline);
    await requests[1]?.answer('v2');
    expect([changes.saved, changes.batch]).toEqual([2, 3]);
    await requests[2]?.refuse(failures.refused);
    await change;
    expect(changes.notices).toEqual([
      expect.objectContaining({
        text: '2 of 3 people were not changed:',
        lines: [
          'Ann was not changed, because Salesforce cannot be reached. Check your connection, then try again.',
          'Cleo was not changed: Power must be from 1 to 5. The map shows what is stored.',
        ],
      }),
    ]);
    begin(changes.notices[0]?.retry?.() ?? Promise.reject(new Error('No retry')));
    expect(requests.slice(3).map(({ what }) => what[1])).toEqual(['ann', 'cleo']);
  });

  it('cannot be tried again when the person was deleted', async () => {
    const { changes, last, texts } = setUp();
    const change = changes.changePeople({ ids: ['ann'], changes: { Power__c: 5 } });
    await last()?.refuse(failures.deleted);
    await change;
    expect(texts()).toEqual([
      'Ann was not changed: somebody deleted this stakeholder. Add the person again if they still matter.',
    ]);
    expect(changes.notices[0]?.retry).toBeUndefined();
  });

  it('is told once however often it happens, until it is closed', () => {
    const { changes, texts } = setUp();
    changes.notify('Broken');
    changes.notify('Broken');
    expect(texts()).toEqual(['Broken']);
    changes.dismiss(changes.notices[0]?.key ?? '');
    expect(texts()).toEqual([]);
  });
});
