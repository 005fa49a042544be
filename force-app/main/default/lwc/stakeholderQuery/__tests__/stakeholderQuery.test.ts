import { MAP_QUERIES } from 'c/stakeholderQuery';
import type { MapPart } from 'c/stakeholderQuery';

const value = (of: unknown) => ({ value: of });

const OBJECTS: Readonly<Record<MapPart, string>> = {
  Account: 'Account',
  Family: 'Account',
  People: 'Stakeholder__c',
  Links: 'Stakeholder_Link__c',
  Coverage: 'Stakeholder_Coverage__c',
  Team: 'Team_Role__c',
  Voice: 'Voice_Interview__c',
};

function read(part: MapPart, nodes: readonly object[], pageInfo = { endCursor: 'x', hasNextPage: false }) {
  const connection = { edges: nodes.map((node) => ({ node })), pageInfo };
  return MAP_QUERIES[part].pageOf({ uiapi: { query: { [OBJECTS[part]]: connection } } });
}

describe('a person', () => {
  const required = {
    Id: 'a01',
    Name: value('Ann Stored'),
    Account__c: value('001'),
    Account__r: { Name: value('Acme') },
    LastModifiedDate: value('2026-01-02T03:04:05.000Z'),
  };

  it('is read whole', () => {
    const node = {
      ...required,
      Contact__c: value('003'),
      Contact__r: { Name: value('Ann Today'), Title: value('CFO') },
      Active__c: value(true),
      Role__c: value('Champion'),
      Power__c: value(5),
      Influence__c: value(1),
      Interest__c: value(4),
      Stance__c: value(0),
      Fit__c: value(3),
      Relationship_Now__c: value(2),
      Relationship_Wanted__c: value(4),
      Department__c: value('Finance'),
      Level__c: value('Local'),
      Relationship_Owner__c: value('005a'),
      Relationship_Owner__r: { Name: value('Mara'), Title: value('SAM') },
      Executive_Peer__c: value('005b'),
      Executive_Peer__r: null,
      Notes__c: value('Likes numbers'),
      Success_Definition__c: value('On time'),
      Value_Message__c: value(''),
      Last_Contact_On__c: value('2026-01-01'),
      LastModifiedBy: { Name: value('Mara') },
    };
    expect(read('People', [node]).rows).toEqual([
      {
        id: 'a01',
        accountId: '001',
        accountName: 'Acme',
        contactId: '003',
        name: 'Ann Today',
        title: 'CFO',
        role: 'Champion',
        power: 5,
        influence: 1,
        interest: 4,
        stance: 0,
        fit: 3,
        relationshipNow: 2,
        relationshipWanted: 4,
        department: 'Finance',
        level: 'Local',
        owner: { id: '005a', name: 'Mara', title: 'SAM' },
        executivePeer: { id: '005b', name: '', title: undefined },
        notes: 'Likes numbers',
        successDefinition: 'On time',
        valueMessage: undefined,
        lastContactOn: '2026-01-01',
        isActive: true,
        version: '2026-01-02T03:04:05.000Z',
        modifiedBy: 'Mara',
      },
    ]);
  });

  it('stays by the stored name when the contact was deleted, and without what the user may not see', () => {
    const [person] = read('People', [{ ...required, Contact__c: value(null), Contact__r: null }]).rows;
    expect(person).toMatchObject({ name: 'Ann Stored', contactId: undefined, isActive: true });
    expect(person).toMatchObject({ stance: undefined, power: undefined, owner: undefined, modifiedBy: undefined });
  });

  it('has no score and no stance that is none', () => {
    const [person] = read('People', [{ ...required, Power__c: value(6), Stance__c: value(0.5) }]).rows;
    expect(person).toMatchObject({ power: undefined, stance: undefined });
  });

  it('is off the map when somebody took them off', () => {
    expect(read('People', [{ ...required, Active__c: value(false) }]).rows).toMatchObject([{ isActive: false }]);
  });
});

describe('links, coverage and team', () => {
  it('are read', () => {
    const link = { Id: 'l1', From__c: value('a'), To__c: value('b'), Kind__c: value('Mentors'), Strength__c: value(2) };
    const modified = { LastModifiedDate: value('v1'), LastModifiedBy: { Name: value('Mara') } };
    expect(read('Links', [{ ...link, ...modified }]).rows).toEqual([
      { id: 'l1', fromId: 'a', toId: 'b', kind: 'Mentors', strength: 2, version: 'v1', modifiedBy: 'Mara' },
    ]);
    const contact = { Stakeholder__c: value('a'), User__c: value('005'), User__r: { Name: value('Mara') } };
    const counted = { Last_Contact_On__c: value('2026-01-01'), Contacts_365_Days__c: value(7) };
    expect(read('Coverage', [{ Id: 'c1', ...contact, ...counted }]).rows).toEqual([
      {
        stakeholderId: 'a',
        user: { id: '005', name: 'Mara', title: undefined },
        lastContactOn: '2026-01-01',
        contacts: 7,
      },
    ]);
    const role = { Id: 't1', Account__c: value('001'), User__c: value('005'), User__r: { Name: value('Mara') } };
    expect(read('Team', [{ ...role, Main_Contact__c: value(true), LastModifiedDate: value('v1') }]).rows).toEqual([
      {
        id: 't1',
        accountId: '001',
        user: { id: '005', name: 'Mara', title: undefined },
        department: undefined,
        criticalRole: undefined,
        contribution: undefined,
        isMainContact: true,
        isDepartmentContact: false,
        version: 'v1',
      },
    ]);
  });

  it('are left out where they are of nobody, or of a kind that this version does not know', () => {
    const link = { Id: 'l1', From__c: value('a'), To__c: value('b'), Kind__c: value('Avoids'), LastModifiedDate: null };
    expect(read('Links', [link]).rows).toEqual([]);
    expect(read('Coverage', [{ Id: 'c1', Stakeholder__c: value('a'), User__c: value(null) }]).rows).toEqual([]);
  });
});

describe('the account', () => {
  const parent = (Id: string, Parent?: object | null): object => ({ Id, Name: value(Id), Parent });

  it.each([
    ['itself', parent('a', null), 'a'],
    ['itself where the user may not see parents', { Id: 'a', Name: value('a') }, 'a'],
    ['the uppermost one', parent('a', parent('b', parent('c', null))), 'c'],
    ['itself in a circle of parents', parent('a', parent('b', parent('a', parent('b')))), 'a'],
  ])('has as top of its family: %s', (_, node, topId) => {
    expect(read('Account', [node]).rows).toMatchObject([{ id: 'a', name: 'a', topId }]);
  });

  it('says what the job counted, or that it has not', () => {
    const counted = { Our_People_In_Contact__c: value(0), Their_People_In_Contact__c: value(null) };
    expect(read('Account', [{ ...parent('a'), ...counted }]).rows).toMatchObject([
      { counts: { ours: 0, theirs: undefined } },
    ]);
  });
});

describe('pages', () => {
  it('go on while there are more', () => {
    expect(read('Links', [], { endCursor: 'next', hasNextPage: true }).next).toBe('next');
    expect(read('Links', [], { endCursor: 'last', hasNextPage: false }).next).toBeUndefined();
  });
});

describe('an interview', () => {
  it('tells who was heard, or that nobody knows any more', () => {
    const nodes = [
      { Id: 'v1', Contact__c: value('003') },
      { Id: 'v2', Contact__c: value(null) },
    ];
    expect(read('Voice', nodes).rows).toEqual([{ contactId: '003' }, { contactId: undefined }]);
  });
});
