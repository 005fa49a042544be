import { PersonEdits } from 'c/stakeholderEdits';
import { begin, failures, fakeStore, person, settled } from './fakeStore';

type Onread = (edits: PersonEdits) => void;

function setUp(onRead: Onread = () => undefined) {
  const tell = jest.fn();
  const fake = fakeStore();
  const edits = new PersonEdits(fake.store, tell);
  fake.whenRead(() => {
    onRead(edits);
  });
  edits.setRead([person('ann', { power: 3 }), person('bob', { power: 2, interest: 2 })]);
  return { edits, tell, ...fake };
}

describe('a change of one person', () => {
  it('is shown at once, and saved over the version that was read', async () => {
    const { edits, requests } = setUp();
    const saved = edits.change('ann', { Power__c: 5 });
    expect(edits.person('ann')?.power).toBe(5);
    expect(edits.changed).toEqual([['ann', 'saving']]);
    expect(requests.map(({ what }) => what)).toEqual([['update', 'ann', { Power__c: 5 }, 'ann v1']]);
    await requests[0]?.answer('ann v2');
    expect(await saved).toEqual({ kind: 'Saved' });
    expect(edits.person('ann')).toMatchObject({ power: 5, version: 'ann v2' });
    expect(edits.changed).toEqual([]);
  });

  it('tells its listener each time', async () => {
    const { edits, tell, requests } = setUp();
    tell.mockClear();
    begin(edits.change('ann', { Power__c: 5 }));
    expect(tell).toHaveBeenCalledTimes(1);
    await requests[0]?.answer('ann v2');
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('sends nothing where nothing changes', async () => {
    const { edits, requests } = setUp();
    expect(await edits.change('ann', { Power__c: 3, Stance__c: null })).toEqual({ kind: 'Saved' });
    expect(requests).toEqual([]);
  });

  it('asks again where Salesforce does not say the new version', async () => {
    const { edits, requests, read } = setUp();
    begin(edits.change('ann', { Power__c: 5 }));
    await requests[0]?.answer(undefined);
    expect(read).toEqual(['People']);
  });

  it('shows the colleague whose name it knows, and asks for the others', async () => {
    const { edits, requests, read } = setUp();
    edits.know([{ id: '005a', name: 'Mara' }]);
    begin(edits.change('ann', { Relationship_Owner__c: '005a', Executive_Peer__c: '005b' }));
    expect(edits.person('ann')).toMatchObject({
      owner: { id: '005a', name: 'Mara' },
      executivePeer: { id: '005b', name: '' },
    });
    await requests[0]?.answer('ann v2');
    expect(read).toEqual(['People']);
  });

  it('empties a field', () => {
    const { edits } = setUp();
    begin(edits.change('ann', { Power__c: null }));
    expect(edits.person('ann')?.power).toBeUndefined();
  });
});

describe('quick clicks', () => {
  it('wait for the request before them, and become one request', async () => {
    const { edits, requests } = setUp();
    const all = [4, 5, 2].map((power) => edits.change('ann', { Power__c: power }));
    begin(edits.change('ann', { Interest__c: 1 }));
    expect(edits.person('ann')).toMatchObject({ power: 2, interest: 1 });
    expect(requests).toHaveLength(1);
    await requests[0]?.answer('ann v2');
    expect(requests[1]?.what).toEqual(['update', 'ann', { Power__c: 2, Interest__c: 1 }, 'ann v2']);
    await requests[1]?.answer('ann v3');
    expect(await Promise.all(all)).toEqual([{ kind: 'Saved' }, { kind: 'Saved' }, { kind: 'Saved' }]);
  });

  it('go on from what Salesforce holds when the first was refused', async () => {
    const { edits, requests } = setUp();
    const first = edits.change('ann', { Power__c: 4 });
    const second = edits.change('ann', { Power__c: 5 });
    await requests[0]?.refuse(failures.refused);
    expect((await first).kind).toBe('Refused');
    await requests[1]?.answer('ann v2');
    expect(await second).toEqual({ kind: 'Saved' });
    expect(edits.person('ann')?.power).toBe(5);
  });

  it('of many people go out five at a time', async () => {
    const { edits, requests } = setUp();
    const ids = Array.from({ length: 12 }, (_, index) => `p${index}`);
    edits.setRead(ids.map((id) => person(id)));
    const all = Promise.all(ids.map((id) => edits.change(id, { Role__c: 'User' })));
    expect(requests).toHaveLength(5);
    expect(edits.unsaved).toBe(12);
    await requests[2]?.answer('v2');
    expect(requests).toHaveLength(6);
    // eslint-disable-next-line no-await-in-loop -- the next request goes out when one is answered
    for (let next = 0; next < 12; next += 1) await requests[next]?.answer('v2');
    expect((await all).every(({ kind }) => kind === 'Saved')).toBe(true);
    expect(edits.unsaved).toBe(0);
  });
});

describe('what is not saved', () => {
  it.each([
    ['Refused', failures.refused, { kind: 'Refused', failure: failures.refused }],
    ['Offline', failures.offline, { kind: 'Offline' }],
    ['Offline', new TypeError('Failed to fetch'), { kind: 'Offline' }],
  ])('is taken back: %s', async (_, failure, outcome) => {
    const { edits, requests } = setUp();
    const change = edits.change('ann', { Power__c: 5 });
    await requests[0]?.refuse(failure);
    expect(await change).toEqual(outcome);
    expect(edits.person('ann')?.power).toBe(3);
    expect(edits.changed).toEqual([['ann', 'failed']]);
    begin(edits.change('ann', { Power__c: 4 }));
    expect(edits.changed).toEqual([['ann', 'saving']]);
  });

  it('tells that the person is gone, whom somebody deleted', async () => {
    const { edits, requests, read } = setUp((all) => {
      all.setRead([person('bob')]);
    });
    const change = edits.change('ann', { Power__c: 5 });
    await requests[0]?.refuse(failures.deleted);
    expect(await change).toEqual({ kind: 'Gone' });
    expect(read).toEqual(['People']);
    expect(edits.people.map(({ id }) => id)).toEqual(['bob']);
    expect(await edits.change('ann', { Power__c: 1 })).toEqual({ kind: 'Gone' });
  });
});

describe('somebody else who changed the person', () => {
  it('is no matter when it was something else: the save goes on from there', async () => {
    const { edits, requests } = setUp((all) => {
      all.setRead([person('ann', { power: 3, interest: 1, version: 'ann v2' })]);
    });
    const change = edits.change('ann', { Power__c: 5 });
    await requests[0]?.refuse(failures.modified);
    expect(requests[1]?.what).toEqual(['update', 'ann', { Power__c: 5 }, 'ann v2']);
    await requests[1]?.answer('ann v3');
    expect(await change).toEqual({ kind: 'Saved' });
    expect(edits.person('ann')).toMatchObject({ power: 5, interest: 1 });
  });

  it('is no matter when both wanted the same', async () => {
    const { edits, requests } = setUp((all) => {
      all.setRead([person('ann', { power: 5, version: 'ann v2' })]);
    });
    const change = edits.change('ann', { Power__c: 5 });
    await requests[0]?.refuse(failures.modified);
    await requests[1]?.answer('ann v3');
    expect(await change).toEqual({ kind: 'Saved' });
  });

  describe('in the same field', () => {
    async function conflicting() {
      const set = setUp((all) => {
        all.setRead([person('ann', { power: 1, interest: 4, version: 'ann v2' })]);
      });
      const change = set.edits.change('ann', { Power__c: 5, Interest__c: 4 });
      await set.requests[0]?.refuse(failures.modified);
      expect(await change).toEqual({ kind: 'Conflicting' });
      return set;
    }

    it('is not overwritten: theirs is shown, and both are told', async () => {
      const { edits, requests } = await conflicting();
      expect(requests).toHaveLength(1);
      expect(edits.person('ann')?.power).toBe(1);
      expect(edits.conflicts).toEqual([
        { id: 'ann', changes: { Power__c: 5, Interest__c: 4 }, before: { Power__c: 3 } },
      ]);
    });

    it('stays when the user says so', async () => {
      const { edits, requests } = await conflicting();
      await edits.resolve('ann', false);
      expect(edits.conflicts).toEqual([]);
      expect(requests).toHaveLength(1);
    });

    it('gives way when the user says so', async () => {
      const { edits, requests } = await conflicting();
      const resolved = edits.resolve('ann', true);
      expect(requests[1]?.what).toEqual(['update', 'ann', { Power__c: 5, Interest__c: 4 }, 'ann v2']);
      await requests[1]?.answer('ann v3');
      expect(await resolved).toEqual({ kind: 'Saved' });
      expect(edits.conflicts).toEqual([]);
    });

    it('is settled by a new change of that field', async () => {
      const { edits } = await conflicting();
      begin(edits.change('ann', { Power__c: 2 }));
      expect(edits.conflicts).toEqual([]);
    });
  });

  it('is noticed before anything is sent, when the page was told of it meanwhile', async () => {
    const { edits, requests } = setUp();
    begin(edits.change('ann', { Interest__c: 1 }));
    const second = edits.change('ann', { Power__c: 5 });
    edits.setRead([person('ann', { power: 1, version: 'ann v2' })]);
    await requests[0]?.answer('ann v3');
    expect(await second).toEqual({ kind: 'Conflicting' });
    expect(requests).toHaveLength(1);
  });

  it('who never stops ends the attempts', async () => {
    let version = 1;
    const { edits, requests } = setUp((all) => {
      version += 1;
      all.setRead([person('ann', { power: 3, version: `ann v${version}` })]);
    });
    const change = edits.change('ann', { Power__c: 5 });
    // eslint-disable-next-line no-await-in-loop -- an attempt follows the refusal of the one before
    for (let attempt = 0; attempt < 3; attempt += 1) await requests[attempt]?.refuse(failures.modified);
    expect(await change).toEqual({ kind: 'Conflicting' });
    expect(requests).toHaveLength(3);
    expect(edits.conflicts).toEqual([{ id: 'ann', changes: { Power__c: 5 }, before: {} }]);
  });
});

it('keeps what is being saved over what is read meanwhile', async () => {
  const { edits, requests } = setUp();
  begin(edits.change('ann', { Power__c: 5 }));
  edits.setRead([person('ann', { power: 3, department: 'Finance' })]);
  expect(edits.person('ann')).toMatchObject({ power: 5, department: 'Finance' });
  await requests[0]?.answer('ann v2');
  await settled();
  expect(edits.people).toHaveLength(1);
});
