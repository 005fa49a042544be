import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { changeTo, choicesOf, givenValue, isEdited, stakeholderColumns } from 'c/stakeholderColumns';
import type { EditedColumn } from 'c/stakeholderColumns';
import { person } from '../../gridLayout/__tests__/people';

const NAMES = [
  'Name',
  'Role__c',
  'Power__c',
  'Influence__c',
  'Interest__c',
  'Stance__c',
  'Relationship_Now__c',
  'Relationship_Wanted__c',
  'Department__c',
  'Level__c',
  'Relationship_Owner__c',
  'Last_Contact_On__c',
];
const fieldsWith = (names: readonly string[], fixed: readonly string[] = []): Readonly<Record<string, FieldInfo>> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        apiName: name,
        label: `The ${name}`,
        dataType: 'String',
        inlineHelpText: null,
        updateable: !fixed.includes(name),
      },
    ]),
  );
const ALL = fieldsWith(NAMES);
const PICKLISTS = {
  roles: [{ label: 'Käufer', value: 'Economic Buyer' }],
  levels: [{ label: 'Local', value: 'Local' }],
};
const ANN = person('ann', {
  name: 'Ann Berg',
  title: 'CFO',
  role: 'Economic Buyer',
  power: 5,
  stance: -2,
  relationshipNow: 2,
  department: 'Finance',
  level: 'Local',
  owner: { id: '005A', name: 'Sam Okafor' },
  lastContactOn: '2026-10-01',
});

const editedColumn = (name: string): EditedColumn => {
  const found = stakeholderColumns(ALL, false).find((column) => column.name === name);
  if (!found || !isEdited(found)) {
    throw new Error(`${name} is not edited`);
  }
  return found;
};

describe('c/stakeholderColumns', () => {
  it('shows all that the user may see, by the names that fields have', () => {
    const columns = stakeholderColumns(ALL, false);
    expect(columns.map(({ name }) => name)).toEqual([NAMES[0], 'Title', ...NAMES.slice(1)]);
    expect(columns.map(({ label }) => label).slice(0, 3)).toEqual(['The Name', 'Title', 'The Role__c']);
  });

  it('leaves out what the user may not see', () => {
    const columns = stakeholderColumns(fieldsWith(['Role__c', 'Power__c']), false);
    expect(columns.map(({ name }) => name)).toEqual(['Name', 'Title', 'Role__c', 'Power__c']);
  });

  it('says what is known of a person, and nothing of the rest', () => {
    const texts = (of: typeof ANN): string[] => stakeholderColumns(ALL, false).map(({ textOf }) => textOf(of));
    expect(texts(ANN)).toEqual([
      ...['Ann Berg', 'CFO', 'Economic Buyer', '5', '', '', 'Opponent', '2', '', 'Finance', 'Local'],
      ...['Sam Okafor', 'Oct 1, 2026'],
    ]);
    expect(texts(person('bo', { name: 'Bo' })).filter((text) => text !== '')).toEqual(['Bo']);
  });

  it('sorts scores, stances and days by their value', () => {
    const values = stakeholderColumns(ALL, false).map(({ sortValueOf }) => sortValueOf(ANN));
    expect([values[3], values[4], values[6], values[12]]).toEqual([5, undefined, -2, '2026-10-01']);
  });

  it.each([
    ['all that may be changed', ALL, false, 9],
    ['but for what the user may not change', fieldsWith(NAMES, ['Stance__c']), false, 8],
    ['nothing while locked', ALL, true, 0],
  ])('edits %s', (_what, fields, isLocked, count) => {
    expect(stakeholderColumns(fields, isLocked).filter(isEdited)).toHaveLength(count);
  });

  it.each([
    ['Power__c', ['', '1', '2', '3', '4', '5']],
    ['Stance__c', ['', '2', '1', '0', '-1', '-2']],
    ['Role__c', ['', 'Economic Buyer']],
    ['Level__c', ['', 'Local']],
    ['Department__c', undefined],
  ])('offers for %s the values %j', (name, values) => {
    expect(choicesOf(editedColumn(name), PICKLISTS)?.map(({ value }) => value)).toEqual(values);
  });

  it('names what empties a field', () => {
    expect(choicesOf(editedColumn('Role__c'), PICKLISTS)?.map(({ label }) => label)).toEqual(['Not set', 'Käufer']);
  });

  it.each([
    ['Power__c', '5', '3', { Power__c: 3 }],
    ['Influence__c', '', '', { Influence__c: null }],
    ['Stance__c', '-2', '-1', { Stance__c: -1 }],
    ['Role__c', 'Economic Buyer', '', { Role__c: null }],
    ['Department__c', 'Finance', ' Buying ', { Department__c: 'Buying' }],
    ['Department__c', 'Finance', '  ', { Department__c: null }],
  ])('takes %s from %j to %j', (name, before, value, changes) => {
    const column = editedColumn(name);
    expect(givenValue(column, ANN)).toBe(before);
    expect(changeTo(column, value)).toEqual(changes);
  });
});
