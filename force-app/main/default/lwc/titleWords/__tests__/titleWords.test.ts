import { titlePhrases } from 'c/titleWords';

const finds = (list: string, title: string): boolean => titlePhrases(list).some(({ pattern }) => pattern.test(title));

describe('words that are looked for in titles', () => {
  it.each([
    ['whole words', 'director', 'Site Director, Malmö', true],
    ['no part of a word', 'cto', 'Director', false],
    ['no part of a word that ends in a letter with an accent', 'chef', 'Chefé', false],
    ['a star at the end: the rest of a word', 'einkauf*', 'Einkaufsleiter', true],
    ['a star between words: any words', 'chief * officer', 'Chief Human Resources Officer', true],
    ['a star between words: one word at least', 'chief * officer', 'Chief Officer', false],
    ['both stars', 'chief * off*', 'Chief Risk Officers', true],
    ['a word with a sign', 'R&D', 'Head of R&D', true],
    ['signs have no meaning of their own', 'C++', 'C++ Developer', true],
    ['nothing finds nothing', ', ,*', 'CFO', false],
  ])('%s', (_rule, list, title, expected) => {
    expect(finds(list, title)).toBe(expected);
  });

  it('says how long each phrase is', () => {
    expect(titlePhrases('VP, head of').map(({ length }) => length)).toEqual([2, 7]);
  });
});
