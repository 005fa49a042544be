import { LinkEdits } from 'c/stakeholderEdits';
import { begin, failures, fakeStore, link, settled } from './fakeStore';

function setUp(onRead: (edits: LinkEdits) => void = () => undefined) {
  const fake = fakeStore();
  const edits = new LinkEdits(fake.store, () => undefined);
  fake.whenRead((part) => {
    if (part === 'Links') onRead(edits);
  });
  edits.setRead([link('l1', 'ann', 'bob'), link('l2', 'ann', 'cleo', { kind: 'Influences', strength: 2 })]);
  const whats = (): unknown => fake.requests.map(({ what }) => what);
  return { edits, ...fake, whats };
}

const shown = (edits: LinkEdits): string[] => edits.links.map(({ fromId, kind, toId }) => `${fromId} ${kind} ${toId}`);

describe('whom a person reports to', () => {
  it('turns the line that is there', async () => {
    const { edits, requests, whats } = setUp();
    const outcome = edits.setManager('ann', 'cleo');
    expect(edits.managerOf('ann')).toBe('cleo');
    expect(shown(edits)).toEqual(['ann Influences cleo', 'ann Reports To cleo']);
    await settled();
    expect(whats()).toEqual([['update', 'l1', { To__c: 'cleo' }, 'l1 v1']]);
    await requests[0]?.answer('l1 v2');
    expect(await outcome).toEqual({ kind: 'Saved' });
    expect(edits.managerOf('ann')).toBe('cleo');
  });

  it('makes a line with the key of the one manager', async () => {
    const { edits, requests, whats, read } = setUp();
    const outcome = edits.setManager('bob', 'cleo');
    await settled();
    const fields = { From__c: 'bob', To__c: 'cleo', Kind__c: 'Reports To', Link_Key__c: 'bob:Reports To' };
    expect(whats()).toEqual([['create', 'Stakeholder_Link__c', fields]]);
    await requests[0]?.answer({ id: 'l3', version: 'l3 v1' });
    expect(await outcome).toEqual({ kind: 'Saved' });
    expect(read).toEqual(['Links']);
    expect(edits.links.find(({ id }) => id === 'l3')).toMatchObject({ fromId: 'bob', toId: 'cleo' });
  });

  it('takes the line away', async () => {
    const { edits, requests, whats } = setUp();
    const outcome = edits.setManager('ann', undefined);
    expect(edits.managerOf('ann')).toBeUndefined();
    await settled();
    expect(whats()).toEqual([['remove', 'l1']]);
    await requests[0]?.answer();
    expect(await outcome).toEqual({ kind: 'Saved' });
  });

  it('is saved one after the other', async () => {
    const { edits, requests, whats } = setUp();
    begin(edits.setManager('bob', 'cleo'));
    const second = edits.setManager('bob', 'dora');
    expect(edits.managerOf('bob')).toBe('dora');
    await settled();
    expect(requests).toHaveLength(1);
    await requests[0]?.answer({ id: 'l3', version: 'l3 v1' });
    expect(whats()).toContainEqual(['update', 'l3', { To__c: 'dora' }, 'l3 v1']);
    await requests[1]?.answer('l3 v2');
    expect(await second).toEqual({ kind: 'Saved' });
    expect(edits.unsaved).toBe(0);
  });

  it('is taken back when refused, and what is there is read', async () => {
    const { edits, requests, read } = setUp();
    const outcome = edits.setManager('ann', 'cleo');
    await settled();
    await requests[0]?.refuse(failures.refused);
    expect(await outcome).toMatchObject({ kind: 'Refused' });
    expect(edits.managerOf('ann')).toBe('bob');
    expect(read).toEqual(['Links', 'People']);
  });

  it('does not overwrite whom somebody else chose', async () => {
    const { edits, requests } = setUp((all) => {
      all.setRead([link('l1', 'ann', 'dora', { version: 'l1 v2' })]);
    });
    const outcome = edits.setManager('ann', 'cleo');
    await settled();
    await requests[0]?.refuse(failures.modified);
    expect(await outcome).toEqual({ kind: 'Conflicting' });
    expect(edits.managerOf('ann')).toBe('dora');
  });

  it.each([
    ['a change by somebody else where the line went with the old manager', [], 'Conflicting', undefined],
    ['somebody deleted where the new manager is', [link('l1', 'ann', 'bob')], 'Gone', 'bob'],
  ])('is told as %s', async (_situation, left, kind, manager) => {
    const { edits, requests } = setUp((all) => {
      all.setRead(left);
    });
    const outcome = edits.setManager('ann', 'cleo');
    await settled();
    await requests[0]?.refuse(failures.deleted);
    expect(await outcome).toEqual({ kind });
    expect(edits.managerOf('ann')).toBe(manager);
  });

  it('is content when two people chose the same at once, and only then', async () => {
    const choose = async (theirs: string) => {
      const { edits, requests } = setUp((all) => {
        all.setRead([link('l9', 'bob', theirs)]);
      });
      const outcome = edits.setManager('bob', 'cleo');
      await settled();
      await requests[0]?.refuse(failures.duplicate);
      return (await outcome).kind;
    };
    expect(await choose('cleo')).toBe('Saved');
    expect(await choose('dora')).toBe('Conflicting');
  });

  it('notices that somebody else chose before it was its turn', async () => {
    const { edits, requests } = setUp();
    const first = edits.remove('l2');
    const second = edits.setManager('ann', 'cleo');
    await settled();
    edits.setRead([link('l1', 'ann', 'dora')]);
    await requests[0]?.answer();
    await first;
    expect(await second).toEqual({ kind: 'Conflicting' });
    expect(requests).toHaveLength(1);
  });
});

describe('lines of other kinds', () => {
  it('are added with kind, strength and the key of both ends', async () => {
    const { edits, requests, whats } = setUp();
    const { id, outcome } = edits.add({ fromId: 'bob', toId: 'ann', kind: 'Mentors', strength: 3 });
    expect(edits.link(id)).toMatchObject({ fromId: 'bob', kind: 'Mentors' });
    await settled();
    const fields = {
      From__c: 'bob',
      To__c: 'ann',
      Kind__c: 'Mentors',
      Strength__c: 3,
      Link_Key__c: 'bob:Mentors:ann',
    };
    expect(whats()).toEqual([['create', 'Stakeholder_Link__c', fields]]);
    await requests[0]?.answer({ id: 'l3', version: 'l3 v1' });
    await outcome;
    // By the id that it was shown with at first, too.
    expect(edits.link(id)?.id).toBe('l3');
    begin(edits.remove(id));
    await settled();
    expect(requests[1]?.what).toEqual(['remove', 'l3']);
  });

  it('are removed, also when somebody else did so already', async () => {
    const { edits, requests } = setUp((all) => {
      all.setRead([]);
    });
    const outcome = edits.remove('l2');
    expect(shown(edits)).toEqual(['ann Reports To bob']);
    await settled();
    await requests[0]?.refuse(failures.deleted);
    expect(await outcome).toEqual({ kind: 'Saved' });
  });

  it('come back when they could not be removed', async () => {
    const { edits, requests, read } = setUp();
    const outcome = edits.remove('l2');
    await settled();
    await requests[0]?.refuse(failures.offline);
    expect(await outcome).toEqual({ kind: 'Offline' });
    expect(edits.link('l2')).toBeDefined();
    expect(read).toEqual([]);
  });
});
