import { initialsOf, personText } from 'c/personText';
import { person } from '../../gridLayout/__tests__/people';

describe('c/personText', () => {
  it.each([
    ['Ann Berg', 'AB'],
    ['Ann de Groot', 'AG'],
    ['ann-marie o’neil', 'AO'],
    ['Cher', 'C'],
    ['Øyvind Åsen', 'ØÅ'],
    ['  Bo   Ek  ', 'BE'],
    ['Berg, Ann', 'BA'],
    ['山田 太郎', '山太'],
    ['', ''],
    ['...', ''],
  ])('abbreviates %j as %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it.each([
    [{ role: 'Champion', title: 'CFO', stance: 1, influence: 4 }, true, 'Ann Berg, Champion, Supporter, influence 4'],
    [{ title: 'CFO', stance: -2 }, true, 'Ann Berg, CFO, Opponent'],
    [{}, true, 'Ann Berg, Stance not known'],
    [{ influence: 5 }, false, 'Ann Berg, influence 5'],
  ] as const)('says of %j, with stances visible %s: %s', (given, isStanceVisible, text) => {
    expect(personText(person('a', { name: 'Ann Berg', ...given }), isStanceVisible)).toBe(text);
  });
});
