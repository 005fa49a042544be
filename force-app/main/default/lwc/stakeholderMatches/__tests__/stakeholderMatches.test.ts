import type { Stakeholder } from 'c/stakeholder';
import { NOT_SET, departmentsOf, matchesOf } from 'c/stakeholderMatches';
import type { Criteria } from 'c/stakeholderMatches';

const person = (id: string, given: Partial<Stakeholder>): Stakeholder => ({
  id,
  accountId: '001',
  accountName: 'Acme',
  name: id,
  isActive: true,
  version: '',
  ...given,
});

const people = [
  person('mara', { name: 'Mara Lindqvist', title: 'Chief Financial Officer', department: 'Finance', stance: -2 }),
  person('jose', { name: 'José Álvarez-Ruiz', title: 'Plant Manager', level: 'Local', role: 'User', stance: 0 }),
  person('wei', { name: '王伟', department: 'Finance', level: 'Corporate', role: 'Champion' }),
];

describe('matchesOf', () => {
  it.each<[string, Criteria, string[] | undefined]>([
    ['nothing', {}, undefined],
    ['blanks', { text: '  ' }, undefined],
    ['punctuation alone', { text: '.,' }, undefined],
    ['words of name and title in any order', { text: 'fin LINDQ' }, ['mara']],
    ['names without their accents', { text: 'alvarez jose' }, ['jose']],
    ['the second half of a double name', { text: 'ruiz' }, ['jose']],
    ['other scripts', { text: '王' }, ['wei']],
    ['nobody by the middle of a word', { text: 'indq' }, []],
    ['a department', { department: 'Finance' }, ['mara', 'wei']],
    ['those without one', { department: NOT_SET }, ['jose']],
    ['a level', { level: 'Local' }, ['jose']],
    ['a role', { role: 'Champion' }, ['wei']],
    ['a stance', { stance: '-2' }, ['mara']],
    ['the neutral stance, which is one', { stance: '0' }, ['jose']],
    ['those whose stance is unknown', { stance: NOT_SET }, ['wei']],
    ['all criteria together', { text: 'm', department: 'Finance' }, ['mara']],
    ['emptied criteria as none', { text: '', department: '', level: undefined }, undefined],
  ])('finds by %s', (_, criteria, ids) => {
    const matches = matchesOf(people, criteria);
    expect(matches && [...matches]).toEqual(ids);
  });
});

describe('departmentsOf', () => {
  it('lists each once, in order', () => {
    const more = person('x', { department: 'Board' });
    expect(departmentsOf([...people, more])).toEqual(['Board', 'Finance']);
  });
});
